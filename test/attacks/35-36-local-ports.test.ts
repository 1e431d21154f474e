/** Attacks on the ports that a local cloud listens on, whatever they are: found as the system lists them. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { TestCloud } from "../../testing/cloud/cloud-process.ts";
import { startLocalCloud } from "../../testing/cloud/local-cloud.ts";

jest.setTimeout(180_000);

const LISTEN = "0A";

let cloud: TestCloud;
let ports: readonly number[];
beforeAll(async () => {
  cloud = await startLocalCloud();
  ports = listeningPorts(cloud.pid());
});
afterAll(() => cloud?.stop());

/** Ports that the process listens on, at any address. */
function listeningPorts(pid: number): readonly number[] {
  const folder = `/proc/${pid}/fd`;
  const inodes = new Set(
    readdirSync(folder).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(linkOf(`${folder}/${fd}`))?.[1] ?? []),
  );
  const rows = ["tcp", "tcp6"].flatMap((family) =>
    readFileSync(`/proc/${pid}/net/${family}`, "utf8").trim().split("\n").slice(1),
  );
  const found = rows.flatMap((row) => {
    const [, local = "", , state, , , , , , inode = ""] = row.trim().split(/\s+/);
    return state === LISTEN && inodes.has(inode) ? [Number.parseInt(local.split(":")[1] ?? "", 16)] : [];
  });
  return [...new Set(found)];
}

/** Empty for a descriptor that has been closed meanwhile. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

/** Status and whole text of the answer to these bytes; status 0 when the connection ends without one. */
function raw(port: number, bytes: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    let text = "";
    const done = () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setTimeout(60_000, () => socket.destroy()); // the API's functions start cold, on a busy machine
    socket.on("data", (chunk) => {
      text += chunk.toString("utf8");
    });
    socket.on("close", done).on("error", done);
  });
}

const request = (line: string, ...headers: string[]) =>
  [line, "Connection: close", ...headers, "", ""].join("\r\n");
const host = "Host: localhost";

async function expectAlive(): Promise<void> {
  expect(() => process.kill(cloud.pid(), 0)).not.toThrow();
  const health = await fetch(`${cloud.url}/_local/health`);
  expect(await health.json()).toMatchObject({ status: "ok" });
}

