import type { FormState } from "#app/_edge/form-state.ts";
import { RowsErrors } from "#app/_planner/rows-errors.tsx";
import { Button } from "#app/_ui/button.tsx";
import { SelectField, TextArea, TextField } from "#app/_ui/fields.tsx";
import type { FormReply } from "#lib/forms/reply.ts";
import { isListed } from "#lib/installations/setup/answers.ts";
import { type DraftData, type DraftHost, firstHosts } from "#lib/installations/setup/draft.ts";
import { hostRows } from "#lib/installations/setup/host-rows.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Topology } from "#lib/planning/plan.ts";
import { writeInventory } from "#lib/planning/write-inventory.ts";
import { hasStandIns } from "../plan-draft.ts";
import type { Asked } from "./question.ts";

/** Rows that are in the draft; what was typed while the session ended is in the reply alone. */
function rowsShown({ hosts, topology }: DraftData, reply: FormReply): readonly DraftHost[] {
  const typed = reply.errors.length === 0 ? hostRows(reply.values) : [];
  if (typed.length > 0) return typed;
  return hosts.length > 0 ? hosts : firstHosts(topology);
}

const rolesOf = (topology: Topology | null, own: string) =>
  (["primary", "secondary", "processing", "backup"] as const).filter(
    (role) => role !== "processing" || topology !== "mirror" || own === "processing",
  );

type RowProps = {
  readonly host: DraftHost;
  readonly row: number;
  readonly topology: Topology | null;
  readonly t: Translate;
  readonly form: FormState;
};

const HostRow = ({ host, row, topology, t, form }: RowProps) => {
  const field = (member: string) => ({ name: `hosts.${row}.${member}`, error: form.error(`hosts.${row}.${member}`) });
  return (
    <fieldset className="setup-host">
      <legend>{t("planner.hosts.row", { number: row + 1 })}</legend>
      <TextField {...field("name")} label={t("planner.hosts.name")} value={host.name} autoComplete="off" spellCheck={false} />
      <SelectField
        {...field("role")}
        label={t("planner.hosts.role")}
        value={host.role}
        options={[
          { value: "", label: t("planner.hosts.role-choose") },
          ...rolesOf(topology, host.role).map((role) => ({ value: role, label: t(`planner.role.${role}`) })),
        ]}
      />
      <TextField
        {...field("version")}
        label={t("planner.hosts.version")}
        value={host.version}
        autoComplete="off"
        inputMode="decimal"
      />
      {topology === "mirror" && host.minutes === "" ? null : (
        <TextField
          {...field("minutes")}
          label={t("planner.hosts.minutes")}
          value={host.minutes}
          autoComplete="off"
          inputMode="numeric"
        />
      )}
      <Button kind="plain" small name="act" value={`remove-${row}`}>
        {t("planner.hosts.remove")}
        <span className="hidden-text"> {host.name || t("planner.hosts.remove-host", { number: row + 1 })}</span>
      </Button>
    </fieldset>
  );
};

const ListField = ({ t, form, value }: { readonly t: Translate; readonly form: FormState; readonly value: string }) => (
  <TextArea
    name="list"
    label={t("planner.hosts.list")}
    hint={t("installations.hosts.list-hint")}
    value={form.value("list", value)}
    error={form.error("list")}
    rows={8}
    spellCheck={false}
    autoComplete="off"
  />
);

/** More hosts than rows can show: the list is what is edited. */
const ListOnly = ({ context: { t }, data, form }: Asked) => (
  <>
    <p className="prose soft">{t("installations.hosts.many", { count: data.hosts.length })}</p>
    <ListField t={t} form={form} value={writeInventory(data.hosts)} />
  </>
);

const Rows = ({ context: { t }, data, form, reply }: Asked) => (
  <>
    {/* biome-ignore lint/a11y/useSemanticElements: each row is a fieldset of its own */}
    <div
      className={data.topology === "mirror" ? "setup-hosts setup-hosts-mirror" : "setup-hosts"}
      id="hosts"
      role="group"
      tabIndex={-1}
      aria-label={t("planner.hosts.rows")}
      aria-describedby={form.error("hosts") ? "hosts-error" : undefined}
    >
      <RowsErrors form={form} />
      {rowsShown(data, reply).map((host, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their number alone
        <HostRow key={row} {...{ host, row, t, form }} topology={data.topology} />
      ))}
    </div>
    <div>
      <Button name="act" value="add">
        {t("planner.hosts.add")}
      </Button>
    </div>
    <details className="setup-paste" open={form.value("list") !== ""}>
      <summary>{t("planner.hosts.paste")}</summary>
      <div className="form">
        <ListField t={t} form={form} value="" />
        <div>
          <Button name="act" value="list">
            {t("planner.hosts.list-show")}
          </Button>
        </div>
      </div>
    </details>
  </>
);

/** Every host with its role; versions may wait for the next question. */
export const HostsQuestion = (asked: Asked) => {
  const { context, data } = asked;
  const { t } = context;
  return (
    <>
      <div className="setup-head">
        <h1>{t("installations.hosts.title")}</h1>
        <p className="lede">{t(`installations.hosts.lede-${data.topology ?? "mirror"}`)}</p>
        {hasStandIns(data) ? <p className="gap-above">{t("installations.hosts.stand-ins")}</p> : null}
      </div>
      {isListed(data) ? <ListOnly {...asked} /> : <Rows {...asked} />}
    </>
  );
};
