-- What people write about a booking, and how far each of them has read.
CREATE TABLE "booking_message" (
    "id" TEXT NOT NULL,
    "booking_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "by_staff" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "internal" BOOLEAN NOT NULL,
    "mail_hash" TEXT,

    CONSTRAINT "booking_message_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "booking_message_booking_id_at_key" ON "booking_message"("booking_id", "at");
CREATE UNIQUE INDEX "booking_message_booking_id_mail_hash_key" ON "booking_message"("booking_id", "mail_hash");
ALTER TABLE "booking_message" ADD CONSTRAINT "booking_message_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Notes are the desk's own.
ALTER TABLE "booking_message" ADD CONSTRAINT "booking_message_notes_of_the_desk" CHECK ("by_staff" OR NOT "internal");
ALTER TABLE "booking_message" ADD CONSTRAINT "booking_message_says_something" CHECK (char_length("text") BETWEEN 1 AND 4000);

CREATE TABLE "messages_read" (
    "booking_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "up_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "messages_read_pkey" PRIMARY KEY ("booking_id","user_id")
);
ALTER TABLE "messages_read" ADD CONSTRAINT "messages_read_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "messages_read" ADD CONSTRAINT "messages_read_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
