import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { type Checked, checkList, IMPORT_FORM, someHosts } from "#app/_vps/import-form.ts";
import { ListFaults } from "#app/_vps/list-faults.tsx";
import { ListFields } from "#app/_vps/list-fields.tsx";
import { ListReading } from "#app/_vps/list-reading.tsx";
import { readReply } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { findVps } from "#lib/vps/service.ts";
import "#app/_installations/installations.css";
import "#app/_vps/vps.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t, actor } = await pageContext();
  const title = t("vps.import.title");
  const { errors } = await readReply(actor, IMPORT_FORM, await searchValue(searchParams, "reply"));
  return { title: errors.length > 0 ? t("common.error-title", { title }) : title };
}

/** What can be done with a list that was read: in the place of the old one, or beside it. */
const Decision = ({ t, checked }: { readonly t: Translate; readonly checked: Checked }) => {
  const { entries, before, already, seen } = checked;
  if (entries.length === 0) return null;
  return (
    <>
      <input type="hidden" name="seen" value={seen} />
      {before === 0 ? null : (
        <p className="vps-decide">{t("vps.import.there", { before, already, fresh: entries.length - already })}</p>
      )}
      <div className="actions">
        <Button kind="main" name="act" value="replace">
          {before === 0
            ? t("vps.import.save", { count: entries.length })
            : t("vps.import.replace", { count: entries.length, before })}
        </Button>
        {before === 0 ? null : (
          <Button name="act" value="add">
            {t("vps.import.add", { count: entries.length })}
          </Button>
        )}
      </div>
    </>
  );
};

const isChecked = (checked: ReturnType<typeof checkList> | null): checked is Checked => checked !== null && "entries" in checked;

function readAgain(form: FormState, stored: Parameters<typeof checkList>[1]): ReturnType<typeof checkList> | null {
  const text = form.value("list");
  return text.trim() === "" || form.error("list") || form.error("file") ? null : checkList(text, stored);
}

/** A list to paste or upload; once it was read, what is good in it, what is not, and the buttons that take it. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const context = await customerPage(`/installations/${id}/vps/import`);
  const { t, actor } = context;
  const stored = await findVps(actor, id);
  if (!stored.ok) notFound();
  const reply = await readReply(actor, IMPORT_FORM, await searchValue(searchParams, "reply"));
  const form = formState(reply, t);
  const checked = readAgain(form, stored.value);
  return (
    <Shell context={context} current="installations">
      <BackLink href={`/installations/${id}/vps`}>{t("vps.title")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <h1>{t("vps.import.title")}</h1>
      <p className="lede vps-lede">{t("vps.import.lede", { name: stored.value.installation.name })}</p>
      {checked === null ? <KeptNote reply={reply} t={t} /> : null}
      <Form action={`/installations/${id}/vps/import/submit`} className="vps-import" upload>
        {isChecked(checked) ? (
          <>
            <ListReading t={t} list={checked} />
            <Decision t={t} checked={checked} />
            <ListFaults t={t} faults={checked.faults} />
          </>
        ) : null}
        <ListFields t={t} form={form} hosts={someHosts(stored.value)} file={form.value("list").trim() === ""} />
        <div className="actions">
          <Button kind={checked === null ? "main" : undefined} name="act" value="check">
            {t(checked === null ? "vps.import.check" : "vps.import.check-again")}
          </Button>
          {form.value("list").trim() === "" ? null : (
            <LinkButton kind="plain" href={`/installations/${id}/vps/import`}>
              {t("vps.import.start-over")}
            </LinkButton>
          )}
        </div>
      </Form>
    </Shell>
  );
}
