import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { openBookings } from "#lib/bookings/service.ts";
import { readReply } from "#lib/forms/service.ts";
import { findInstallation } from "#lib/installations/service.ts";
import "#app/_installations/installations.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const FORM = "installation-remove";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t, actor } = await pageContext();
  const title = t("installations.remove.title-short");
  const { errors } = await readReply(actor, FORM, await searchValue(searchParams, "reply"));
  return { title: errors.length > 0 ? t("common.error-title", { title }) : title };
}

/** What goes with the installation, and the one button that removes it. */
export default async function RemovePage({ params, searchParams }: Props) {
  const { id } = await params;
  const context = await customerPage(`/installations/${id}/remove`);
  const { t, actor } = context;
  const found = await findInstallation(actor, id);
  if (!found.ok) notFound();
  const { name } = found.value;
  const open = await openBookings(actor, id);
  const form = formState(await readReply(actor, FORM, await searchValue(searchParams, "reply")), t);
  return (
    <Shell context={context} current="installations">
      <BackLink href={`/installations/${id}`}>{name}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <div className="setup-head">
        <h1>{t("installations.remove.title", { name })}</h1>
        {open.length > 0 ? (
          <p className="lede">{t("installations.remove.booked", { count: open.length })}</p>
        ) : (
          <p className="lede">{t("installations.remove.lede")}</p>
        )}
      </div>
      {open.length > 0 ? (
        <ul className="setup-list">
          {open.map(({ booking }) => (
            <li key={booking.id}>
              <a href={`/bookings/${booking.reference}`}>{booking.reference}</a>
            </li>
          ))}
        </ul>
      ) : (
        <Form action={`/installations/${id}/remove/submit`}>
          <div className="actions">
            <Button kind="danger">{t("installations.remove.button")}</Button>
            <LinkButton href={`/installations/${id}`}>{t("installations.remove.keep")}</LinkButton>
          </div>
        </Form>
      )}
    </Shell>
  );
}
