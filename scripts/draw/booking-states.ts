import { writeFileSync } from "node:fs";
import { STATES, TRANSITIONS } from "#lib/bookings/transitions.ts";

/**
 * Draws the table of booking states: a line for each state, a column for each act. A dot is where the act may start, the
 * arrow leads to the state after it, a ring leaves the state as it is. `node scripts/draw/booking-states.ts` writes the file.
 */

type StateName = keyof typeof STATES;

export const FILE = "docs/booking-states.svg";

const NAMES = Object.keys(STATES) as StateName[];
const [LEFT, TOP, ROW, COLUMN] = [350, 84, 52, 116];
const [WIDTH, HEIGHT] = [LEFT + TRANSITIONS.length * COLUMN + 20, TOP + NAMES.length * ROW + 36];

const HOLDS = {
  nothing: "holds nothing",
  window: "holds its window",
  "window-and-proposals": "holds its window and the proposed ones",
};
const TURN = { desk: "the desk has to answer", customer: "the customer has to answer" };

const yOf = (state: StateName): number => TOP + NAMES.indexOf(state) * ROW + ROW / 2;
const xOf = (column: number): number => LEFT + column * COLUMN + COLUMN / 2;

type Spot = { readonly x: number; readonly y: number };

const text = ({ x, y }: Spot, style: string, words: string): string => `<text x="${x}" y="${y}" class="${style}">${words}</text>`;

function stateLine(state: StateName): string {
  const { holds, turn } = STATES[state];
  const y = yOf(state);
  const waits = turn === null ? "" : `, ${TURN[turn]}`;
  return [
    `<line x1="16" y1="${y}" x2="${WIDTH - 16}" y2="${y}" class="rule"/>`,
    text({ x: 16, y: y - 6 }, "state", state),
    text({ x: 16, y: y + 14 }, "small", `${HOLDS[holds]}${waits}`),
  ].join("\n");
}

const dot = ({ x, y }: Spot): string => `<circle cx="${x}" cy="${y}" r="4" class="dot"/>`;
const ring = ({ x, y }: Spot): string => `<circle cx="${x}" cy="${y}" r="6" class="ring"/>`;

const tip = (x: number, to: number, back: number): string =>
  `<path d="M${x - 5} ${back}L${x + 5} ${back}L${x} ${to}Z" class="tip"/>`;

/** One line from the farthest of the states on a side, so that no line lies on another. */
function arrow(x: number, starts: readonly number[], to: number): string {
  const far = starts[0] === undefined || starts[0] < to ? Math.min(...starts) : Math.max(...starts);
  const back = to - Math.sign(to - far) * 10;
  return `<line x1="${x}" y1="${far}" x2="${x}" y2="${back}" class="arrow"/>${tip(x, to, back)}`;
}

function arrowsTo(x: number, from: readonly StateName[], to: StateName): readonly string[] {
  const starts = from.map(yOf);
  const sides = [starts.filter((y) => y < yOf(to)), starts.filter((y) => y > yOf(to))];
  return sides.filter((side) => side.length > 0).map((side) => arrow(x, side, yOf(to)));
}

type Row = (typeof TRANSITIONS)[number];

/** Where the act may lead: `before` is either state from which another time can be proposed. */
function targetsOf({ to }: Row): readonly StateName[] {
  if (to === "same") return [];
  if (to !== "before") return [to];
  return TRANSITIONS.flatMap((row) => (row.act === "propose" ? [...row.from] : []));
}

function act(row: Row, column: number): string {
  const x = xOf(column);
  const targets = targetsOf(row);
  const stays = (from: StateName): boolean => row.to === "same" || targets.includes(from);
  return [
    text({ x, y: 34 }, "act", row.act),
    text({ x, y: 52 }, "who", row.who.join(", ")),
    ...row.from.map((from) => (stays(from) ? ring : dot)({ x, y: yOf(from) })),
    ...targets.flatMap((to) => arrowsTo(x, row.from, to)),
  ].join("\n");
}

const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #1c2326 }
.state { font-weight: 650 } .small, .who { font-size: 11px; fill: #5a666b } .act { font-size: 12px; font-weight: 650 }
.act, .who { text-anchor: middle } .rule { stroke: #c9d0d2 } .arrow { stroke: #0f6b74; stroke-width: 1.5 }
.tip, .dot { fill: #0f6b74 } .ring { fill: none; stroke: #0f6b74; stroke-width: 1.5 } .paper { fill: #fbfaf7 }
@media (prefers-color-scheme: dark) {
text { fill: #e6eaeb } .small, .who { fill: #9aa7ab } .rule { stroke: #3a4549 } .arrow, .ring { stroke: #5fc0c9 }
.tip, .dot { fill: #5fc0c9 } .paper { fill: #14191b } }
`;

/** The drawing as a document of its own. */
export const bookingStatesSvg = (): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title">`,
    '<title id="title">The states of a booking, and the acts that lead from one to the next</title>',
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    ...NAMES.map(stateLine),
    ...TRANSITIONS.map(act),
    text(
      { x: 16, y: HEIGHT - 14 },
      "small",
      "Dot: may start here. Arrow: leads there. Ring: stays. The clock acts when a due date has passed.",
    ),
    "</svg>",
    "",
  ].join("\n");

if (import.meta.main) writeFileSync(FILE, bookingStatesSvg());
