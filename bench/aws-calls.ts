/**
 * What a call of AWS costs the caller: processor time of fresh processes that take turns, each sending GetItem to a
 * server on loopback, one after the other, with and without TLS. Ours beside the SDK's generated client with
 * lib-dynamodb, configured alike but for the parts, and beside the same request by `node:http` alone, unsigned.
 *
 * Usage: node bench/aws-calls.ts [rounds, default 5] [calls, default 2000]
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, Agent as PlainAgent, request } from "node:http";
import { createServer as createTlsServer, request as secureRequest, Agent as TlsAgent } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand as TheirGetCommand } from "@aws-sdk/lib-dynamodb";
import { awsClient } from "../functions/infra/aws-clients.ts";
import { GetCommand } from "../functions/infra/dynamo-documents.ts";
import { selfSigned } from "../testing/infra/self-signed.ts";
import { reaching } from "./support/loopback-aws.ts";
import { median, spread } from "./support/statistics.ts";

const input = {
  TableName: "ephemeral",
  Key: { pk: "REGISTRATION#1", sk: "REGISTRATION" },
  ConsistentRead: true,
};
const item = {
  ...{ pk: { S: "REGISTRATION#1" }, sk: { S: "REGISTRATION" }, state: { S: "verified" } },
  ...{ email: { S: "hanako@example.jp" }, codeNumber: { N: "1" }, expiresAt: { N: "1795849200000" } },
};

/** Who sends, by the name of the row. */
const callers = {
  "the clients of the functions": () => {
    const db = awsClient("dynamodb");
    return () => db.send(new GetCommand(input));
  },
  "the SDK's generated client": () => {
    const requestHandler = { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true };
    const client = new DynamoDBClient({ maxAttempts: 3, retryMode: "standard", requestHandler });
    const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    return () => db.send(new TheirGetCommand(input));
  },
  "node:http alone, unsigned": () => {
    const url = new URL(process.env["AWS_ENDPOINT_URL"] ?? "");
    const isSecure = url.protocol === "https:";
    const agent = new (isSecure ? TlsAgent : PlainAgent)({ keepAlive: true });
    const headers = { "x-amz-target": "DynamoDB_20120810.GetItem" };
    return async () => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      (isSecure ? secureRequest : request)(url, { method: "POST", agent, headers }, (answer) => {
        text(answer).then((body) => resolve(JSON.parse(body)), reject);
      })
        .on("error", reject)
        .end(JSON.stringify(input));
      return promise;
    };
  },
} as const satisfies Record<string, () => () => Promise<unknown>>;
type Caller = keyof typeof callers;
const names = Object.keys(callers) as Caller[]; // its own keys

const WARM_UP = 500;

/** In a process of its own: microseconds of processor time per call. */
async function measure(caller: Caller, calls: number): Promise<number> {
  const call = callers[caller]();
  for (let n = 0; n < WARM_UP; n += 1) await call();
  const before = process.cpuUsage();
  for (let n = 0; n < calls; n += 1) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

async function report(rounds: number, calls: number): Promise<void> {
  const answer: Parameters<typeof createServer>[1] = async (request, response) => {
    await text(request);
    response.setHeader("content-type", "application/x-amz-json-1.0").end(JSON.stringify({ Item: item }));
  };
  const servers = { http: createServer(answer), https: createTlsServer(selfSigned, answer) };
  const folder = mkdtempSync(join(tmpdir(), "aws-calls-"));
  const authority = join(folder, "authority.pem");
  writeFileSync(authority, selfSigned.cert);
  const rows: Record<string, Record<string, string>> = Object.fromEntries(names.map((name) => [name, {}]));
  for (const protocol of ["http", "https"] as const) {
    const server = servers[protocol];
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const env = {
      ...process.env,
      ...reaching(`${protocol}://127.0.0.1:${port}`),
      NODE_EXTRA_CA_CERTS: authority,
    };
    const taken = new Map<Caller, number[]>(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, values] of taken) {
        const args = [import.meta.filename, "measure", name, String(calls)];
        const { stdout } = await promisify(execFile)(process.execPath, args, { env });
        values.push(Number(stdout));
      }
    }
    const base = median(taken.get("the SDK's generated client") ?? []);
    for (const [name, values] of taken) {
      const row = rows[name] ?? {};
      row[`${protocol}, µs`] = `${median(values).toFixed(0)} ±${spread(values).toFixed(0)}`;
      row[`${protocol}, ratio`] = (median(values) / base).toFixed(2);
    }
    server.close();
  }
  rmSync(folder, { recursive: true });
  console.table(rows);
}

const [, , first = "5", second = "2000", third] = process.argv;
if (first === "measure") {
  const name = names.find((each) => each === second);
  if (name === undefined) throw new Error(`there is no ${second}`);
  process.stdout.write(String(await measure(name, Number(third))));
  process.exit();
} else {
  await report(Number(first), Number(second));
}
