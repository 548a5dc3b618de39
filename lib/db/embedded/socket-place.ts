/** PostgreSQL names its socket after the port, also where it listens on no port at all. */
export const SOCKET_PORT = 5432;

export const SOCKET_FILE = `.s.PGSQL.${SOCKET_PORT}`;

/** The kernel's room for a socket path is 108 bytes on Linux and 104 on macOS, with a closing zero. */
const LONGEST_SOCKET_PATH = 103;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const fits = (folder: string): boolean => bytesOf(`${folder}/${SOCKET_FILE}`) <= LONGEST_SOCKET_PATH;

export type SocketPlace = { readonly folder: string; readonly inDataDir: boolean };

/**
 * Where the socket goes: into the data directory, or, where that path is too long for a socket, into a folder under the
 * temporary directory whose name follows from the data directory, so that a second start looks in the same place.
 * `dataDir` has its symbolic links resolved; `sha256` gives hex.
 */
export function socketPlace(dataDir: string, tempDir: string, sha256: (text: string) => string): SocketPlace {
  const inside = `${dataDir}/run`;
  if (fits(inside)) return { folder: inside, inDataDir: true };
  const name = `upgrade-desk-${sha256(dataDir).slice(0, 16)}`;
  const parent = fits(`${tempDir}/${name}`) ? tempDir : "/tmp";
  return { folder: `${parent}/${name}`, inDataDir: false };
}
