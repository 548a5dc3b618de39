-- Due dates, proposals, and what a change of a booking was about.
ALTER TABLE "policy_version"
  ADD COLUMN "answer_days" INTEGER NOT NULL DEFAULT 3,
  ADD COLUMN "request_days" INTEGER NOT NULL DEFAULT 14,
  ADD COLUMN "changes_days" INTEGER NOT NULL DEFAULT 5,
  ADD COLUMN "proposal_days" INTEGER NOT NULL DEFAULT 3;

ALTER TABLE "booking"
  ADD COLUMN "due_at" TIMESTAMPTZ(3),
  ADD COLUMN "reminded_at" TIMESTAMPTZ(3),
  ADD COLUMN "state_before" TEXT,
  ADD COLUMN "proposals" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "booking_change" ADD COLUMN "detail" JSONB NOT NULL DEFAULT '{}';

CREATE INDEX "booking_due_at_idx" ON "booking"("due_at");

-- Requests from before get the days that a new one has, and at least one from now, so that none of them ends unread.
UPDATE "booking" SET "due_at" = greatest(least("created_at" + interval '14 days', "starts_at"), now() + interval '1 day')
WHERE "status" IN ('submitted', 'changes-requested', 'proposed');
UPDATE "booking" SET "state_before" = 'submitted' WHERE "status" = 'proposed';

-- Whoever waits, waits until a day; whoever does not, has none.
ALTER TABLE "booking" ADD CONSTRAINT "booking_due_where_waiting"
  CHECK (("due_at" IS NOT NULL) = ("status" IN ('submitted', 'changes-requested', 'proposed')));
ALTER TABLE "booking" ADD CONSTRAINT "booking_before_proposed"
  CHECK (("state_before" IS NOT NULL) = ("status" = 'proposed') AND coalesce("state_before", 'submitted') IN ('submitted', 'approved'));

-- A booking's own window never expires by itself: it goes with the state. A proposed one belongs to a booking and expires.
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_expiry_by_kind"
  CHECK (("kind" = 'booking' AND "expires_at" IS NULL) OR ("kind" = 'proposal' AND "booking_id" IS NOT NULL AND "expires_at" IS NOT NULL) OR "kind" = 'hold');
