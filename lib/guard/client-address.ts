const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/;

const ADDRESS = /^[\da-f.:]{2,45}$/i;

/**
 * The client's address: each trusted proxy appends the address it saw, so the n-th from the right is the first that a
 * client cannot have written itself. With no trusted proxy, or a list shorter than that, the connection's own counts.
 */
export function clientAddress(connection: string, forwardedFor: string, proxyHops: number): string {
  const own = MAPPED.exec(connection)?.[1] ?? connection;
  const list = forwardedFor.split(",").map((part) => part.trim());
  const named = proxyHops > 0 ? list.at(-proxyHops) : undefined;
  return named && ADDRESS.test(named) ? named : own;
}
