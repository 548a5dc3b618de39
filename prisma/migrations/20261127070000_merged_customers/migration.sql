-- AlterTable
ALTER TABLE "organization" ADD COLUMN "merged_at" TIMESTAMPTZ(3), ADD COLUMN "merged_into" TEXT;

-- AlterTable
ALTER TABLE "user" ADD COLUMN "last_sign_in_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "organization_merged_into_idx" ON "organization"("merged_into");

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A merged organisation says when and into which other one; it never becomes anything else again.
ALTER TABLE "organization" ADD CONSTRAINT "organization_merged" CHECK (
  ("merged_into" IS NULL) = ("merged_at" IS NULL) AND "merged_into" IS DISTINCT FROM "id");

-- Whatever is written for a merged organisation, by somebody who read it before it was merged, belongs to the one that it was
-- merged into. Race: the lock waits for a merge that is going on, and sees what it left.
CREATE FUNCTION follow_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_into text;
BEGIN
  SELECT "merged_into" INTO v_into FROM "organization" WHERE "id" = NEW."organization_id" FOR KEY SHARE;
  NEW."organization_id" := coalesce(v_into, NEW."organization_id");
  RETURN NEW;
END $$;
CREATE TRIGGER "member_follow_merge" BEFORE INSERT OR UPDATE OF "organization_id" ON "member" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER "invitation_follow_merge" BEFORE INSERT OR UPDATE OF "organization_id" ON "invitation" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER "installation_follow_merge" BEFORE INSERT OR UPDATE OF "organization_id" ON "installation" FOR EACH ROW EXECUTE FUNCTION follow_merge();
CREATE TRIGGER "booking_follow_merge" BEFORE INSERT OR UPDATE OF "organization_id" ON "booking" FOR EACH ROW EXECUTE FUNCTION follow_merge();

-- Sessions go when they end; when somebody was last here stays.
UPDATE "user" u SET "last_sign_in_at" = s."at" FROM (SELECT "user_id", max("created_at") AS "at" FROM "session" GROUP BY "user_id") s
WHERE s."user_id" = u."id";
CREATE FUNCTION note_sign_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "user" SET "last_sign_in_at" = clock_timestamp() WHERE "id" = NEW."user_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "session_note_sign_in" AFTER INSERT ON "session" FOR EACH ROW EXECUTE FUNCTION note_sign_in();
