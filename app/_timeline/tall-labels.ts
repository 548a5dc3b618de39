function broken(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Breaks a sentence at its spaces into as few lines of at most `most` characters as possible, all about equally long. A word
 * that is longer than that keeps a line of its own.
 */
export function wrapWords(text: string, most: number): readonly string[] {
  let lines = broken(text, most);
  for (let width = most - 1; width > 0; width--) {
    const narrower = broken(text, width);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

/** One label beside the standing drawing: where it starts and how many lines it has. */
export type Beside = { readonly minute: number; readonly lines: number };

const LINE_PX = 15.5;
const [LEAST_PX, MOST_HEIGHT_PX] = [1.75, 1500];

/**
 * Pixels for one minute of the standing drawing: enough that no two labels beside it touch, up to a bearable height. `least`
 * is for drawings that need not be as tall as others.
 */
export function minutePx(totalMinutes: number, labels: readonly Beside[], least = LEAST_PX): number {
  const sorted = [...labels].sort((a, b) => a.minute - b.minute);
  const needs = sorted.slice(1).flatMap((label, i) => {
    const before = sorted[i];
    const gap = before ? label.minute - before.minute : 0;
    return before && gap > 0 ? [(before.lines * LINE_PX + 2) / gap] : [];
  });
  const short = totalMinutes < 130 ? 2.55 : least;
  return Math.min(Math.max(short, ...needs), Math.max(MOST_HEIGHT_PX / totalMinutes, 0.001));
}

/** How much of a label has room before the next one begins. */
export type Shown = "all" | "first line" | "none";

/** For each label's minute, what of it is shown at this scale. Only pictures of the greatest height leave anything out. */
export function besideFit(labels: readonly Beside[], pxPerMinute: number): ReadonlyMap<number, Shown> {
  const sorted = [...labels].sort((a, b) => a.minute - b.minute);
  return new Map(
    sorted.map(({ minute, lines }, i): [number, Shown] => {
      const room = ((sorted[i + 1]?.minute ?? Number.POSITIVE_INFINITY) - minute) * pxPerMinute;
      if (room >= lines * LINE_PX + 1) return [minute, "all"];
      return [minute, room >= LINE_PX ? "first line" : "none"];
    }),
  );
}
