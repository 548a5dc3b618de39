/** Far above any page of ours; the framework itself accepts ten times that and answers 500 to what it cannot read. */
const LONGEST = 4_096;

/** Nesting of a page's layouts; a hostile header would otherwise exhaust the stack. */
const DEEPEST = 24;

const KINDS = new Set(["c", "ci(..)(..)", "ci(.)", "ci(..)", "ci(...)", "oc", "d", "di(..)(..)", "di(.)", "di(..)", "di(...)"]);

const MARKS: readonly unknown[] = ["refetch", "inside-shared-layout", "metadata-only"];

const isText = (value: unknown): value is string => typeof value === "string";

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** A name, or a parameter: its name, its value, its kind, and the names beside it where they are known. */
function isSegment(value: unknown): boolean {
  if (!Array.isArray(value)) return isText(value);
  const [name, key, kind, siblings] = value as unknown[];
  return (
    value.length === 4 &&
    isText(name) &&
    isText(key) &&
    isText(kind) &&
    KINDS.has(kind) &&
    (siblings === null || isTexts(siblings))
  );
}

/** What may stand behind the children; all of it may be left out. */
function isTail([refresh, mark, hints, ...rest]: readonly unknown[]): boolean {
  return (
    (refresh === undefined || refresh === null || (isTexts(refresh) && (refresh as unknown[]).length === 2)) &&
    (mark === undefined || mark === null || MARKS.includes(mark)) &&
    (hints === undefined || hints === null || typeof hints === "number") &&
    (rest.length === 0 || (rest.length === 1 && isText(rest[0])))
  );
}

function isTree(value: unknown, depth: number): boolean {
  if (depth > DEEPEST || !Array.isArray(value) || value.length < 2) return false;
  const [segment, children, ...tail] = value as unknown[];
  if (!isSegment(segment) || typeof children !== "object" || children === null || Array.isArray(children)) return false;
  return isTail(tail) && Object.values(children).every((child) => isTree(child, depth + 1));
}

/** Whether the header with which the framework's own client says what it shows could come from that client. */
export function isRouterState(header: string): boolean {
  if (header.length > LONGEST) return false;
  try {
    return isTree(JSON.parse(decodeURIComponent(header)), 0);
  } catch {
    // Not JSON or not decodable: a careless or hostile client, either way a refusal.
    return false;
  }
}
