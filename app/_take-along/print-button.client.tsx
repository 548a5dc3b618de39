"use client";

/** Opens the browser's print window. Hidden where scripts are off; the text beside it says how to do without. */
export function PrintButton({ label }: { readonly label: string }) {
  return (
    <button type="button" className="button button-small needs-script" onClick={() => window.print()}>
      {label}
    </button>
  );
}
