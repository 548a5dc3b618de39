import { encode } from "uqr";

/** A QR code as one path of unit squares in a field of `size` by `size`, quiet zone of four squares included. */
export type QrCode = { readonly size: number; readonly path: string };

/** Squares side by side are one stroke: half the length, and no hairlines between them. Source: ISO/IEC 18004, section 9.1. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const rows = data.map((row, y) => {
    const line = row.map((dark) => (dark ? "1" : "0")).join("");
    return [...line.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join("");
  });
  return { size, path: rows.join("") };
}
