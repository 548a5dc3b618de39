-- A plan that a short link leads to. It lives until expires_at, which nothing moves.
CREATE TABLE "shared_plan" (
    "id" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "named" BOOLEAN NOT NULL,
    "hash" TEXT NOT NULL,
    "rulebook" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shared_plan_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "shared_plan_expires_at_idx" ON "shared_plan"("expires_at");
ALTER TABLE "shared_plan" ADD CONSTRAINT "shared_plan_lives" CHECK ("expires_at" > "created_at");
