-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "public_key" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "device_type" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "transports" TEXT,
    "created_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "aaguid" TEXT,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what opens an account goes into the trail
-- The library for accounts writes these rows itself, outside any transaction of the app. The trail is written where they are, so
-- that there is no change without its row and no way around it. Nobody but the account's own person can make these changes.

CREATE FUNCTION audit_own_account(p_user_id text, p_action text, p_detail jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_name text;
BEGIN
  SELECT "name" INTO v_name FROM "user" WHERE "id" = p_user_id;
  -- With the account itself goes everything that opened it.
  IF v_name IS NULL THEN RETURN; END IF;
  PERFORM audit_append(p_user_id, v_name, p_action, 'user:' || p_user_id, NULL, p_detail);
END $$;

CREATE FUNCTION audit_password() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM audit_own_account(NEW."user_id", 'account.password-changed', '{}');
  RETURN NULL;
END $$;
CREATE TRIGGER "account_password_audited" AFTER UPDATE OF "password" ON "account" FOR EACH ROW
  WHEN (OLD."password" IS DISTINCT FROM NEW."password") EXECUTE FUNCTION audit_password();

CREATE FUNCTION audit_second_factor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM audit_own_account(NEW."id",
    CASE WHEN NEW."two_factor_enabled" THEN 'account.second-factor-on' ELSE 'account.second-factor-off' END, '{}');
  RETURN NULL;
END $$;
CREATE TRIGGER "user_second_factor_audited" AFTER UPDATE OF "two_factor_enabled" ON "user" FOR EACH ROW
  WHEN (coalesce(OLD."two_factor_enabled", false) <> coalesce(NEW."two_factor_enabled", false))
  EXECUTE FUNCTION audit_second_factor();

CREATE FUNCTION audit_passkey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN
      PERFORM audit_own_account(NEW."user_id", 'account.passkey-added', jsonb_build_object('passkey', NEW."id", 'name', NEW."name"));
    WHEN 'UPDATE' THEN
      PERFORM audit_own_account(NEW."user_id", 'account.passkey-renamed',
        jsonb_build_object('passkey', NEW."id", 'before', OLD."name", 'after', NEW."name"));
    ELSE
      PERFORM audit_own_account(OLD."user_id", 'account.passkey-removed', jsonb_build_object('passkey', OLD."id", 'name', OLD."name"));
  END CASE;
  RETURN NULL;
END $$;
CREATE TRIGGER "passkey_audited" AFTER INSERT OR DELETE ON "passkey" FOR EACH ROW EXECUTE FUNCTION audit_passkey();
CREATE TRIGGER "passkey_renamed_audited" AFTER UPDATE OF "name" ON "passkey" FOR EACH ROW
  WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION audit_passkey();
