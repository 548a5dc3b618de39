import "server-only";
import type { Refusal, RefusalFault } from "#lib/http/refusal.ts";
import { done, type Result } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { type Found, find, TakenBack } from "../act/service.ts";
import { namingEvening } from "../series/refusal-words.ts";
import { loadEvenings, lockEvenings } from "../series/repository.ts";
import { meantBy, type Together } from "../series/series.ts";

/**
 * The same act on other evenings of the series, those left out whose state does not allow it: they are over, or under way. Race:
 * the rows of all evenings are held, in order, before any of them is read.
 */
async function others(
  found: Found,
  { evenings: which = "this", seen = [] }: Together,
): Promise<Result<readonly Found[], Refusal>> {
  const { tx, actor, act, locale, booking } = found;
  if (!booking.series || which === "this") return done([]);
  const { id: seriesId, evening } = booking.series;
  await lockEvenings(tx, seriesId, 0);
  const rest: Found[] = [];
  for (const one of meantBy(which, act, { evening, evenings: await loadEvenings(tx, seriesId) })) {
    if (one.evening === evening) continue;
    const version = seen.find(({ id }) => id === one.id)?.version;
    const next = await find(tx, actor, { id: one.id, act, locale, version });
    if (!next.ok) return next;
    rest.push(next.value);
  }
  return done(rest);
}

const eveningOf = ({ booking }: Found): number => booking.series?.evening ?? 1;

/** A fault of one of several says where it stands among them. */
function placed({ faults = [], ...refusal }: Refusal, found: Found): Refusal {
  const evening = eveningOf(found);
  const named = namingEvening(faults, evening, translator(found.locale));
  const at = ({ pointer, ...fault }: RefusalFault) => ({
    ...fault,
    pointer: pointer === "/start" ? `/series/${evening - 1}` : pointer,
  });
  return faults.length === 0 ? refusal : { ...refusal, faults: named.map(at) };
}

/** What is asked for, and from which end: what ends an evening begins with the last, so that none is held back by another. */
export type Asked = Together & { readonly from: "first" | "last" };

/** Does the same to each evening that is meant, in one transaction: to all of them or to none. */
export async function onEvenings(
  found: Found,
  { from, ...together }: Asked,
  work: (found: Found) => Promise<Result<null, Refusal>>,
): Promise<Result<null, Refusal>> {
  const rest = await others(found, together);
  if (!rest.ok) return rest;
  if (rest.value.length === 0) return work(found);
  const inOrder = [found, ...rest.value].toSorted((a, b) => eveningOf(a) - eveningOf(b));
  for (const one of from === "first" ? inOrder : inOrder.toReversed()) {
    const result = await work(one);
    if (!result.ok) throw new TakenBack(placed(result.error, one));
  }
  return done(null);
}
