import { connect } from "node:net";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import {
  type Listening,
  type LoopbackOptions,
  listenOnLoopback,
} from "../../src/listening/loopback-server.ts";
import { remoteAddressOf } from "../../src/listening/remote-address.ts";

let server: Listening | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A listener that answers with the request target as its handler saw it. */
async function listener(options: LoopbackOptions = {}) {
  server = await listenOnLoopback((request, response) => {
    request.resume();
    response.end(`seen ${request.url}`);
  }, options);
  return server.url;
}

/** The status, and the last line, of what is answered to these bytes. */
function raw(url: string, head: string, localAddress = "127.0.0.1"): Promise<[status: number, last: string]> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: "127.0.0.1", localAddress });
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("utf8");
    });
    socket.on("end", () => resolve([Number(text.split(" ")[1]), text.trimEnd().split("\n").at(-1) ?? ""]));
    socket.on("error", reject);
    socket.write(`${head}\r\n\r\n`);
  });
}

const get = (target: string, ...headers: string[]) =>
  [`GET ${target} HTTP/1.1`, "Connection: close", ...headers].join("\r\n");
const host = "Host: localhost";

describe("every listener", () => {
  it.each([
    "//",
    "///",
    "/\\[",
    "//evil.example/x",
    "/\\evil.example",
    "http://[",
    "http://",
    "https://[::1",
    "*",
    "nonsense",
    "ftp://localhost/",
    "//[",
  ])("answers 400 to the request target %s, and goes on", async (target) => {
    const url = await listener();
    expect((await raw(url, get(target, host)))[0]).toBe(400);
    expect(await (await fetch(`${url}/after`)).text()).toBe("seen /after");
  });

  it.each([
    ["no HTTP at all", "nonsense"],
    ["a space in the target", get("/a b", host)],
    ["a header without a colon", get("/", host, "nonsense")],
    ["two lengths", get("/", host, "Content-Length: 1", "Content-Length: 2")],
    ["no Host", get("/")],
    ["two Hosts", get("/", host, "Host: evil.example")],
    ["a version that is none", "GET / HTTP/9"],
    ["a control character", get("/", host, "X: a\u0000b")],
  ])("answers 400 to %s, and goes on", async (_name, head) => {
    const url = await listener();
    expect((await raw(url, head))[0]).toBe(400);
    expect(await (await fetch(`${url}/after`)).text()).toBe("seen /after");
  });

  it.each([
    ["/a//b/%zz?c=%", "/a//b/%zz?c=%"],
    ["http://localhost:1/path?x=1", "/path?x=1"],
    ["HTTP://127.0.0.1/", "/"],
  ])("takes the request target %s", async (target, seen) => {
    expect(await raw(await listener(), get(target, host))).toEqual([200, `seen ${seen}`]);
  });

  it.each([
    "localhost",
    "localhost:8005",
    "LOCALHOST",
    "partner.localhost:3000",
    "127.0.0.1:4566",
    "127.8.9.10",
    "[::1]:80",
  ])("takes Host %s", async (name) => {
    expect((await raw(await listener(), get("/", `Host: ${name}`)))[0]).toBe(200);
  });

  it.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evillocalhost",
    "128.0.0.1",
    "localhost:3000:evil",
    "192.168.0.1",
    "[::ffff:1.2.3.4]",
    "localhost@evil.example",
    "",
  ])("refuses Host %j", async (name) => {
    expect((await raw(await listener(), get("/", `Host: ${name}`)))[0]).toBe(403);
  });

  it("refuses a foreign authority in the request line, whatever Host says", async () => {
    expect((await raw(await listener(), get("http://evil.example/", host)))[0]).toBe(403);
  });

  it.each([
    ["Origin: https://evil.example", 403],
    ["Origin: null", 403],
    ["Origin: http://localhost.evil.example", 403],
    ["Origin: http://localhost:3000", 200],
    ["Origin: http://127.0.0.5:3000", 200],
    ["Sec-Fetch-Site: cross-site", 403],
    ["Sec-Fetch-Site: same-site", 200],
  ])("answers to %s with %d", async (header, status) => {
    const [found, body] = await raw(await listener(), get("/", host, header));
    expect(found).toBe(status);
    if (status === 403) expect(JSON.parse(body)).toMatchObject({ status, code: "forbidden" });
  });

  it("takes further origins that are named, and links where it is asked to", async () => {
    const url = await listener({ ownOrigins: ["https://ours.example"], takesLinks: true });
    const statusOf = async (...headers: string[]) => (await raw(url, get("/", host, ...headers)))[0];
    expect(await statusOf("Origin: https://ours.example")).toBe(200);
    expect(await statusOf("Origin: https://theirs.example")).toBe(403);
    expect(await statusOf("Sec-Fetch-Site: cross-site")).toBe(200);
  });

  it("leaves foreign origins to an application that judges them, where they could change something", async () => {
    const url = await listener({ judgesOrigins: true });
    const origin = "Origin: https://evil.example";
    expect((await raw(url, get("/", host, origin)))[0]).toBe(403);
    expect((await raw(url, get("/", host, origin).replace("GET", "POST")))[0]).toBe(200);
    expect((await raw(url, get("/", "Host: evil.example", origin).replace("GET", "POST")))[0]).toBe(403);
  });

  it("answers 500 for a handler that fails, now or later, and goes on", async () => {
    const report = jest.spyOn(console, "error").mockImplementation(() => undefined);
    server = await listenOnLoopback((request, response) => {
      if (request.url === "/now") throw new Error("now");
      if (request.url === "/later") return Promise.reject(new Error("later"));
      if (request.url === "/half") {
        response.writeHead(200).write("half");
        throw new Error("half");
      }
      return response.end("fine");
    });
    const { url } = server;
    expect((await fetch(`${url}/now`)).status).toBe(500);
    expect((await fetch(`${url}/later`)).status).toBe(500);
    await expect(fetch(`${url}/half`).then((answer) => answer.text())).rejects.toThrow();
    expect(await (await fetch(url)).text()).toBe("fine");
    expect(report).toHaveBeenCalledTimes(3);
    report.mockRestore();
  });
});

describe("a client's address", () => {
  it.each(["127.0.0.1", "127.0.0.5", "127.3.2.1"])("is the socket's: %s", async (address) => {
    server = await listenOnLoopback((request, response) => void response.end(remoteAddressOf(request)));
    expect(await raw(server.url, get("/", host), address)).toEqual([200, address]);
  });

  it.each([
    ["::ffff:127.0.0.5", "127.0.0.5"],
    ["::FFFF:10.0.0.1", "10.0.0.1"],
    ["::1", "::1"],
    ["2001:db8::ffff:1", "2001:db8::ffff:1"],
    [undefined, "127.0.0.1"],
  ])("of %s is %s", (remoteAddress, expected) => {
    expect(remoteAddressOf({ socket: { remoteAddress } } as never)).toBe(expected);
  });
});
