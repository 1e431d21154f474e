import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Ports on 127.0.0.1; 0 takes a free one. */
export interface Ports {
  /** Site, API and control endpoints. */
  readonly web: number;
  /** AWS endpoint. */
  readonly aws: number;
  /** Mail inbox. */
  readonly inbox: number;
  /** The API's own host, past CloudFront; absent takes a free one, too. */
  readonly api?: number;
}

/** A port that cannot be had; `purpose` is what the local cloud wanted it for. */
export class PortUnavailable extends Error {
  readonly port: number;
  readonly purpose: keyof Ports;

  constructor(message: string, purpose: keyof Ports, port: number) {
    super(message);
    this.port = port;
    this.purpose = purpose;
  }
}

/** Something else listens on it. */
export class PortInUse extends PortUnavailable {
  override readonly name = "PortInUse";

  constructor(purpose: keyof Ports, port: number) {
    super(`port ${port} is in use`, purpose, port);
  }
}

/** The system keeps it for others: below 1024, mostly. */
export class PortForbidden extends PortUnavailable {
  override readonly name = "PortForbidden";

  constructor(purpose: keyof Ports, port: number) {
    super(`port ${port} is not for this user`, purpose, port);
  }
}

/** Replaces each 0 by a port that is free now, and throws PortUnavailable for a port that is not. */
export async function choosePorts(ports: Ports): Promise<Required<Ports>> {
  const web = await choose("web", ports.web);
  const aws = await choose("aws", ports.aws);
  const inbox = await choose("inbox", ports.inbox);
  const api = await choose("api", ports.api ?? 0);
  return { web, aws, inbox, api };
}

/** Below the range that outgoing connections are given ports of: the start's own could take it until it is listened on. */
const freeRange = [10_000, 32_000] as const;
const tries = 20;

/** A free port, for what nobody has chosen one for. */
export const freePort = (): Promise<number> => choose("api", 0);

async function choose(purpose: keyof Ports, port: number): Promise<number> {
  if (port !== 0) return probe(purpose, port);
  for (let left = tries; ; left -= 1) {
    try {
      return await probe(purpose, randomInt(...freeRange));
    } catch (error) {
      if (left === 0 || !(error instanceof PortInUse)) throw error;
    }
  }
}

async function probe(purpose: keyof Ports, port: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(unavailable(error, purpose, port)));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(port)));
  });
}

/** Exported for its test: no test can rely on a port that the system keeps. */
export function unavailable(error: NodeJS.ErrnoException, purpose: keyof Ports, port: number): Error {
  if (error.code === "EADDRINUSE") return new PortInUse(purpose, port);
  return error.code === "EACCES" || error.code === "EPERM" ? new PortForbidden(purpose, port) : error;
}
