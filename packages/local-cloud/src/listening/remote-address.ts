import type { IncomingMessage } from "node:http";

/**
 * The client's address, by which clients of one machine are distinguished: any of 127.0.0.0/8 is another client. On a
 * socket for both families, IPv4 addresses come mapped into IPv6.
 */
export function remoteAddressOf({ socket }: Pick<IncomingMessage, "socket">): string {
  const { remoteAddress = "127.0.0.1" } = socket;
  return remoteAddress.replace(/^::ffff:(?=\d+\.)/i, "");
}
