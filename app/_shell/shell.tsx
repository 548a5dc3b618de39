import type { ReactNode } from "react";
import type { PageContext } from "#app/_edge/page-context.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { Brand } from "./brand.tsx";
import { Colophon } from "./colophon.tsx";
import { ENTRANCES, type NavItem, navigationOf, type Place } from "./navigation.ts";

type Here = { readonly context: PageContext; readonly current?: Place | undefined };

const Way = ({ item, current, context }: Here & { readonly item: NavItem }) => (
  <a href={item.href} aria-current={item.place === current ? "page" : undefined}>
    {context.t(item.label)}
  </a>
);

/** Who is signed in and the way out, which is a form since it changes something; or the ways in. */
const You = ({ context, current }: Here) =>
  isSignedIn(context.actor) ? (
    <div className="you">
      <a href="/account" aria-current={current === "account" ? "page" : undefined}>
        {context.actor.name}
      </a>
      <form action="/sign-out/submit" method="post">
        <button type="submit" className="link-button">
          {context.t("common.nav.sign-out")}
        </button>
      </form>
    </div>
  ) : (
    <div className="you">
      {ENTRANCES.map((item) => (
        <Way key={item.href} item={item} context={context} current={current} />
      ))}
    </div>
  );

const Masthead = ({ context, current }: Here) => (
  <header className="masthead">
    <div className="frame">
      <Brand name={context.t("common.name")} />
      <nav aria-label={context.t("common.nav.main")}>
        <ul>
          {navigationOf(context.actor).map((item) => (
            <li key={item.href}>
              <Way item={item} context={context} current={current} />
            </li>
          ))}
        </ul>
      </nav>
      <You context={context} current={current} />
    </div>
  </header>
);

/** The frame of every page. `wide` leaves the width to the page, which then sets its own `frame`s. */
export const Shell = ({
  context,
  current,
  wide = false,
  children,
}: Here & { readonly wide?: boolean; readonly children: ReactNode }) => (
  <>
    <a className="skip" href="#main">
      {context.t("common.skip")}
    </a>
    <Masthead context={context} current={current} />
    <main id="main" className={wide ? undefined : "frame"} tabIndex={-1}>
      {children}
    </main>
    <Colophon context={context} />
  </>
);
