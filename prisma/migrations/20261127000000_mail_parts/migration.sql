-- What a mail may carry beside its plain text.
ALTER TABLE "mail" ADD COLUMN "html" TEXT,
  ADD COLUMN "reply_to" TEXT,
  ADD COLUMN "calendar" JSONB;
