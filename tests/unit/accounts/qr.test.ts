import { encode } from "uqr";
import { expect, test } from "vitest";
import { qrCode } from "#lib/accounts/own/qr.ts";

/** The squares that a path of horizontal strokes covers. */
function squaresOf(path: string, size: number): boolean[][] {
  const squares = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(run); i++) (squares[Number(y)] ?? [])[Number(x) + i] = true;
  return squares;
}

const URI =
  "otpauth://totp/Upgrade%20Desk:kim%40northwind.example?secret=JBSWY3DPEHPK3PXP&issuer=Upgrade+Desk&digits=6&period=30";

test("draws every dark square of the code and no other", () => {
  const { size, path } = qrCode(URI);
  expect(squaresOf(path, size)).toEqual(encode(URI, { ecc: "M", border: 4 }).data);
});

test("leaves four squares free around, as scanners ask for", () => {
  const { size, path } = qrCode(URI);
  const squares = squaresOf(path, size);
  const dark = squares.flatMap((row, y) => row.flatMap((square, x) => (square ? [x, y] : [])));
  expect([Math.min(...dark), Math.max(...dark)]).toEqual([4, size - 5]);
});
