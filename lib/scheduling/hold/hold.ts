/** How long a chosen time waits for the person who chose it. */
export const HOLD_MINUTES = 15;
