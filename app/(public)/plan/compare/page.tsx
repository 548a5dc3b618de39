import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { type PageContext, pageContext, type Search } from "#app/_edge/page-context.ts";
import { namesHosts } from "#app/_planner/host-rows.ts";
import { type HandledPlan, planOfHandle } from "#app/_planner/plan-handle.ts";
import { LONGEST_QUERY } from "#app/_planner/plan-links.ts";
import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { planView } from "#app/_planner/plan-view.ts";
import { queryOf, valuesOf } from "#app/_planner/values.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { PlanDiff } from "#app/_take-along/plan-diff.tsx";
import { SecondPlan } from "#app/_take-along/second-plan.tsx";
import { type FormReply, type FormValues, NO_REPLY, parseForm } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import { inventoryOf, writeInventory } from "#lib/planning/write-inventory.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("take.diff.title"), robots: { index: false } };
}

/** Names of the address that are the page's own; the rest are the second plan's answers. */
const OWN = new Set(["a", "b", "reply", "edit", "add", "remove", "rows"]);

const answersIn = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !OWN.has(name)));

const compareHref = (a: HandledPlan, rest: string): string => `/plan/compare?a=${encodeURIComponent(a.links.handle)}&${rest}`;

/** The answers that a plan was made of; of hosts that are too many for an address, the list. */
function answersOf({ query, input }: HandledPlan): FormValues {
  if (query.length <= LONGEST_QUERY) return parseForm(query);
  return { layout: [input.topology], list: [writeInventory(inventoryOf(input.hosts))] };
}

const isAsked = (values: FormValues): boolean => !["edit", "add", "remove", "rows"].some((name) => values[name] !== undefined);

/** What the form of the second plan shows: a refused list, what was typed, or else the first plan. */
function formOf(a: HandledPlan, values: FormValues, reply: FormReply): Pick<FormReply, "values" | "errors"> {
  if (reply !== NO_REPLY) return reply;
  const typed = answersIn(values);
  if (Object.keys(typed).length === 0) return { values: answersOf(a), errors: [] };
  const request = readPlanRequest(typed);
  if (!isAsked(values)) return { values, errors: [] };
  if (request.kind === "plan") redirect(compareHref(a, `b=${encodeURIComponent(request.query)}`));
  return { values, errors: request.kind === "again" ? request.errors : [{ field: "from", message: "planner.from.empty" }] };
}

/** The form again with the second plan's answers in it. */
function editHref(a: HandledPlan, b: HandledPlan): string {
  return b.query.length <= LONGEST_QUERY
    ? compareHref(a, `${b.query}&edit=yes`)
    : `/plan/inventory?plan=${b.links.handle}&a=${encodeURIComponent(a.links.handle)}`;
}

async function Beside({ a, values, context }: { a: HandledPlan; values: FormValues; context: PageContext }) {
  const { t, actor } = context;
  const b = await planOfHandle(values.b?.[0] ?? "");
  if (!b) {
    const reply = await readReply(actor, "inventory", values.reply?.[0]);
    return <SecondPlan context={context} a={a} {...formOf(a, values, reply)} />;
  }
  const policy = await currentPolicy();
  const pair = { a: planView(a, { t, policy }), b: planView(b, { t, policy }) };
  return <PlanDiff pair={pair} editHref={editHref(a, b)} />;
}

/** Two plans side by side; without a second one, the form that makes it out of the first. */
export default async function Compare({ searchParams }: Props) {
  const context = await pageContext();
  const values = valuesOf(await searchParams);
  const a = await planOfHandle(values.a?.[0] ?? "");
  if (!a) redirect(namesHosts(values) ? `/plan/hosts?${queryOf(answersIn(values))}` : "/plan");
  return (
    <Shell context={context} current="plan">
      <Beside a={a} values={values} context={context} />
    </Shell>
  );
}
