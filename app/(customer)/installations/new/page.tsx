import { redirect } from "next/navigation";
import { type Search, searchValue } from "#app/_edge/page-context.ts";

/** The first question, with a plan's address passed on where one was brought along. */
export default async function NewPage({ searchParams }: { readonly searchParams: Search }) {
  const plan = await searchValue(searchParams, "plan");
  redirect(`/installations/new/name${plan ? `?plan=${encodeURIComponent(plan)}` : ""}`);
}
