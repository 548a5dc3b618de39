import type { ReactNode } from "react";
import { FieldError } from "#app/_ui/field-parts.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Note } from "#app/_ui/note.tsx";
import { isListed } from "#lib/installations/setup/answers.ts";
import { commonVersion, type DraftHost } from "#lib/installations/setup/draft.ts";
import type { Asked } from "./question.ts";

const hasVersions = (hosts: readonly DraftHost[]): boolean => hosts.some(({ version }) => version !== "");

/** How many hosts run each version, for more hosts than are shown one by one. */
function census(hosts: readonly DraftHost[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { version } of hosts) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts];
}

const OwnVersions = ({ context: { t }, data, form }: Asked) =>
  isListed(data) ? (
    <ul className="setup-list">
      {census(data.hosts).map(([version, count]) => (
        <li key={version}>{t("installations.versions.count", { count, version: version || t("common.not-given") })}</li>
      ))}
    </ul>
  ) : (
    <div className="setup-versions">
      {data.hosts.map((host, row) => (
        <TextField
          key={host.name.toLowerCase() || row}
          name={`hosts.${row}.version`}
          label={host.name}
          hint={host.role ? t(`planner.role.${host.role}`) : undefined}
          value={form.value(`hosts.${row}.version`, host.version)}
          error={form.error(`hosts.${row}.version`)}
          autoComplete="off"
          inputMode="decimal"
          short
        />
      ))}
    </div>
  );

type OptionProps = {
  readonly id: string;
  readonly value: string;
  readonly chosen: string;
  readonly label: string;
  readonly children: ReactNode;
};

/** A choice with what belongs to it below. Without scripts and styles both parts are there, and the chosen one counts. */
const Option = ({ id, value, chosen, label, children }: OptionProps) => (
  <div className="setup-choice">
    <label className="option">
      <input type="radio" name="versions" id={id} value={value} defaultChecked={chosen === value} />
      <span>{label}</span>
    </label>
    <div className="setup-choice-part">{children}</div>
  </div>
);

export const VersionsQuestion = (asked: Asked) => {
  const { context, data, form } = asked;
  const { t } = context;
  const common = commonVersion(data.hosts);
  const mixed = common === null && hasVersions(data.hosts);
  const chosen = form.value("versions", common !== null ? "same" : mixed ? "own" : "");
  const error = form.error("versions");
  return (
    <>
      <h1>{t("installations.versions.title")}</h1>
      {mixed ? (
        <div className="setup-note">
          <Note>{t.rich("installations.versions.mixed", { b: (chunks) => <strong>{chunks}</strong> })}</Note>
        </div>
      ) : null}
      <fieldset className="field" aria-describedby={error ? "versions-error" : undefined}>
        <legend className="hidden-text">{t("installations.versions.title")}</legend>
        <FieldError id="versions" error={error} />
        <Option id="versions" value="same" chosen={chosen} label={t("installations.versions.same")}>
          <TextField
            name="version"
            label={t("planner.from.label")}
            hint={t("installations.versions.hint")}
            value={form.value("version", common ?? "")}
            error={form.error("version")}
            autoComplete="off"
            inputMode="decimal"
            short
          />
        </Option>
        <Option id="versions-own" value="own" chosen={chosen} label={t("installations.versions.own")}>
          <OwnVersions {...asked} />
        </Option>
      </fieldset>
    </>
  );
};
