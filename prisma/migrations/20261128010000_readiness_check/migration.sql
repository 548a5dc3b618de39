-- What somebody of the desk has tried of a checklist. It speaks of the item as it was then: once the customer changes the item,
-- `said_at` is no longer its `updated_at`, and the check stands no more.
CREATE TABLE "readiness_check" (
    "installation_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "host" TEXT NOT NULL DEFAULT '',
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by" TEXT NOT NULL,
    CONSTRAINT "readiness_check_pkey" PRIMARY KEY ("installation_id", "item", "host")
);
ALTER TABLE "readiness_check" ADD CONSTRAINT "readiness_check_item_fkey" FOREIGN KEY ("installation_id", "item", "host") REFERENCES "readiness_item"("installation_id", "item", "host") ON DELETE CASCADE ON UPDATE CASCADE;
