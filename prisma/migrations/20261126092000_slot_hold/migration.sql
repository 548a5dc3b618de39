-- A time that somebody has chosen and not sent yet is held for that person for a while, one time each.
ALTER TABLE "held_window" ADD COLUMN "holder" TEXT;
DELETE FROM "held_window" WHERE "kind" = 'hold';
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_hold_ends"
  CHECK ("kind" <> 'hold' OR ("booking_id" IS NULL AND "holder" IS NOT NULL AND "expires_at" IS NOT NULL));
CREATE UNIQUE INDEX "held_window_one_hold" ON "held_window" ("holder") WHERE "kind" = 'hold';
