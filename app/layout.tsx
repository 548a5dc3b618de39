import clsx from "clsx";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { pageContext } from "./_edge/page-context.ts";
import { Sprite } from "./_ui/icon.tsx";
import "./_ui/css/tokens.css";
import "./_ui/css/desk.css";
import "./_ui/css/frame.css";
import "./_ui/css/controls.css";
import "./_ui/css/parts.css";
import "./_ui/css/forms.css";

const sans = localFont({
  src: "./_ui/fonts/hanken-grotesk-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-sans",
  // The stand-in with its measures is in tokens.css.
  adjustFontFallback: false,
});

/** Only where every character counts, so it is fetched when a page needs it. */
const mono = localFont({
  src: "./_ui/fonts/atkinson-hyperlegible-mono-latin-wght-normal.woff2",
  weight: "200 800",
  display: "swap",
  variable: "--font-mono",
  preload: false,
  adjustFontFallback: false,
});

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return {
    title: { default: t("common.name"), template: `%s - ${t("common.name")}` },
    description: t("common.description"),
    icons: { icon: "/icon.svg" },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Every page depends on its request: language, theme and the nonce of its scripts. */
export default async function Layout({ children }: { readonly children: ReactNode }) {
  const { locale, theme } = await pageContext();
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme} className={clsx(sans.variable, mono.variable)}>
      <head>
        <noscript>
          <link rel="stylesheet" href="/no-script.css" />
        </noscript>
      </head>
      <body>
        <Sprite />
        {children}
      </body>
    </html>
  );
}
