import { afterAll, afterEach, describe, expect, test } from "vitest";
import { TRANSITIONS } from "#lib/bookings/transitions.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { runSequences } from "#tests/support/lifecycle/sequences.ts";

afterAll(closeQueue);

/** The same sequences each time, so that every act is among them; the full form takes others each time. */
const SEED = 20_261_126;

test("states follow the model: random sequences of acts, with the invariants after each", { timeout: 240_000 }, async () => {
  const { fault, sequences, steps, changes } = await runSequences({ sequences: 40, commands: 40, seed: SEED });
  expect(fault).toBeNull();
  expect(sequences).toBe(40);
  expect(steps).toBeGreaterThan(400);
  // A clock's own acts need a changed table of zones, those of a series several evenings; both have their own tests.
  const elsewhere = ["start", "complete", "abort", "follow-clock", "flag-clock", "hold", "hold-proposed", "release"];
  const acts = TRANSITIONS.map(({ act }) => act).filter((act) => !elsewhere.includes(act));
  expect(acts.filter((act) => !changes[act])).toEqual([]);
});

/** A build that is broken in one place, by a trigger that undoes what the code does. */
const BROKEN = {
  "a reschedule that forgets to free": `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (SELECT act FROM booking_change WHERE booking_id = OLD.booking_id ORDER BY id DESC LIMIT 1) = 'reschedule' THEN RETURN NULL; END IF;
    RETURN OLD; END $$; CREATE TRIGGER broken BEFORE DELETE ON held_window FOR EACH ROW EXECUTE FUNCTION broken()`,
  "a refused proposal that stays held": `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.kind = 'proposal' AND OLD.expires_at > clock_timestamp() THEN RETURN NULL; END IF;
    RETURN OLD; END $$; CREATE TRIGGER broken BEFORE DELETE ON held_window FOR EACH ROW EXECUTE FUNCTION broken()`,
  "a change that is written twice": `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF pg_trigger_depth() = 1 AND NEW.act = 'cancel' THEN INSERT INTO booking_change (booking_id, at, by_name, act, from_state, to_state)
    VALUES (NEW.booking_id, NEW.at, NEW.by_name, NEW.act, NEW.from_state, NEW.to_state); END IF;
    RETURN NEW; END $$; CREATE TRIGGER broken BEFORE INSERT ON booking_change FOR EACH ROW EXECUTE FUNCTION broken()`,
  "a reference that changes on the way": `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.status = 'approved' AND OLD.status = 'submitted' THEN NEW.reference := 'UD-X' || nextval('booking_reference'); END IF;
    RETURN NEW; END $$; CREATE TRIGGER broken BEFORE UPDATE ON booking FOR EACH ROW EXECUTE FUNCTION broken()`,
};

describe("the same sequences find out a build with", () => {
  afterEach(() => database().$executeRawUnsafe("DROP FUNCTION IF EXISTS broken() CASCADE"));

  test.each(Object.entries(BROKEN))("%s", { timeout: 240_000 }, async (_name, statements) => {
    const [first = "", second = ""] = statements.split("; CREATE TRIGGER");
    await database().$executeRawUnsafe(first);
    await database().$executeRawUnsafe(`CREATE TRIGGER${second}`);
    const { fault } = await runSequences({ sequences: 200, commands: 40 });
    expect(fault).toMatch(/differs from the model|instead of|no_overlap|23P01/);
  });
});
