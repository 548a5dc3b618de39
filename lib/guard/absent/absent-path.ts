/** Header that tells the "not found" page which address was asked for: what is missing decides what to say. */
export const ABSENT_PATH = "x-absent-path";
