import { waitingRoute } from "#app/_bookings/waiting-route.ts";
import { passOffer } from "#lib/bookings/waiting/service.ts";

/** Passes on the offered time and goes on waiting. */
export const { GET, POST } = waitingRoute(passOffer, "/waiting");
