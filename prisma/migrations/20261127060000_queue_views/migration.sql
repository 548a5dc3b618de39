-- Ways of looking at the queue that somebody of the desk keeps under a name.
CREATE TABLE "queue_view" (
  "id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "query" TEXT NOT NULL,
  "opens_first" BOOLEAN NOT NULL DEFAULT false,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "queue_view_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "queue_view_user_id_idx" ON "queue_view"("user_id");
ALTER TABLE "queue_view" ADD CONSTRAINT "queue_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- One name means one view to one person, and the queue opens with one of them at most.
CREATE UNIQUE INDEX "queue_view_name" ON "queue_view"("user_id", lower("name"));
CREATE UNIQUE INDEX "queue_view_first" ON "queue_view"("user_id") WHERE "opens_first";

-- Who of the desk has a booking in front of them, so that two do not decide without knowing of each other.
CREATE TABLE "booking_reader" (
  "booking_id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "booking_reader_pkey" PRIMARY KEY ("booking_id", "user_id")
);
ALTER TABLE "booking_reader" ADD CONSTRAINT "booking_reader_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "booking_reader" ADD CONSTRAINT "booking_reader_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
