-- An engineer's leave is held time like any other: the constraint that keeps two bookings apart keeps bookings out of it.
ALTER TABLE "held_window" ADD COLUMN "note" TEXT;
ALTER TABLE "held_window" DROP CONSTRAINT "held_window_kind_known";
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_kind_known" CHECK ("kind" IN ('booking', 'proposal', 'hold', 'leave'));
ALTER TABLE "held_window" DROP CONSTRAINT "held_window_expiry_by_kind";
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_expiry_by_kind" CHECK (CASE "kind"
  WHEN 'booking' THEN "expires_at" IS NULL
  WHEN 'proposal' THEN "booking_id" IS NOT NULL AND "expires_at" IS NOT NULL
  WHEN 'leave' THEN "booking_id" IS NULL AND "expires_at" IS NULL
  ELSE TRUE END);
