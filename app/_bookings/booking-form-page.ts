import "server-only";
import type { Metadata } from "next";
import { cache } from "react";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { type FormReply, NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import { bookingHref } from "./booking-form-route.ts";
import { type BookingPage, bookingPage } from "./booking-page.ts";

export type BookingFormProps = { readonly params: Promise<{ readonly ref: string }>; readonly searchParams: Search };

/** `form` is the form's name among kept replies, `below` what follows the booking's own address, `title` a key of the catalogue. */
type Asked = { readonly form: string; readonly below: string; readonly title: string };

/** A page with one form about a booking. `here` is the booking's own address. */
export type BookingFormPage = BookingPage & { readonly here: string; readonly reply: FormReply; readonly form: FormState };

const replyOf = cache(async (form: string, id: string | undefined): Promise<FormReply> => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, form, id);
});

/** What every page with one form about a booking starts with, and its title, with "Error: " before it where it is due. */
export const bookingFormPage = ({ form, below, title }: Asked) => ({
  async load({ params, searchParams }: BookingFormProps): Promise<BookingFormPage> {
    const page = await bookingPage((await params).ref, below);
    const reply = await replyOf(form, await searchValue(searchParams, "reply"));
    return { ...page, here: bookingHref(page.view.booking.reference), reply, form: formState(reply, page.speaker.t) };
  },
  async metadata({ params, searchParams }: BookingFormProps): Promise<Metadata> {
    const { t } = await pageContext();
    const text = t(title, { reference: (await params).ref });
    const { errors } = await replyOf(form, await searchValue(searchParams, "reply"));
    return { title: errors.length > 0 ? t("common.error-title", { title: text }) : text };
  },
});
