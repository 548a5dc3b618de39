import { slotFile } from "#app/_bookings/slot-file.ts";
import { isStaff } from "#lib/auth/policy.ts";

export const { GET } = slotFile(isStaff, "/desk/bookings");
