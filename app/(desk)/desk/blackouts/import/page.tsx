import type { Metadata } from "next";
import { formState } from "#app/_edge/form-state.ts";
import { deskPage, pageContext, type Search } from "#app/_edge/page-context.ts";
import { DaysOffList } from "#app/_review/days-off-list.tsx";
import { type DaysAsked, daysAsked } from "#app/_review/days-off-page.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SelectField, TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { newFormKey } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { holidayPlaces } from "#lib/scheduling/holidays/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { localTime } from "#lib/time/zone.ts";
import "#app/_review/queue.css";
import "#app/_review/settings.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("desk.closing.title") };
}

const option = ({ code, name }: { readonly code: string; readonly name: string }) => ({ value: code, label: name });

type ChoiceProps = { readonly t: Translate; readonly asked: DaysAsked; readonly current: number };

/** Country, part of it, and year; asked by address, since nothing is changed. */
const Choice = ({ t, asked: { country, state, year }, current }: ChoiceProps) => {
  const { countries, states } = holidayPlaces(t.locale, country);
  const years = [current, current + 1, current + 2].map((each) => ({ value: String(each), label: String(each) }));
  return (
    <Form action="/desk/blackouts/import" method="get" className="settings-form">
      <SelectField
        name="country"
        label={t("desk.closing.country")}
        value={country}
        options={[{ value: "", label: t("desk.closing.choose") }, ...countries.map(option)]}
      />
      {states.length > 0 ? (
        <SelectField
          name="state"
          label={t("desk.closing.state")}
          value={state}
          options={[{ value: "", label: t("desk.closing.whole") }, ...states.map(option)]}
        />
      ) : null}
      <SelectField name="year" label={t("desk.closing.year")} value={String(year)} options={years} />
      <div className="actions">
        <Button>{t("desk.closing.show")}</Button>
      </div>
    </Form>
  );
};

/** Public holidays of a country, or the days of a calendar file: choose which of them close the desk. */
export default async function ImportPage({ searchParams }: Props) {
  const context = await deskPage("/desk/blackouts/import");
  const { t, actor, locale } = context;
  const { zone } = await currentPolicy();
  const now = systemClock();
  const current = Number(localTime(now, zone).date.slice(0, 4));
  const asked = await daysAsked(actor, searchParams, { current, t });
  const form = formState(asked.reply, t);
  const nothing = asked.offers.length === 0 && asked.country !== "" && !form.failed;
  return (
    <Shell context={context} current="blackouts">
      <BackLink href="/desk/blackouts">{t("desk.blackouts.title")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <div className="desk-head">
        <h1>{t("desk.closing.title")}</h1>
        <p>{t("desk.closing.lede")}</p>
      </div>
      {asked.offers.length > 0 ? (
        <Section id="days" title={t("desk.closing.found", { count: asked.offers.length })}>
          <DaysOffList {...asked} t={t} reader={{ zone, locale, now }} form={form} onceKey={newFormKey()} />
        </Section>
      ) : null}
      {nothing ? <p className="settings-empty">{t("desk.closing.none")}</p> : null}
      <Section id="holidays" title={t("desk.closing.holidays")}>
        <Choice t={t} asked={asked} current={current} />
      </Section>
      <Section id="file" title={t("desk.closing.file")}>
        <Form action="/desk/blackouts/import/file/submit" className="settings-form">
          <TextArea
            name="ics"
            label={t("desk.closing.ics")}
            hint={t("desk.closing.ics-hint")}
            value={form.value("ics")}
            error={form.error("ics")}
            spellCheck={false}
            rows={6}
          />
          <div className="actions">
            <Button>{t("desk.closing.read")}</Button>
          </div>
        </Form>
      </Section>
    </Shell>
  );
}