describe("attack 35: malformed requests", () => {
  it("reach every port that the process listens on", () => {
    const known = [cloud.url, cloud.apiUrl, cloud.awsUrl].map((url) => Number(new URL(url).port));
    expect(ports).toEqual(expect.arrayContaining(known));
    // Inbox, DynamoDB, SQS, SES, Cognito, Secrets Manager and CloudWatch Logs beside them.
    expect(ports.length).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ["//", request("GET // HTTP/1.1", host)],
    ["///", request("GET /// HTTP/1.1", host)],
    ["/\\[", request("GET /\\[ HTTP/1.1", host)],
    ["//[", request("POST //[ HTTP/1.1", host)],
    ["an absolute form without a host", request("GET http://[ HTTP/1.1", host)],
    ["an absolute form of nothing", request("GET http:// HTTP/1.1", host)],
    ["an asterisk", request("OPTIONS * HTTP/1.1", host)],
    ["a target without a slash", request("GET nonsense HTTP/1.1", host)],
    ["two spaces in the line", request("GET / / HTTP/1.1", host)],
    ["no request line", "nonsense\r\n\r\n"],
    ["no such version", request("GET / HTTP/9.9", host)],
    ["no Host", request("GET / HTTP/1.1")],
    ["a header without a name", request("GET / HTTP/1.1", host, ": x")],
    ["two lengths", request("POST / HTTP/1.1", host, "Content-Length: 1", "Content-Length: 2")],
    [
      "a length and chunks",
      request("POST / HTTP/1.1", host, "Content-Length: 1", "Transfer-Encoding: chunked"),
    ],
  ])("are answered with 400 on every port: %s", async (_name, bytes) => {
    const statuses = await Promise.all(ports.map(async (port) => [port, (await raw(port, bytes)).status]));
    expect(statuses).toEqual(ports.map((port) => [port, 400]));
    await expectAlive();
  });

  it.each([
    ["a body that is broken off", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"],
    ["headers that are broken off", "POST / HTTP/1.1\r\nHost: loc"],
    [
      "chunks that are none",
      "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
  ])("end with their connection on every port: %s", async (_name, bytes) => {
    await Promise.all(
      ports.map(async (port) => {
        const socket = connect(port, "127.0.0.1");
        socket.on("error", () => undefined);
        await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
        socket.destroy();
      }),
    );
    await expectAlive();
  });

  it("are answered whatever body, target or header of AWS they carry", async () => {
    const targets = [
      "DynamoDB_20120810.PutItem",
      "AmazonSQS.SendMessageBatch",
      "AWSCognitoIdentityProviderService.SignUp",
      "secretsmanager.GetSecretValue",
      "Logs_20140328.FilterLogEvents",
      "__proto__.constructor",
    ];
    const bodies = ["", "{", "[]", "null", '"x"', '{"__proto__":{"a":1}}', "\u0000"];
    const statuses: number[] = [];
    for (const target of targets) {
      for (const body of bodies) {
        const headers = [
          host,
          "Content-Type: application/x-amz-json-1.0",
          `X-Amz-Target: ${target}`,
          "Authorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=, Signature=",
          `Content-Length: ${Buffer.byteLength(body)}`,
        ];
        const bytes = request("POST / HTTP/1.1", ...headers) + body;
        statuses.push(...(await Promise.all(ports.map(async (port) => (await raw(port, bytes)).status))));
      }
    }
    expect(statuses.filter((status) => status < 200 || status >= 500)).toEqual([]);
    await expectAlive();
  });
});

describe("attack 36: pages and names that are not of this machine", () => {
  const credential =
    "Authorization: AWS4-HMAC-SHA256 Credential=LOCALADMIN/20261128/ap-northeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

  it.each([
    ["Host", ["Host: evil.example"]],
    ["Host that begins like ours", ["Host: localhost.evil.example"]],
    ["Host with our port", ["Host: 127.0.0.1.evil.example:4566"]],
    ["Origin", [host, "Origin: https://evil.example"]],
    ["Origin that begins like ours", [host, "Origin: http://localhost:3000.evil.example"]],
    ["Origin of a sandboxed page", [host, "Origin: null"]],
  ])("are refused on every port by a foreign %s", async (_name, headers) => {
    for (const line of ["GET /", "OPTIONS /", "POST /", "GET /store", "GET /_local/mails"]) {
      const extra = line.startsWith("POST") ? ["X-Amz-Target: DynamoDB_20120810.ListTables", credential] : [];
      const bytes = request(`${line} HTTP/1.1`, ...headers, ...extra, "Content-Length: 2").concat("{}");
      for (const port of ports) {
        const { status, text } = await raw(port, bytes);
        expect([line, port, status]).toEqual([line, port, 403]);
        expect(text.toLowerCase()).not.toContain("access-control-allow-origin");
      }
    }
    await expectAlive();
  });

  it("read nothing, even where a page of this machine asks", async () => {
    for (const port of ports) {
      const { text } = await raw(port, request("GET / HTTP/1.1", host, "Origin: http://localhost:9"));
      expect(text).toMatch(/^HTTP\/1\.1 \d/);
      expect(text.toLowerCase()).not.toContain("access-control-allow-origin: *");
    }
  });

  it("are refused where only programs ask: AWS, inbox and control", async () => {
    const web = [cloud.url, cloud.apiUrl].map((url) => Number(new URL(url).port));
    const cross = (path: string) => request(`GET ${path} HTTP/1.1`, host, "Sec-Fetch-Site: cross-site");
    for (const port of ports.filter((each) => !web.includes(each)))
      expect([port, (await raw(port, cross("/"))).status]).toEqual([port, 403]);
    expect((await raw(web[0] ?? 0, cross("/_local/mails"))).status).toBe(403);
    // A link in a mail leads to the site from wherever the mail is read.
    expect((await raw(web[0] ?? 0, cross("/"))).status).toBe(200);
  });
});
