import type { Subject } from "#app/_slots/subject.ts";
import { sentencesOf } from "#lib/bookings/describe.ts";
import type { Instant } from "#lib/time/instant.ts";

/** What has to be understood before this upgrade is sent for this start, one sentence for each kind of downtime. */
export const sentencesToAccept = ({ input, plan, policy, speaker }: Subject, start: Instant): readonly string[] =>
  sentencesOf({ input, plan, estimates: policy.estimates }, start, { reader: speaker.you, t: speaker.t });
