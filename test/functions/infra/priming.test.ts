/** In a bundle and a process of its own, as on Lambda: what the process loads and connects to is what counts. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "@jest/globals";
import { build } from "esbuild";
import { bundlingOptions } from "../../../lib/bundling/options.ts";

const folder = mkdtempSync(join(tmpdir(), "registration-priming-"));

/** Loads a function that has a DynamoDB client, lets the event loop turn once, and prints what has happened by then. */
const program = `
const { Socket } = require("node:net");
const { subscribe } = require("node:diagnostics_channel");
let connections = 0;
let answers = 0;
Socket.prototype.connect = () => { connections += 1; };
subscribe("http.client.response.finish", () => { answers += 1; });
require("./index.js").dynamo();
setImmediate(() => {
  const tls = process.moduleLoadList.includes("NativeModule tls");
  process.stdout.write(JSON.stringify({ answers, connections, tls }));
});`;

beforeAll(async () => {
  await build({
    ...bundlingOptions,
    entryPoints: ["functions/infra/dynamo-client.ts"],
    outfile: join(folder, "index.js"),
  });
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "program.js"), program);
});

function afterLoading(environment: Readonly<Record<string, string>>): unknown {
  const env = { AWS_REGION: "ap-northeast-1", ...environment };
  return JSON.parse(execFileSync(process.execPath, [join(folder, "program.js")], { env, encoding: "utf8" }));
}

const credentials = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" };

it("is answered before the event loop turns, and connects to nothing", () => {
  expect(afterLoading(credentials)).toEqual({ answers: 1, connections: 0, tls: true });
});

it("leaves TLS alone where the endpoint has none", () => {
  const local = { ...credentials, AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
  expect(afterLoading(local)).toEqual({ answers: 1, connections: 0, tls: false });
});

it("that fails is none: a function without credentials still loads", () => {
  expect(afterLoading({})).toEqual({ answers: 0, connections: 0, tls: false });
});
