-- An upgrade that is spread over several evenings: a series, and each evening a booking with its part of the plan.
ALTER TABLE "policy_version" ADD COLUMN "series_gap_days" INTEGER NOT NULL DEFAULT 14;
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_series_gap" CHECK ("series_gap_days" BETWEEN 1 AND 90);

CREATE TABLE "series" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "evenings" INTEGER NOT NULL,
    "plan" JSONB NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "series_organization_id_idx" ON "series"("organization_id");
CREATE INDEX "series_installation_id_idx" ON "series"("installation_id");
ALTER TABLE "series" ADD CONSTRAINT "series_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "series" ADD CONSTRAINT "series_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "series" ADD CONSTRAINT "series_more_than_one" CHECK ("evenings" >= 2);
CREATE TRIGGER "series_follow_merge" BEFORE INSERT OR UPDATE OF "organization_id" ON "series" FOR EACH ROW EXECUTE FUNCTION follow_merge();

ALTER TABLE "booking"
  ADD COLUMN "series_id" TEXT,
  ADD COLUMN "evening" INTEGER,
  ADD COLUMN "evenings" INTEGER,
  ADD COLUMN "hops" INTEGER[] NOT NULL DEFAULT '{}',
  ADD COLUMN "from_step" INTEGER,
  ADD COLUMN "to_step" INTEGER,
  ADD COLUMN "stands_for" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "hold_why" TEXT,
  ADD COLUMN "hold_evening" INTEGER;
ALTER TABLE "booking" ADD CONSTRAINT "booking_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "booking_series_id_evening_idx" ON "booking"("series_id", "evening");

-- A place in a series is known whole or not at all.
ALTER TABLE "booking" ADD CONSTRAINT "booking_place_whole" CHECK (
  CASE WHEN "series_id" IS NULL THEN num_nonnulls("evening", "evenings", "from_step", "to_step", "hold_why", "hold_evening") = 0
  ELSE num_nonnulls("evening", "evenings", "from_step", "to_step") = 4 AND "evening" BETWEEN 1 AND "evenings"
    AND "from_step" <= "to_step" AND cardinality("stands_for") > 0 END);
-- What holds a booking back is an evening before it.
ALTER TABLE "booking" ADD CONSTRAINT "booking_hold_named" CHECK (
  ("hold_why" IS NULL) = ("hold_evening" IS NULL) AND coalesce("hold_why", 'aborted') IN ('aborted', 'cancelled', 'declined', 'expired')
  AND coalesce("hold_evening", 0) < coalesce("evening", 1));

-- Somebody who books a series holds a time for each of its evenings.
ALTER TABLE "held_window" ADD COLUMN "place" INTEGER NOT NULL DEFAULT 0;
DROP INDEX "held_window_one_hold";
CREATE UNIQUE INDEX "held_window_one_hold" ON "held_window" ("holder", "place") WHERE "kind" = 'hold';
