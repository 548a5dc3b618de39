-- What the customer's clock shows at each of the other times that suit, in their order, so that they outlive a change of its rules.
ALTER TABLE "booking" ADD COLUMN "alternate_clocks" TEXT[] NOT NULL DEFAULT '{}';

-- Of bookings that are there already, by the rules that this database knows; of a zone that it does not know nothing is kept.
UPDATE "booking" SET "alternate_clocks" =
  ARRAY(SELECT to_char(a AT TIME ZONE "zone", 'YYYY-MM-DD"T"HH24:MI') FROM unnest("alternates") WITH ORDINALITY AS u(a, n) ORDER BY n)
WHERE cardinality("alternates") > 0 AND "zone" IN (SELECT name FROM pg_timezone_names);
