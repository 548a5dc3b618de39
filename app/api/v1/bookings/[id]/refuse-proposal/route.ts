import { bookingAct } from "#app/_edge/booking-act.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { refuseProposal } from "#lib/bookings/proposal/service.ts";
import { refuseProposalSchema } from "#lib/bookings/schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = bookingAct({
  who: isCustomer,
  body: refuseProposalSchema,
  bodyOptional: true,
  run: refuseProposal,
});
