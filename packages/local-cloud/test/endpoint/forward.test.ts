import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, describe, expect, it } from "@jest/globals";
import { anEndpoint } from "./an-endpoint.ts";
import { signedHeaders } from "./signed-headers.ts";

let closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

/** A endpoint whose DynamoDB is an HTTP server of its own. */
async function setup(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // listen was given host and port, so the address is one of TCP
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const endpoint = await anEndpoint({ dynamodb: `http://127.0.0.1:${port}` });
  closing.push(stop, endpoint.close);
  return { ...endpoint, server, stop, dynamodb: endpoint.clients("AKIASTART", { maxAttempts: 1 }).dynamodb };
}

const Key = { pk: { S: "LIMIT#1" }, sk: { S: "LIMIT" } };
const getItem = new GetItemCommand({ TableName: "ephemeral", Key });

describe("forwarding", () => {
  it("hands method, path, headers and bytes on as they came, and the answer back", async () => {
    const got: { request: IncomingMessage; body: Buffer }[] = [];
    const { url } = await setup(async (request, response) => {
      got.push({ request, body: await buffer(request) });
      response.writeHead(200, {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-crc32": "7",
        "x-own": ["a", "b"],
      });
      response.write(Buffer.from([0xe5, 0xb7]));
      setTimeout(() => response.end(Buffer.from([0x9d, 0x00])), 20);
    });
    const body = new Uint8Array([0x00, 0xff, 0x0d, 0x0a]);
    const raw = { url: `${url}/deep//path?a=%2F&b`, method: "PUT", body: Buffer.from(body) };
    const signed = signedHeaders("LOCALADMIN1", "dynamodb", raw);
    const answer = await fetch(raw.url, {
      method: "PUT",
      headers: { ...signed, "x-amz-target": "DynamoDB_20120810.GetItem", "x-mine": "1" },
      body,
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([0xe5, 0xb7, 0x9d, 0x00]));
    expect(answer.headers.get("x-amz-crc32")).toBe("7");
    expect(answer.headers.get("x-own")).toBe("a, b");
    expect(got[0]?.request).toMatchObject({
      method: "PUT",
      url: "/deep//path?a=%2F&b",
      headers: { ...signed, "x-mine": "1", "content-length": "4", host: url.slice("http://".length) },
    });
    expect(new Uint8Array(got[0]?.body ?? [])).toEqual(body);
  });

  const empty = (_: IncomingMessage, response: ServerResponse) => {
    response.end("{}");
  };

  it("keeps connections to the emulator open", async () => {
    const { server, dynamodb } = await setup(empty);
    let connections = 0;
    server.on("connection", () => {
      connections += 1;
    });
    for (let call = 0; call < 10; call += 1) await dynamodb.send(getItem);
    expect(connections).toBe(1);
  });

  it("takes a new connection when the emulator has just closed an idle one", async () => {
    let requests = 0;
    const { dynamodb, outcomes } = await setup((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.resetAndDestroy();
      else empty(request, response);
    });
    await dynamodb.send(getItem);
    await dynamodb.send(getItem);
    expect(requests).toBe(3);
    expect(outcomes()).toEqual(["GetItem ok", "GetItem ok"]);
  });

  it("says when the emulator is gone", async () => {
    const { dynamodb, stop, outcomes } = await setup(empty);
    stop();
    await expect(dynamodb.send(getItem)).rejects.toMatchObject({
      name: "ServiceUnavailable",
      message: expect.stringMatching(/^The local emulator failed: .*ECONNREFUSED/),
      $metadata: { httpStatusCode: 503 },
    });
    expect(outcomes()).toEqual(["GetItem ServiceUnavailable"]);
  });

  it("says when the emulator breaks off in the middle of its answer", async () => {
    const { dynamodb, outcomes } = await setup((request, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("{", () => request.socket.destroy());
    });
    await expect(dynamodb.send(getItem)).rejects.toMatchObject({ name: "ServiceUnavailable" });
    expect(outcomes()).toEqual(["GetItem ServiceUnavailable"]);
  });

  it.each([
    [502, "<html>", "HTTP 502"],
    [400, "{}", "HTTP 400"],
    [400, '{"__type":"ValidationException:http://x/"}', "ValidationException"],
  ])("logs what a strange answer of %d %s says of the error", async (status, body, outcome) => {
    const { dynamodb, outcomes } = await setup((_, response) => {
      response.writeHead(status).end(body);
    });
    await expect(dynamodb.send(getItem)).rejects.toThrow();
    expect(outcomes()).toEqual([`GetItem ${outcome}`]);
  });

  it("lets a lost response change what the emulator holds, once or, by the retry, twice", async () => {
    let count = 0;
    const { faults, clients } = await setup((_, response) => {
      count += 1;
      response.end(JSON.stringify({ Attributes: { count: { N: String(count) } } }));
    });
    faults.add({ service: "dynamodb", operation: "UpdateItem", mode: "lost-response", count: 1 });
    const update = new UpdateItemCommand({ TableName: "ephemeral", Key });
    const output = await clients("AKIASTART").dynamodb.send(update);
    expect(output.Attributes).toEqual({ count: { N: "2" } });
  });
});

describe("an in-process emulator that fails", () => {
  it("is answered for, and the failure logged", async () => {
    const endpoint = await anEndpoint({
      backend: async () => {
        throw new TypeError("oops");
      },
    });
    closing.push(endpoint.close);
    const { dynamodb } = endpoint.clients("AKIASTART", { maxAttempts: 1 });
    await expect(dynamodb.send(getItem)).rejects.toThrow("The local emulator failed: TypeError: oops");
  });

  it("does not take the endpoint down when what it should know is missing", async () => {
    const endpoint = await anEndpoint({
      resources: () => {
        throw new Error("nothing stands yet");
      },
    });
    closing.push(endpoint.close);
    const { dynamodb } = endpoint.clients("AKIASTART", { maxAttempts: 1 });
    await expect(dynamodb.send(getItem)).rejects.toThrow("nothing stands yet");
    expect(endpoint.outcomes()).toEqual(["GetItem ServiceUnavailable"]);
  });

  it("breaks off only the call whose answer is no HTTP", async () => {
    const endpoint = await anEndpoint({
      backend: async ({ body }) => ({
        status: 200,
        headers: { "x-a": body.includes("LIMIT#1") ? "a\nb" : "a" },
        body: "{}",
      }),
    });
    closing.push(endpoint.close);
    const { dynamodb } = endpoint.clients("AKIASTART", { maxAttempts: 1 });
    await expect(dynamodb.send(getItem)).rejects.toThrow("socket hang up");
    const other = new GetItemCommand({ TableName: "ephemeral", Key: { ...Key, pk: { S: "LIMIT#2" } } });
    expect(await dynamodb.send(other)).toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });

  it("finishes a call whose client went away, and logs it", async () => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const endpoint = await anEndpoint({
      backend: async () => {
        reach();
        await released;
        return { status: 200, headers: {}, body: "{}" };
      },
    });
    closing.push(endpoint.close);
    const aborter = new AbortController();
    const { dynamodb } = endpoint.clients("AKIASTART", { maxAttempts: 1 });
    const sent = dynamodb.send(getItem, { abortSignal: aborter.signal });
    await reached;
    aborter.abort();
    await expect(sent).rejects.toMatchObject({ name: "AbortError" });
    release();
    await expect(dynamodb.send(getItem)).resolves.toBeDefined();
    expect(endpoint.outcomes()).toEqual(["GetItem ok", "GetItem ok"]);
  });
});
