-- Bookings that would take an earlier time, first come first served; what is offered to one is held for it alone.
CREATE TABLE "waiting_entry" (
    "booking_id" TEXT NOT NULL,
    "first_date" TEXT NOT NULL,
    "last_date" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_by" TEXT NOT NULL,
    "offered_start" TIMESTAMPTZ(3),
    "offered_until" TIMESTAMPTZ(3),
    "passed" TIMESTAMPTZ(3)[],

    CONSTRAINT "waiting_entry_pkey" PRIMARY KEY ("booking_id")
);
CREATE INDEX "waiting_entry_joined_at_idx" ON "waiting_entry"("joined_at");
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_offer_whole" CHECK (("offered_start" IS NULL) = ("offered_until" IS NULL));

ALTER TABLE "held_window" DROP CONSTRAINT "held_window_kind_known";
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_kind_known" CHECK ("kind" IN ('booking', 'proposal', 'hold', 'leave', 'offer'));
ALTER TABLE "held_window" DROP CONSTRAINT "held_window_expiry_by_kind";
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_expiry_by_kind" CHECK (CASE "kind"
  WHEN 'booking' THEN "expires_at" IS NULL
  WHEN 'proposal' THEN "booking_id" IS NOT NULL AND "expires_at" IS NOT NULL
  WHEN 'offer' THEN "booking_id" IS NOT NULL AND "expires_at" IS NOT NULL
  WHEN 'leave' THEN "booking_id" IS NULL AND "expires_at" IS NULL
  ELSE TRUE END);
