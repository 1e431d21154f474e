import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { startWebServer, type WebServerOptions } from "../../src/cloud/web-server.ts";
import type { Listening } from "../../src/listening/loopback-server.ts";

let server: Listening | undefined;
afterEach(() => server?.close());

async function setup(answer: WebServerOptions["answer"]): Promise<string> {
  server = await startWebServer({
    port: 0,
    answer,
    control: (request, response) => {
      if (!request.url?.startsWith("/_local/")) return false;
      response.end("control");
      return true;
    },
  });
  return server.url;
}

/** What the server says to bytes that no HTTP client would send. */
function answerTo(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = new URL(url);
    let text = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on("data", (chunk) => {
      text += chunk.toString("utf8");
    });
    socket.on("close", () => resolve(text)).on("error", reject);
  });
}

describe("the web server", () => {
  it("hands control requests to the control, and all others on", async () => {
    const url = await setup(async (_request, response) => void response.end("edge"));
    expect(await (await fetch(`${url}/_local/health`)).text()).toBe("control");
    expect(await (await fetch(`${url}/register`)).text()).toBe("edge");
  });

  it("has no control where none is given", async () => {
    server = await startWebServer({
      port: 0,
      answer: async (_request, response) => void response.end("api"),
    });
    expect(await (await fetch(`${server.url}/_local/health`)).text()).toBe("api");
  });

  it("answers what is no HTTP with 400, and headers beyond any limit with 431", async () => {
    const url = await setup(async (_request, response) => void response.end());
    expect(await answerTo(url, "nonsense\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*\{"message":"Bad Request"\}$/,
    );
    const long = `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(70_000)}\r\n\r\n`;
    expect(await answerTo(url, long)).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*\{"message":"Request Header Fields Too Large"\}$/,
    );
  });

  it("survives a request that the client breaks off", async () => {
    const url = await setup(async (request, response) => {
      for await (const _ of request); // rejects when the client is gone
      response.end("edge");
    });
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nabc");
    await sleep(50);
    socket.destroy();
    await sleep(50);
    expect(await (await fetch(url, { method: "POST", body: "x" })).text()).toBe("edge");
  });

  it("gives a request under way a moment when it stops, but not for ever", async () => {
    const bothCame = Promise.withResolvers<void>();
    const stopping = Promise.withResolvers<void>();
    let came = 0;
    const url = await setup(async (request, response) => {
      came += 1;
      if (came === 2) bothCame.resolve();
      if (request.url === "/never") await new Promise(() => undefined);
      await stopping.promise;
      response.end("edge");
    });
    const slow = fetch(`${url}/slow`).then((response) => response.text());
    const never = fetch(`${url}/never`).catch(() => "broken off");
    await bothCame.promise;
    const closed = server?.close();
    stopping.resolve();
    await closed;
    expect(await slow).toBe("edge");
    expect(await never).toBe("broken off");
    server = undefined;
  });
});
