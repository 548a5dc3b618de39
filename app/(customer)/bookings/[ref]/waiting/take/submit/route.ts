import { waitingRoute } from "#app/_bookings/waiting-route.ts";
import { takeOffer } from "#lib/bookings/waiting/service.ts";

/** Takes the offered time: the booking moves to it and waits for its review again. */
export const { GET, POST } = waitingRoute((actor, id) => takeOffer(actor, id), "");
