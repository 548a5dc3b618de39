import fc from "fast-check";
import { commandsFor } from "./commands.ts";
import type { Model } from "./model.ts";
import { aWorld, changeHosts, planNow, startOver, type World } from "./world.ts";

export type Extent = { readonly sequences: number; readonly commands: number; readonly seed?: number };

/**
 * `steps`: commands that were run, each followed by the invariants. `changes`: how often each act was granted. `fault`: the
 * first difference, with its sequence.
 */
export type Found = {
  readonly sequences: number;
  readonly steps: number;
  readonly changes: Readonly<Record<string, number>>;
  readonly fault: string | null;
};

async function begin(world: World): Promise<Model> {
  await startOver();
  for (const n of [0, 1]) await changeHosts(world, n, "3.2.4");
  return { bookings: [], plans: [await planNow(world, 0), await planNow(world, 1)] };
}

/**
 * Random sequences of acts through the services, on the database that DATABASE_URL names, each compared with the model after
 * every step. Ends with the first difference.
 */
export async function runSequences({ sequences, commands: most, seed }: Extent): Promise<Found> {
  const world = await aWorld();
  let [run, steps] = [0, 0];
  const changes: Record<string, number> = {};
  const counted = commandsFor(world).map((one) =>
    one.map((command) => ({
      check: command.check.bind(command),
      toString: command.toString.bind(command),
      run: (model: Model, real: World) => {
        steps += 1;
        return command.run(model, real);
      },
    })),
  );
  const property = fc.asyncProperty(fc.commands(counted, { maxCommands: most, size: "max" }), async (commands) => {
    run += 1;
    const model = await begin(world);
    await fc.asyncModelRun(() => ({ model, real: world }), commands);
    for (const change of model.bookings.flatMap(({ history }) => history)) {
      const [act = ""] = change.split(" ");
      changes[act] = (changes[act] ?? 0) + 1;
    }
  });
  const found = await fc.check(property, { numRuns: sequences, endOnFailure: true, ...(seed === undefined ? {} : { seed }) });
  const fault = found.failed ? `${String(found.errorInstance)}\nseed ${found.seed}: ${String(found.counterexample)}` : null;
  return { sequences: run, steps, changes, fault };
}
