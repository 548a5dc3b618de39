/** The middle of the values; of an even number the lower of the two in the middle. Throws where there is none. */
export function medianOf(values: readonly number[]): number {
  const median = values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  if (median === undefined) throw new RangeError("The median of nothing");
  return median;
}
