-- How the customer's VPSs go through the upgrade, in place of the yes or no to stopping them first.
ALTER TABLE "booking" ADD COLUMN "way" TEXT;
UPDATE "booking" SET "way" = CASE WHEN "stop_vps_first" THEN 'stop-all' ELSE 'ride-through' END;
ALTER TABLE "booking" ALTER COLUMN "way" SET NOT NULL;
ALTER TABLE "booking" ADD CONSTRAINT "booking_way_known" CHECK ("way" IN ('stop-all', 'ride-through', 'move-off'));
ALTER TABLE "booking" DROP COLUMN "stop_vps_first";
