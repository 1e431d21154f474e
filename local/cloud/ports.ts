import { createServer } from "node:net";

/** Ports on 127.0.0.1; 0 takes a free one. */
export interface Ports {
  /** Site, API and control endpoints. */
  readonly web: number;
  /** AWS front. */
  readonly aws: number;
  /** Mail inbox. */
  readonly inbox: number;
}

/** A port that something else listens on; `name` is what the local cloud wanted it for. */
export class PortInUse extends Error {
  readonly port: number;
  readonly purpose: keyof Ports;

  constructor(purpose: keyof Ports, port: number) {
    super(`port ${port} is in use`);
    this.name = "PortInUse";
    this.port = port;
    this.purpose = purpose;
  }
}

/** Replaces each 0 by a port that is free now, and throws PortInUse for a port that is not. */
export async function choosePorts(ports: Ports): Promise<Ports> {
  const web = await probe("web", ports.web);
  const aws = await probe("aws", ports.aws);
  const inbox = await probe("inbox", ports.inbox);
  return { web, aws, inbox };
}

async function probe(purpose: keyof Ports, port: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortInUse(purpose, port) : error),
    );
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : port));
    });
  });
}
