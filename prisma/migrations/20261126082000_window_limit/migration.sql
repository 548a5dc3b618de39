-- How long the desk works in one go, in minutes; longer upgrades are offered as several evenings.
ALTER TABLE "policy_version" ADD COLUMN "window_limit_minutes" INTEGER NOT NULL DEFAULT 480;
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_window_limit" CHECK ("window_limit_minutes" BETWEEN 60 AND 2880);
-- A desk whose estimates have a longer step keeps rules that fit together.
UPDATE "policy_version" SET "window_limit_minutes" = LEAST(2880, GREATEST(480, "estimate_upgrade" + "estimate_restart", "estimate_failover", "estimate_gui_update"));
