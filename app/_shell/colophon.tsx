import type { PageContext, Theme } from "#app/_edge/page-context.ts";
import { LOCALES } from "#lib/messages/locale.ts";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** Languages call themselves by their own names, in every language. */
const OWN_NAME = { en: "English", de: "Deutsch" } as const;

const Themes = ({ context }: { readonly context: PageContext }) => (
  <form action="/preferences/submit" method="post" aria-label={context.t("common.theme.label")}>
    <span aria-hidden="true">{context.t("common.theme.label")}</span>
    {THEMES.map((theme) => (
      <button key={theme} type="submit" className="switch" name="theme" value={theme} aria-pressed={theme === context.theme}>
        {context.t(`common.theme.${theme}`)}
      </button>
    ))}
  </form>
);

const Languages = ({ context }: { readonly context: PageContext }) => (
  <form action="/preferences/submit" method="post" aria-label={context.t("common.language")}>
    <span aria-hidden="true">{context.t("common.language")}</span>
    {LOCALES.map((locale) => (
      <button
        key={locale}
        type="submit"
        className="switch"
        name="locale"
        value={locale}
        lang={locale}
        aria-pressed={locale === context.locale}
      >
        {OWN_NAME[locale]}
      </button>
    ))}
  </form>
);

/** Foot of every page: help in the same place everywhere, and how the pages look and speak. */
export const Colophon = ({ context }: { readonly context: PageContext }) => (
  <footer className="colophon">
    <div className="frame">
      <p>{context.t("common.open-source")}</p>
      <a href="/how-upgrades-work">{context.t("common.nav.how-upgrades-work")}</a>
      <a href="/accessibility">{context.t("common.nav.accessibility")}</a>
      <a href="/api/docs">{context.t("interface.title")}</a>
      <a href="/privacy">{context.t("common.nav.privacy")}</a>
      <div className="switches">
        <Themes context={context} />
        <Languages context={context} />
      </div>
    </div>
  </footer>
);
