import { waitingRoute } from "#app/_bookings/waiting-route.ts";
import { leaveWaitingList } from "#lib/bookings/waiting/service.ts";

/** Leaves the line. */
export const { GET, POST } = waitingRoute(leaveWaitingList, "/waiting");
