-- The number by which calendars tell the newer state of a booking from the older one.
ALTER TABLE "booking" ADD COLUMN "calendar_sequence" INTEGER NOT NULL DEFAULT 0;
