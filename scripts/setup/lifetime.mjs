const PARENT_LOOK_MS = 500;

/** A terminal's Ctrl-C arrives twice where npm passes it on as well: what comes this soon is the same one. */
const SAME_PRESS_MS = 700;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** What has to end before the process may, in the order in which it ends: last begun, first ended. */
const endings = [];

let ending = false;

/** `hurry` is called when somebody presses Ctrl-C once more while `act` is under way. */
export function atEnd(act, hurry = () => {}) {
  endings.unshift({ act, hurry });
}

/** Ends everything that was begun, then the process. */
export async function endAll(code) {
  if (ending) return;
  ending = true;
  for (const { act } of endings) {
    try {
      await act();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
  process.exit(code);
}

/** Calls back once when the process that started us is gone: npm does not always pass on the signal that ends it. */
function onOrphaned(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, PARENT_LOOK_MS);
  timer.unref();
}

function listen(code, said) {
  let first = 0;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (first === 0) {
        first = performance.now();
        if (said) console.log(said);
        void endAll(code);
      } else if (signal === "SIGINT" && performance.now() - first > SAME_PRESS_MS) for (const { hurry } of endings) hurry();
    });
  onOrphaned(() => endAll(code));
}

/**
 * Runs a script: from here on a signal, or the end of the process that started us, ends all that was begun.
 * `interrupted` is the exit code then; `said` is printed first. An error that is thrown is told in one line and exits with 1.
 */
export async function live({ interrupted = 130, said = "" }, work) {
  process.env.TZ = "UTC";
  listen(interrupted, said);
  // Whoever read our output may be gone before us.
  process.stdout.on("error", () => {});
  try {
    await work();
  } catch (error) {
    if (!ending) console.error(`\n${process.env.UPGRADE_DESK_TRACE ? error.stack : error.message}`);
    await endAll(1);
  }
}
