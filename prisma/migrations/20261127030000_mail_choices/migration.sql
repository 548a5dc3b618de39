-- Which mails somebody has switched off; a kind that is new is on.
ALTER TABLE "user" ADD COLUMN "mails_off" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
