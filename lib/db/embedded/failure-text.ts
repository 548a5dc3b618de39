/** `logFile` is absent where the failure came before PostgreSQL could write one. */
export type FailurePlace = { readonly dataDir: string; readonly logFile?: string };

const CAUSES: readonly (readonly [pattern: RegExp, sentence: (dataDir: string) => string])[] = [
  [/No space left on device|ENOSPC/, (dataDir) => `The disk that holds ${dataDir} is full.`],
  [/Disk quota exceeded|EDQUOT/, (dataDir) => `The disk quota for ${dataDir} is used up.`],
  [/Read-only file system|EROFS/, (dataDir) => `${dataDir} is on a read-only file system.`],
  [
    /Permission denied|EACCES|EPERM/,
    (dataDir) => `${dataDir} or a folder above it may not be read or written by the process that runs PostgreSQL.`,
  ],
  [/not compatible|incompatible with server/, (dataDir) => `${dataDir} was made by another major version of PostgreSQL.`],
  [/cannot open shared object file/, () => "PostgreSQL lacks a shared library: remove node_modules and start again."],
  [/ENOENT/, (dataDir) => `${dataDir} could not be created: its file system may be read-only.`],
  [/ENOTDIR|EEXIST/, (dataDir) => `${dataDir} or a part of its path is a file, not a folder.`],
];

/** The last lines that say why, without PostgreSQL's own hints and time stamps. */
const lastWords = (output: string): string =>
  output
    .split("\n")
    .filter((line) => /fatal|panic|error|could not/i.test(line))
    .slice(-3)
    .join("\n");

/** A sentence for the person who starts the app, from what PostgreSQL or the system said. */
export function failureText(output: string, place: FailurePlace): string {
  const cause = CAUSES.find(([pattern]) => pattern.test(output));
  const sentence = cause ? cause[1](place.dataDir) : `PostgreSQL did not start in ${place.dataDir}.`;
  return [sentence, lastWords(output), place.logFile ? `Its log: ${place.logFile}` : ""].filter((line) => line !== "").join("\n");
}
