-- CreateTable
CREATE TABLE "vps_list" (
    "installation_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "way" TEXT,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by" TEXT NOT NULL,
    "imported_by_name" TEXT NOT NULL,

    CONSTRAINT "vps_list_pkey" PRIMARY KEY ("installation_id")
);

-- CreateTable
CREATE TABLE "vps" (
    "installation_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "owner" TEXT,
    "zone" TEXT,
    "critical" BOOLEAN NOT NULL,
    "way" TEXT,

    CONSTRAINT "vps_pkey" PRIMARY KEY ("installation_id","position")
);

-- AddForeignKey
ALTER TABLE "vps_list" ADD CONSTRAINT "vps_list_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vps" ADD CONSTRAINT "vps_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "vps_list"("installation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say: the ways through an upgrade are a closed list.
ALTER TABLE "vps_list" ADD CONSTRAINT "vps_list_way_known" CHECK ("way" IS NULL OR "way" IN ('stop-all', 'ride-through', 'move-off'));
ALTER TABLE "vps" ADD CONSTRAINT "vps_way_known" CHECK ("way" IS NULL OR "way" IN ('stop-all', 'ride-through', 'move-off'));
