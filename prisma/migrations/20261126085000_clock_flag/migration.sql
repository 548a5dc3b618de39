-- By which version of the time zone database a booking's moment was worked out, and what a later version has done to it.
ALTER TABLE "booking" ADD COLUMN "tz_version" TEXT, ADD COLUMN "clock_flag" TEXT;
ALTER TABLE "booking" ADD CONSTRAINT "booking_clock_flag_known" CHECK ("clock_flag" IN ('moved', 'stuck'));
