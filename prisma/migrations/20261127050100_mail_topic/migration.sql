-- What several mails are about together, so that mail programs show them as one conversation.
ALTER TABLE "mail" ADD COLUMN "topic" TEXT;
