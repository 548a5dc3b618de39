import { Icon, type IconName } from "#app/_ui/icon.tsx";
import type { Level } from "#lib/bookings/review/findings.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { FindingWords } from "./finding-words.ts";

const ICONS: Readonly<Record<Level, IconName>> = { met: "tick", weigh: "clock", broken: "alert" };

const Item = ({ finding, t }: { readonly finding: FindingWords; readonly t: Translate }) => (
  <li className={`check-${finding.level}`}>
    <Icon name={ICONS[finding.level]} />
    <span>
      <span className="hidden-text">{t(`desk.level.${finding.level}`)} </span>
      {finding.title}
      {finding.fact ? <small>{finding.fact}</small> : null}
      {finding.links.map(({ href, text, after }) => (
        <small key={href}>
          <a href={href}>{text}</a> {after}
        </small>
      ))}
    </span>
  </li>
);

/** The rules with the facts that satisfy them, then what the desk should weigh. */
export const FindingsList = ({ findings, t }: { readonly findings: readonly FindingWords[]; readonly t: Translate }) => (
  <ul className="checks">
    {findings.map((finding, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered
      <Item key={n} finding={finding} t={t} />
    ))}
  </ul>
);
