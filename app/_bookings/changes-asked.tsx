import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { BookingView, ItemNamed } from "#lib/bookings/booking.ts";
import type { Standing } from "#lib/bookings/review/review.ts";
import { newFormKey } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { isOpenItem } from "#lib/readiness/item.ts";
import { Difference, Sentences } from "./accept-plan.tsx";
import { type BookingPage, hasChanged } from "./booking-page.ts";

type Task = { readonly href: string; readonly text: string };

const PATHS = { kvm: "access", firmware: "firmware" } as const;

function taskOf({ item, host = "" }: ItemNamed, checklist: string, t: Translate): Task {
  if (item === "firewall") return { href: `${checklist}/firewall`, text: t("picker.asked.firewall") };
  return { href: `${checklist}/${PATHS[item]}/${encodeURIComponent(host)}`, text: t(`picker.asked.${item}`, { host }) };
}

const keyOf = ({ item, host }: ItemNamed): string => `${item} ${(host ?? "").toLowerCase()}`;

/** What the desk named, then what is open besides, then the two places where everything else is. */
function tasksOf({ booking, history }: BookingView, standing: Standing | null, t: Translate): readonly Task[] {
  const home = `/installations/${booking.installationId}`;
  const named = history.findLast(({ act }) => act === "request-changes")?.detail.items ?? [];
  const known = new Set(named.map(keyOf));
  const open = (standing?.readiness.items ?? []).filter(isOpenItem).filter((item) => !known.has(keyOf(item)));
  const tasks = [...named, ...open].map((item) => taskOf(item, `${home}/checklist`, t));
  return [
    ...tasks,
    { href: `${home}/checklist`, text: t("picker.asked.checklist") },
    { href: `${home}/edit`, text: t("picker.asked.hosts") },
  ];
}

type Props = { readonly page: BookingPage; readonly standing: Standing | null; readonly form: FormState };

/** What the desk asked for: its words stand above; here is where each is done, and how the request is sent again. */
export const ChangesAsked = ({ page, standing, form }: Props) => {
  const { view, speaker } = page;
  const { t } = speaker;
  const { booking } = view;
  const changed = hasChanged(page, standing);
  const kept = changed ? standing.kept : booking.kept;
  const asks = changed || booking.acceptance === null;
  return (
    <Section id="asked" title={t("picker.asked.title")}>
      <ul className="task-links">
        {tasksOf(view, standing, t).map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      <Form action={`/bookings/${booking.reference}/resubmit/submit`} onceKey={newFormKey()} className="form">
        <input type="hidden" name="version" value={booking.revision} />
        {asks ? (
          <>
            <input type="hidden" name="planHash" value={kept.plan.hash} />
            <Difference page={page} standing={standing} />
            <Sentences page={page} kept={kept} start={booking.window.start} />
            <Checkbox name="accept" label={t("picker.check.understood-tick")} error={form.error("accept")} />
          </>
        ) : null}
        <p className="actions">
          <Button kind="main">{t("picker.asked.button")}</Button>
        </p>
      </Form>
    </Section>
  );
};
