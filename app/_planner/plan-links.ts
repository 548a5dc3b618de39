import type { PlanInput } from "#lib/planning/plan.ts";
import { compareVersions } from "#lib/planning/version.ts";
import { hostsQuery } from "./host-rows.ts";
import { questionQuery } from "./question.ts";
import { withFailback } from "./values.ts";

/** A link that is longer than this does not survive every mail programme and server on its way. */
export const LONGEST_QUERY = 6000;

/** Where a plan's page leads. */
export type PlanLinks = {
  /** The plan itself, by a short link's id or by its address: what other pages take for `plan`. */
  readonly handle: string;
  /** Path of the page that shows it, to be copied and printed. */
  readonly self: string;
  readonly change: string;
  readonly book: string;
  /** The same plan with or without the failback; `null` where it is too long to be asked for by an address. */
  readonly failback: ((wanted: boolean) => string) | null;
  /** What it does to each VPS of a list; `null` likewise. */
  readonly vps: string | null;
  /** The steps as a file. */
  readonly file: (kind: "csv" | "json") => string;
};

const bookHref = (plan: string): string => `/installations/new?plan=${encodeURIComponent(plan)}`;

const failbackHref =
  (query: string) =>
  (wanted: boolean): string =>
    `/plan/result?${withFailback(query, wanted)}`;

const changeHref = (query: string): string => `${/(?:^|&)host=/.test(query) ? "/plan/hosts" : "/plan"}?${query}`;

/** Of a plan that its address says all about. */
export const linksOfQuery = (query: string): PlanLinks => ({
  handle: query,
  self: `/plan/result?${query}`,
  change: changeHref(query),
  book: bookHref(query),
  failback: failbackHref(query),
  vps: `/plan/vps?${query}`,
  file: (kind) => `/plan/steps.${kind}?${query}`,
});

/** Of a plan that is kept under a short link; what its hosts are too many for leads to the list of them. */
export function linksOfShared(id: string, query: string): PlanLinks {
  const fits = query.length <= LONGEST_QUERY;
  return {
    handle: id,
    self: `/p/${id}`,
    change: fits ? changeHref(query) : `/plan/inventory?plan=${id}`,
    book: bookHref(fits ? query : id),
    failback: fits ? failbackHref(query) : null,
    vps: fits ? `/plan/vps?${query}` : null,
    file: (kind) => `/p/${id}/steps.${kind}`,
  };
}

/** The short form's answers, where they say all there is to say about these hosts. */
function shortQuery({ topology, hosts, failback }: PlanInput): string | null {
  const [first] = hosts;
  const backups = hosts.filter(({ role }) => role === "backup").length;
  const isAlike = hosts.every(
    ({ version, restartMinutes }) =>
      restartMinutes === null && first !== undefined && compareVersions(version, first.version) === 0,
  );
  if (!first || !isAlike || backups > 1) return null;
  const processing = hosts.filter(({ role }) => role === "processing").length;
  return questionQuery({ layout: topology, from: first.version.text, processing, backup: backups === 1, failback });
}

/** The address that asks for these hosts: the short one where they have no names and nothing else to tell them apart. */
export const queryOfInput = (input: PlanInput, named: boolean): string => (named ? null : shortQuery(input)) ?? hostsQuery(input);
