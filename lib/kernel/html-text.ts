const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

// Controls that no text needs, and the marks that turn the direction of what follows them.
const UNWANTED = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text for HTML that is text wherever it stands, between tags or in a quoted attribute. */
export const htmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNWANTED, "")
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
