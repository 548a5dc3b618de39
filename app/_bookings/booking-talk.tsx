import type { FormState } from "#app/_edge/form-state.ts";
import { Conversation } from "#app/_thread/conversation.tsx";
import { readThread } from "#lib/thread/service.ts";
import type { BookingPage } from "./booking-page.ts";

type Props = {
  readonly page: BookingPage;
  readonly form: FormState;
  /** The page of the conversation that was asked for; absent for the newest. */
  readonly earlier: string | undefined;
};

/** Where the whole organisation talks with the desk; the newest messages count as read by whoever opened the page. */
export async function BookingTalk({ page: { view, speaker, context }, form, earlier }: Props) {
  const page = await readThread(context.actor, view, earlier);
  const here = `/bookings/${view.booking.reference}`;
  return <Conversation page={page} reader={speaker.you} t={speaker.t} here={here} form={form} />;
}
