/** Where ascending moments first reach `moment`: an index from 0 to their number. */
export type StartIndex = (moment: number) => number;

/**
 * A table that leads close to the answer, since thousands of booked moments are looked up and starts lie about evenly: entry `n`
 * is where they reach the end of the `n`th part of their span. Moments are whole milliseconds.
 */
export function indexOf(starts: Float64Array): StartIndex {
  const count = starts.length;
  const first = starts[0] ?? 0;
  const span = (starts.at(-1) ?? 0) - first;
  const part = Math.max(1, Math.ceil(span / Math.max(1, count)));
  const table = new Int32Array(Math.floor(span / part) + 1);
  for (let entry = 0, index = 0; entry < table.length; entry++) {
    while (index < count && (starts[index] as number) < first + entry * part) index++;
    table[entry] = index;
  }
  return (moment) => {
    if (moment <= first) return 0;
    if (moment > first + span) return count;
    let index = table[Math.floor((moment - first) / part)] as number;
    while ((starts[index] as number) < moment) index++;
    return index;
  };
}
