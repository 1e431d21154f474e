import { Agent } from "node:http";
import { Duplex } from "node:stream";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { HttpRequest } from "@smithy/core/transport";
import { httpHandler } from "../../../functions/infra/http-handler.ts";
import { anEndpoint, answers, type Reply } from "../../../testing/infra/an-endpoint.ts";

const after: (() => void)[] = [];
afterEach(() => {
  for (const end of after.splice(0)) end();
});

async function setup(limits: { connectMs: number; answerMs: number }, ...replies: readonly Reply[]) {
  const endpoint = await anEndpoint("http", ...replies);
  const requests = httpHandler(limits);
  after.push(endpoint.close, requests.destroy);
  const { hostname, port } = new URL(endpoint.url);
  const request = new HttpRequest({
    ...{ method: "POST", protocol: "http:", hostname, port: Number(port), path: "/a/b" },
    ...{ headers: { "x-name": "value" }, body: '{"text":"川"}' },
  });
  return { endpoint, requests, request };
}
const patient = { connectMs: 20_000, answerMs: 20_000 };

it("a request arrives as it is, and its answer, whatever its status", async () => {
  const { endpoint, requests, request } = await setup(patient, answers(418, '"川崎"', { "x-answer": "yes" }));
  const { response } = await requests.handle(request);
  expect({ ...response, body: String(response.body) }).toMatchObject({
    ...{ statusCode: 418, headers: { "x-answer": "yes" }, body: '"川崎"' },
  });
  expect(endpoint.sent).toMatchObject([
    { url: "/a/b", body: '{"text":"川"}', headers: { "x-name": "value", "content-length": "14" } },
  ]);
});

it.each<[string, Reply]>([
  ["an answer", answers(200, "{}")],
  ["a failure", (_, request) => void request.socket.destroy()],
])("no limit of time outlives %s", async (_, reply) => {
  const begun = jest.spyOn(globalThis, "setTimeout");
  const ended = jest.spyOn(globalThis, "clearTimeout");
  const { requests, request } = await setup({ connectMs: 20_001, answerMs: 20_002 }, reply);
  await requests.handle(request).catch(() => undefined);
  for (const limit of [20_001, 20_002]) {
    const at = begun.mock.calls.findIndex(([, ms]) => ms === limit);
    const cleared: unknown[] = ended.mock.calls.flat();
    expect(cleared).toContain(begun.mock.results[at]?.value);
  }
  jest.restoreAllMocks();
});

it("a character that comes in two pieces is one", async () => {
  const [first = Buffer.of(), second = Buffer.of()] = [0, 1].map((at) =>
    Buffer.from("川").subarray(at, at + 1 + at),
  );
  const { requests, request } = await setup(patient, (response) => {
    response.write(first);
    setTimeout(() => response.end(second), 20);
  });
  const { response } = await requests.handle(request);
  expect(String(response.body)).toBe("川");
});

it("an address of IPv6 may stand in brackets, as in a URL", async () => {
  const { requests, request } = await setup(patient);
  const call = requests.handle(new HttpRequest({ ...request, hostname: "[::1]" }));
  // Nobody listens there: that the address is understood shows in the error.
  await expect(call).rejects.toMatchObject({ code: expect.stringMatching(/ECONNREFUSED|EADDRNOTAVAIL/) });
});

describe("what another try may heal is a time-out", () => {
  it.each<[string, Reply]>([
    ["a connection that is reset", (_, request) => void request.socket.destroy()],
    [
      "an answer that is cut off",
      (response, request) => {
        response.writeHead(200, { "content-length": "1000" }).write("{");
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
  ])("%s", async (_, reply) => {
    const { requests, request } = await setup(patient, reply);
    await expect(requests.handle(request)).rejects.toMatchObject({
      name: "TimeoutError",
      code: "ECONNRESET",
    });
  });

  it.each<[string, Reply]>([
    ["no answer", () => {}],
    ["an answer without an end", (response) => void response.writeHead(200).write("{")],
  ])("%s", async (_, reply) => {
    const { requests, request } = await setup({ ...patient, answerMs: 50 }, reply);
    const error = {
      name: "TimeoutError",
      code: "ETIMEDOUT",
      message: expect.stringContaining("50 ms of answerMs"),
    };
    await expect(requests.handle(request)).rejects.toMatchObject(error);
  });

  it("and a connection that stayed silent is given up", async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const reply: Reply = (_, { socket }) => void socket.once("close", () => resolve());
    const { requests, request } = await setup({ ...patient, answerMs: 50 }, reply);
    await expect(requests.handle(request)).rejects.toThrow("answerMs");
    await closed;
  });

  it.each([
    ["ECONNRESET", "TimeoutError"],
    ["EPIPE", "TimeoutError"],
    ["ETIMEDOUT", "TimeoutError"],
    ["ECONNREFUSED", "Error"],
  ])("a connection that breaks with %s fails as a %s", async (code, name) => {
    const { request } = await setup(patient);
    const { stuck, connection } = connectingForEver();
    const call = httpHandler(patient, stuck).handle(request);
    connection.destroy(Object.assign(new Error("broken"), { code }));
    await expect(call).rejects.toMatchObject({ name, code });
  });

  it("no connection", async () => {
    const { request } = await setup(patient);
    const { stuck } = connectingForEver();
    const call = httpHandler({ ...patient, connectMs: 50 }, stuck).handle(request);
    const error = { name: "TimeoutError", message: expect.stringContaining("50 ms of connectMs") };
    await expect(call).rejects.toMatchObject(error);
  });
});

function connectingForEver() {
  const connection = Object.assign(new Duplex({ read() {}, write() {} }), socket);
  return { connection, stuck: Object.assign(new Agent(), { createConnection: () => connection }) };
}

/** What Node's HTTP asks of a socket that is being connected. */
const socket = {
  connecting: true,
  setKeepAlive() {},
  setNoDelay() {},
  setTimeout() {},
  ref() {},
  unref() {},
};
