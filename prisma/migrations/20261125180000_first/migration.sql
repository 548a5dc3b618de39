-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "role" TEXT DEFAULT 'customer',
    "banned" BOOLEAN DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(3),
    "two_factor_enabled" BOOLEAN DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'en',

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,
    "impersonated_by" TEXT,
    "active_organization_id" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "logo" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "metadata" TEXT,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "inviter_id" TEXT NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" BIGSERIAL NOT NULL,
    "account_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "topology" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host" (
    "installation_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "restart_minutes" INTEGER,

    CONSTRAINT "host_pkey" PRIMARY KEY ("installation_id","position")
);

-- CreateTable
CREATE TABLE "readiness_item" (
    "installation_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "host" TEXT NOT NULL DEFAULT '',
    "facts" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "readiness_item_pkey" PRIMARY KEY ("installation_id","item","host")
);

-- CreateTable
CREATE TABLE "data_key" (
    "id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "wrapped" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "console_secret" (
    "id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "data_key_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "console_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "id" SERIAL NOT NULL,
    "weekdays" INTEGER[],
    "latest_start" TEXT NOT NULL,
    "notice_days" INTEGER NOT NULL,
    "horizon_days" INTEGER NOT NULL,
    "step_minutes" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
    "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
    "estimate_upgrade" INTEGER NOT NULL,
    "estimate_restart" INTEGER NOT NULL,
    "estimate_failover" INTEGER NOT NULL,
    "estimate_gui_update" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" TEXT,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engineer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "user_id" TEXT,
    "hours" JSONB NOT NULL DEFAULT '[]',
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "engineer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blackout" (
    "id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "blackout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "held_window" (
    "id" TEXT NOT NULL,
    "engineer_id" TEXT NOT NULL,
    "during" tstzrange NOT NULL,
    "booking_id" TEXT,
    "kind" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "wall_clock" TEXT NOT NULL,
    "window_minutes" INTEGER NOT NULL,
    "alternates" TIMESTAMPTZ(3)[],
    "stop_vps_first" BOOLEAN NOT NULL,
    "failback" BOOLEAN NOT NULL DEFAULT false,
    "plan_hash" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "accepted_by" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_text" TEXT[],
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "note" TEXT,
    "exceptions" JSONB NOT NULL DEFAULT '[]',
    "engineer_id" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_change" (
    "id" BIGSERIAL NOT NULL,
    "booking_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "booking_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "once_key" (
    "owner" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "once_key_pkey" PRIMARY KEY ("owner","route","key")
);

-- CreateTable
CREATE TABLE "form_reply" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "errors" JSONB NOT NULL,
    "sealed" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "form_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" TEXT NOT NULL,
    "dedupe" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "member_organization_id_idx" ON "member"("organization_id");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE INDEX "invitation_organization_id_idx" ON "invitation"("organization_id");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE INDEX "two_factor_secret_idx" ON "two_factor"("secret");

-- CreateIndex
CREATE INDEX "two_factor_user_id_idx" ON "two_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE INDEX "sign_in_failure_account_hash_at_idx" ON "sign_in_failure"("account_hash", "at");

-- CreateIndex
CREATE INDEX "installation_organization_id_idx" ON "installation"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "data_key_installation_id_round_key" ON "data_key"("installation_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "console_secret_installation_id_host_key" ON "console_secret"("installation_id", "host");

-- CreateIndex
CREATE INDEX "blackout_starts_at_idx" ON "blackout"("starts_at");

-- CreateIndex
CREATE INDEX "held_window_booking_id_idx" ON "held_window"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "booking_reference_key" ON "booking"("reference");

-- CreateIndex
CREATE INDEX "booking_organization_id_created_at_idx" ON "booking"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "booking_installation_id_idx" ON "booking"("installation_id");

-- CreateIndex
CREATE INDEX "booking_status_starts_at_idx" ON "booking"("status", "starts_at");

-- CreateIndex
CREATE INDEX "booking_change_booking_id_id_idx" ON "booking_change"("booking_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry"("subject", "id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "once_key_created_at_idx" ON "once_key"("created_at");

-- CreateIndex
CREATE INDEX "form_reply_created_at_idx" ON "form_reply"("created_at");

-- CreateIndex
CREATE INDEX "draft_user_id_kind_idx" ON "draft"("user_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "mail_dedupe_key" ON "mail"("dedupe");

-- CreateIndex
CREATE INDEX "mail_sent_at_created_at_idx" ON "mail"("sent_at", "created_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host" ADD CONSTRAINT "host_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readiness_item" ADD CONSTRAINT "readiness_item_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "console_secret" ADD CONSTRAINT "console_secret_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "console_secret" ADD CONSTRAINT "console_secret_data_key_id_fkey" FOREIGN KEY ("data_key_id") REFERENCES "data_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_engineer_id_fkey" FOREIGN KEY ("engineer_id") REFERENCES "engineer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_change" ADD CONSTRAINT "booking_change_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what only the database can keep

-- Closed lists. The code has the same lists as types; these hold against every other writer.
ALTER TABLE "user" ADD CONSTRAINT "user_role_known" CHECK ("role" IN ('customer', 'desk', 'admin'));
ALTER TABLE "user" ADD CONSTRAINT "user_locale_known" CHECK ("locale" IN ('en', 'de'));
ALTER TABLE "installation" ADD CONSTRAINT "installation_topology_known" CHECK ("topology" IN ('mirror', 'cluster'));
ALTER TABLE "host" ADD CONSTRAINT "host_role_known" CHECK ("role" IN ('primary', 'secondary', 'processing', 'backup'));
ALTER TABLE "host" ADD CONSTRAINT "host_restart_minutes_range" CHECK ("restart_minutes" IS NULL OR "restart_minutes" BETWEEN 1 AND 1440);
ALTER TABLE "readiness_item" ADD CONSTRAINT "readiness_item_known" CHECK ("item" IN ('kvm', 'firmware', 'firewall'));
ALTER TABLE "booking" ADD CONSTRAINT "booking_status_known" CHECK ("status" IN
  ('submitted', 'changes-requested', 'proposed', 'approved', 'in-progress', 'completed', 'aborted', 'declined', 'cancelled'));
ALTER TABLE "booking" ADD CONSTRAINT "booking_window_whole" CHECK ("ends_at" > "starts_at");
ALTER TABLE "blackout" ADD CONSTRAINT "blackout_whole" CHECK ("ends_at" > "starts_at");

-- Names of hosts are unique in an installation, ignoring case; a topology has one primary and one secondary.
CREATE UNIQUE INDEX "host_name_once" ON "host" ("installation_id", lower("name"));
CREATE UNIQUE INDEX "host_primary_once" ON "host" ("installation_id") WHERE "role" = 'primary';
CREATE UNIQUE INDEX "host_secondary_once" ON "host" ("installation_id") WHERE "role" = 'secondary';

-- A window is sold once. Unconditional, since a WHERE may not use now(), and a NULL engineer or an empty or endless
-- range would never conflict.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_kind_known" CHECK ("kind" IN ('booking', 'proposal', 'hold'));
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_range_whole"
  CHECK (NOT isempty("during") AND lower("during") IS NOT NULL AND upper("during") IS NOT NULL
         AND lower_inc("during") AND NOT upper_inc("during"));
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_no_overlap" EXCLUDE USING gist ("engineer_id" WITH =, "during" WITH &&);
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_engineer_fkey" FOREIGN KEY ("engineer_id") REFERENCES "engineer"("id");
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_booking_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id");
ALTER TABLE "held_window" ADD CONSTRAINT "held_window_owner_named" CHECK ("kind" <> 'booking' OR "booking_id" IS NOT NULL);

-- The desk's calendar has one writer at a time: without it, the constraint alone drowns a burst in deadlocks.
CREATE FUNCTION calendar_lock() RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(hashtext('calendar'))
$$;

-- Waits for the calendar, then clears what has expired. Two statements, so that the second sees what the first waited for;
-- whoever reads the calendar reads it in a statement after this one.
CREATE FUNCTION calendar_open() RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM calendar_lock();
  DELETE FROM "held_window" WHERE "expires_at" <= clock_timestamp();
END $$;

CREATE SEQUENCE "booking_reference" START 2401;

-- The audit trail: appended by this function alone. Each row seals the one before it of the same subject, so that an
-- edit, a removal or a swap shows. The lock keeps two writers from sealing the same predecessor.
CREATE FUNCTION audit_append(p_actor_id text, p_actor_name text, p_action text, p_subject text, p_reason text, p_detail jsonb)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_previous text;
  v_at timestamptz(6) := clock_timestamp();
  v_id bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_entry'), hashtext(p_subject));
  SELECT "hash" INTO v_previous FROM "audit_entry" WHERE "subject" = p_subject ORDER BY "id" DESC LIMIT 1;
  v_previous := coalesce(v_previous, '');
  INSERT INTO "audit_entry" ("at", "actor_id", "actor_name", "action", "subject", "reason", "detail", "previous", "hash")
  VALUES (v_at, p_actor_id, p_actor_name, p_action, p_subject, p_reason, p_detail, v_previous,
    encode(sha256(convert_to(jsonb_build_array(v_previous, to_char(v_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      p_actor_id, p_actor_name, p_action, p_subject, p_reason, p_detail)::text, 'UTF8')), 'hex'))
  RETURNING "id" INTO v_id;
  RETURN v_id;
END $$;

CREATE FUNCTION audit_refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION audit_refuse_edit();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_edit();

-- ------------------------------------------------------------------ a fresh system

INSERT INTO "policy_version" ("weekdays", "latest_start", "notice_days", "horizon_days", "step_minutes", "zone",
  "estimate_upgrade", "estimate_restart", "estimate_failover", "estimate_gui_update")
VALUES (ARRAY[1, 2, 3, 4], '22:00', 7, 180, 30, 'Europe/Sarajevo', 20, 10, 15, 10);

INSERT INTO "engineer" ("id", "name") VALUES ('engineer-a', 'Engineer A'), ('engineer-b', 'Engineer B');
