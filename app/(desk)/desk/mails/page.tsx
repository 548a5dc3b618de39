import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskPage, pageContext } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { GROUPS } from "#lib/mail-samples/samples.ts";
import { sampleMails } from "#lib/mail-samples/service.ts";
import "#app/_mails/mails.css";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("mail.samples.title") };
}

export default async function Mails() {
  const context = await deskPage("/desk/mails");
  const { t, actor } = context;
  const found = sampleMails(actor, t);
  if (!found.ok) notFound();
  const columns = ["subject", "kind"].map((name) => ({ label: t(`mail.samples.${name}`) }));
  return (
    <Shell context={context} current={actor.kind === "admin" ? "outbox" : undefined}>
      <div className="mails">
        <h1>{t("mail.samples.title")}</h1>
        <p className="lede">{t("mail.samples.lede")}</p>
        {GROUPS.map((group) => (
          <Section key={group} id={`group-${group}`} title={t(`mail.samples.group.${group}`)}>
            <Ruled
              caption={t(`mail.samples.group.${group}`)}
              columns={columns}
              rows={found.value
                .filter((mail) => mail.group === group)
                .map(({ id, subject }) => ({
                  key: id,
                  cells: [
                    <a key="subject" href={`/desk/mails/${id}`}>
                      {subject}
                    </a>,
                    id,
                  ],
                }))}
            />
          </Section>
        ))}
      </div>
    </Shell>
  );
}
