import type { Translate } from "#lib/messages/translator.ts";
import "./take-along.css";

const KINDS = ["csv", "json"] as const;

/** A plan's steps as files to keep; `href` is the address of each. */
export const StepFileLinks = ({ t, href }: { readonly t: Translate; readonly href: (kind: "csv" | "json") => string }) => (
  <ul className="take-files no-print">
    {KINDS.map((kind) => (
      <li key={kind}>
        <a href={href(kind)} download>
          {t(`take.files.${kind}`)}
        </a>{" "}
        <span className="quiet">{t(`take.files.${kind}-text`)}</span>
      </li>
    ))}
  </ul>
);
