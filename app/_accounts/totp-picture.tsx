import { qrCode } from "#lib/accounts/own/qr.ts";

/** What an authenticator app scans. Dark on light in both themes: not every app reads it the other way round. */
export function TotpPicture({ uri, label }: { readonly uri: string; readonly label: string }) {
  const { size, path } = qrCode(uri);
  return (
    <svg className="accounts-picture gap-above" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
