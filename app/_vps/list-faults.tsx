import { Section } from "#app/_ui/section.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { LineFault } from "#lib/vps/read-list.ts";

/** Lines that one page has room for. */
const MOST_SHOWN = 100;

const sentences = ({ faults }: LineFault, t: Translate): readonly string[] =>
  faults.length === 0 ? [t("vps.fault.quotes")] : faults.map(({ code, params }) => t(`vps.fault.${code}`, { ...params }));

/** Every line that cannot be read, with what is accepted in its place; nothing where all can. */
export const ListFaults = ({ t, faults }: { readonly t: Translate; readonly faults: readonly LineFault[] }) =>
  faults.length === 0 ? null : (
    <Section id="faults" title={t("vps.list.faults")} aside={t("vps.list.faults-count", { count: faults.length })}>
      <ol className="vps-faults">
        {faults.slice(0, MOST_SHOWN).map((fault) => (
          <li key={fault.line}>
            <b>{t("vps.list.line", { line: fault.line })}</b>
            <div>
              {sentences(fault, t).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {faults.length > MOST_SHOWN ? (
        <p className="gap-above">{t("vps.list.faults-more", { count: faults.length - MOST_SHOWN })}</p>
      ) : null}
    </Section>
  );
