"use client";

import { useEffect, useState } from "react";

/** Where the browser keeps them: addresses of plans with their titles, the newest first. Nothing of it is ever sent. */
const KEY = "last-plans";

const MOST = 2;

type LastPlan = { readonly href: string; readonly title: string };

const isLastPlan = (value: unknown): value is LastPlan => {
  const { href, title } = (value ?? {}) as Partial<Record<keyof LastPlan, unknown>>;
  return typeof href === "string" && href.startsWith("/plan/result?") && typeof title === "string";
};

/** What is kept; nothing where the browser keeps nothing, or something else than this page wrote. */
function kept(): readonly LastPlan[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(value) ? value.filter(isLastPlan).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(plans: readonly LastPlan[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(plans.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing, or has no room: the plan has its address all the same.
  }
}

/** Keeps the plan that is being read. */
export function KeepPlan({ href, title }: LastPlan) {
  useEffect(() => keep([{ href, title }, ...kept().filter((plan) => plan.href !== href)]), [href, title]);
  return null;
}

/** The last plans of this browser, and a way to forget them. Nothing where there are none, or without scripts. */
export function LastPlans({ title, forget }: { readonly title: string; readonly forget: string }) {
  const [plans, setPlans] = useState<readonly LastPlan[]>([]);
  useEffect(() => setPlans(kept()), []);
  if (plans.length === 0) return null;
  const drop = () => {
    localStorage.removeItem(KEY);
    setPlans([]);
  };
  return (
    <section className="last-plans" aria-labelledby="last-plans">
      <h2 id="last-plans">{title}</h2>
      <ul>
        {plans.map((plan) => (
          <li key={plan.href}>
            <a href={plan.href}>{plan.title}</a>
          </li>
        ))}
      </ul>
      <p className="small quiet">
        <button type="button" className="link-button" onClick={drop}>
          {forget}
        </button>
      </p>
    </section>
  );
}
