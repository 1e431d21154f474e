import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { rememberStack } from "local-cloud";
import { findRunning } from "../../../commands/shared/find-running.ts";

let stateDir: string;
const servers: Server[] = [];

/** Serves that answer as /_local/health; returns the port. */
async function serve(answer: unknown): Promise<number> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/_local/health" ? 200 : 404;
    response.end(JSON.stringify(answer));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, () => done()));
  return (server.address() as AddressInfo).port; // it listens on a port, not on a pipe
}

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const port = await serve({});
  await new Promise((done) => servers.pop()?.close(done));
  return port;
}

const healthOf = (web: string) => ({ status: "ok", urls: { web }, allowedOrigins: [web], memoryMb: 1 });
const remember = (awsUrl: string) =>
  rememberStack(stateDir, { stackName: "S", region: "r", awsUrl, logGroups: [], outputs: {} });

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "find-running-"));
});
afterEach(async () => {
  rmSync(stateDir, { recursive: true });
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

describe("findRunning", () => {
  it("finds the local cloud on the web port", async () => {
    const port = await serve(healthOf("http://localhost:3000"));
    expect(await findRunning(port, stateDir)).toEqual({
      url: "http://localhost:3000",
      origin: "http://localhost:3000",
    });
  });

  it("finds the one that keeps its state in the folder, on whatever ports it was started", async () => {
    remember(`http://localhost:${await serve(healthOf("http://localhost:3100"))}`);
    expect(await findRunning(await freePort(), stateDir)).toMatchObject({ url: "http://localhost:3100" });
  });

  it("prefers the one on the web port, which somebody may have named", async () => {
    remember(`http://localhost:${await serve(healthOf("http://localhost:3100"))}`);
    const port = await serve(healthOf("http://localhost:3200"));
    expect(await findRunning(port, stateDir)).toMatchObject({ url: "http://localhost:3200" });
  });

  it("finds none where something else listens, and where one was stopped", async () => {
    remember(`http://localhost:${await freePort()}`);
    expect(await findRunning(await serve({ status: "something else" }), stateDir)).toBeUndefined();
  });

  it("finds none where there never was one", async () => {
    expect(await findRunning(await freePort(), stateDir)).toBeUndefined();
  });
});
