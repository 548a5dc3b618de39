/** The database cannot be had for a reason that the person who starts it can change; `message` is meant for them. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

/** The data directory has a living owner. */
export class AlreadyRunning extends CannotStart {}
