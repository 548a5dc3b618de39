import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { Note } from "#app/_ui/note.tsx";
import { State } from "#app/_ui/state.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { env } from "#lib/config/env.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { type OutboxLine, outbox } from "#lib/outbox/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { cityOf, dayAndTime, type Reader } from "#lib/time/format.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "./outbox.css";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("auth.outbox.title") };
}

const MARK = { sent: "tick", waiting: "half", kept: "ring" } as const;

const rowOf = (line: OutboxLine, t: Translate, reader: Reader) => ({
  key: line.id,
  cells: [
    <a key="subject" href={`/desk/outbox/${line.id}`}>
      {line.subject}
    </a>,
    line.to,
    dayAndTime(line.writtenAt, reader),
    <State key="state" mark={MARK[line.state]} tone={line.state === "waiting" ? "run" : "todo"}>
      {t(`auth.outbox.${line.state}`, { attempts: line.attempts })}
    </State>,
  ],
});

export default async function Outbox({ searchParams }: { readonly searchParams: Search }) {
  const context = await deskPage("/desk/outbox");
  const { t, actor, locale } = context;
  const after = await searchValue(searchParams, "after");
  const page = await outbox(actor, after);
  if (!page.ok) notFound();
  const { lines, next } = page.value;
  const { zone } = await currentPolicy();
  const reader = { zone, locale, now: systemClock() };
  const columns = ["subject", "to", "written", "state"].map((name) => ({ label: t(`auth.outbox.${name}`) }));
  return (
    <Shell context={context} current="outbox">
      <div className="outbox">
        <h1>{t("auth.outbox.title")}</h1>
        <p className="lede">
          {t("auth.outbox.lede")} <a href="/desk/mails">{t("mail.samples.all")}</a>
        </p>
        {env().smtpUrl ? null : <Note>{t("auth.outbox.no-smtp")}</Note>}
        {lines.length === 0 ? (
          <p>{t("auth.outbox.empty")}</p>
        ) : (
          <>
            <p className="small quiet">{t("auth.outbox.times", { city: cityOf(zone) })}</p>
            <Ruled caption={t("auth.outbox.caption")} columns={columns} rows={lines.map((line) => rowOf(line, t, reader))} />
          </>
        )}
        <p className="actions">
          {after ? <a href="/desk/outbox">{t("auth.outbox.first")}</a> : null}
          {next ? <a href={`/desk/outbox?after=${next}`}>{t("auth.outbox.next")}</a> : null}
        </p>
      </div>
    </Shell>
  );
}
