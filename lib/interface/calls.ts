/**
 * Every call of the interface. To add one: write its answer's schema beside the answer, add an entry under `METHOD /path` to
 * the file of its resource in ./calls (or a file for a new resource, named here), and a line to docs/interface.md. The entry
 * says what is its own; refusals that follow from who may, from a body or from a version are added by ./refusals.ts. A test
 * compares the entries with the routes, and every answer that an integration test gets is held against the entry.
 */
import type { Resource } from "./call.ts";
import { audit } from "./calls/audit.ts";
import { bookingActs } from "./calls/booking-acts.ts";
import { bookings } from "./calls/bookings.ts";
import { calendar } from "./calls/calendar.ts";
import { feeds } from "./calls/feeds.ts";
import { health } from "./calls/health.ts";
import { inbound } from "./calls/inbound.ts";
import { installations } from "./calls/installations.ts";
import { messages } from "./calls/messages.ts";
import { plans } from "./calls/plans.ts";
import { readiness } from "./calls/readiness.ts";
import { rota } from "./calls/rota.ts";
import { slots } from "./calls/slots.ts";
import { thisDocument } from "./calls/this-document.ts";
import { vps } from "./calls/vps.ts";

/** In the order in which somebody new meets them. */
export const RESOURCES: readonly Resource[] = [
  { name: "Plans", text: "What an upgrade takes: waypoints, steps, who is off for how long.", calls: plans },
  { name: "Installations", text: "The systems of your organisation.", calls: installations },
  { name: "VPSs", text: "What runs on an installation, and who has to be told.", calls: vps },
  { name: "Readiness", text: "The checklist before an upgrade.", calls: readiness },
  { name: "Slots", text: "When an upgrade may start.", calls: slots },
  { name: "Bookings", text: "Ask for a window and see what became of it.", calls: bookings },
  { name: "What moves a booking on", text: "From request to agreed window, by either side.", calls: bookingActs },
  { name: "Conversation", text: "What both sides write about a booking.", calls: messages },
  { name: "Feeds", text: "For calendars that people have anyway.", calls: feeds },
  { name: "Calendar of the desk", text: "The rules of the start, and closed times.", calls: calendar },
  { name: "Rota", text: "The engineers and when they are there.", calls: rota },
  { name: "Audit", text: "Who did what, when and why.", calls: audit },
  { name: "Mail", text: "For the mail server.", calls: inbound },
  { name: "Health", text: "For whatever watches the app.", calls: health },
  { name: "This document", text: "The interface, described for programs.", calls: thisDocument },
];
