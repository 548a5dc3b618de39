import { slotFile } from "#app/_bookings/slot-file.ts";
import { isCustomer } from "#lib/auth/policy.ts";

export const { GET } = slotFile(isCustomer, "/bookings");
