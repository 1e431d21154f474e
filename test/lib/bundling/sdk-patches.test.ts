import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { build } from "esbuild";
import { bundlingOptions } from "../../../lib/bundling/options.ts";
import { patchSdk, type SdkPatch } from "../../../lib/bundling/sdk-patch.ts";
import { sdkPatches } from "../../../lib/bundling/sdk-patches.ts";

/** Bundles `source` as the functions are, and loads it. */
async function load(source: string, wanted: readonly SdkPatch[]): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), "registration-sdk-patches-"));
  await build({
    ...bundlingOptions,
    stdin: { contents: source, resolveDir: bundlingOptions.absWorkingDir },
    outfile: join(folder, "index.js"),
    plugins: [patchSdk(wanted)],
  });
  writeFileSync(join(folder, "package.json"), '{"type":"commonjs"}');
  return createRequire(import.meta.url)(join(folder, "index.js"));
}

const named = (name: string) => sdkPatches.filter((patch) => patch.name === name);

describe("an SDK patch that no longer fits stops the build by its name", () => {
  it("when none of its files is there", async () => {
    await expect(load("export const a = 1;", named("S3"))).rejects.toThrow(
      'SDK patch "S3": no bundle has a file',
    );
  });

  it("when the file is another than it was written for", async () => {
    const files = /client-sqs[\\/]dist-es[\\/]SQSClient\.js$/;
    const become = named("calls' log")[0]?.become ?? String;
    await expect(
      load('export { SQSClient } from "@aws-sdk/client-sqs";', [
        { name: "a log", files, because: "", become },
      ]),
    ).rejects.toThrow('SDK patch "a log": Error: it exports SQSClient');
  });
});

describe("the addresses of the services", () => {
  const clients = ["cognito-identity-provider", "dynamodb", "secrets-manager", "sesv2", "sqs"];

  it.each(clients)("%s: as by the SDK's own rules", async (client) => {
    const source = `export { defaultEndpointResolver } from "./node_modules/@aws-sdk/client-${client}/dist-es/endpoint/endpointResolver.js";`;
    const [ours, theirs] = [await load(source, named("endpoint rules")), await load(source, [])];
    const urlBy = (resolver: Record<string, unknown>, parameters: object): string =>
      // Both have the one function that is named above.
      (resolver["defaultEndpointResolver"] as (given: object) => { url: URL })(parameters).url.href;
    for (const Region of ["ap-northeast-1", "ap-northeast-3", "us-east-1", "eu-central-2"]) {
      const parameters = { Region, UseFIPS: false, UseDualStack: false };
      expect(urlBy(ours, parameters)).toBe(urlBy(theirs, parameters));
      const local = { ...parameters, Endpoint: "http://127.0.0.1:4566/" };
      expect(urlBy(ours, local)).toBe(urlBy(theirs, local));
    }
    for (const other of [{ UseFIPS: true }, { UseDualStack: true }, { Region: "cn-north-1" }])
      expect(() => urlBy(ours, { Region: "ap-northeast-1", ...other })).toThrow("left out of the bundle");
  });
});

it("what is left out throws when it is called", async () => {
  const { S } = await load(
    `import { Sha256Js } from "./node_modules/@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js"; export const S = Sha256Js;`,
    named("SHA-256 in JavaScript"),
  );
  expect(() => new (S as new () => unknown)()).toThrow("left out of the bundle"); // it is that class
});

it("an error without its class has the code as its name, and what retries go by", async () => {
  const source = `import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
export async function fail(status, code) {
  const client = new DynamoDBClient({ region: "ap-northeast-1", maxAttempts: 2, credentials: { accessKeyId: "a", secretAccessKey: "b" },
    requestHandler: { handle: async () => ({ response: { statusCode: status, headers: {}, body: Buffer.from(JSON.stringify({ __type: "com.amazonaws.dynamodb.v20120810#" + code, message: "m" })) } }) } });
  try { await client.send(new GetItemCommand({ TableName: "t", Key: { pk: { S: "a" } } })); } catch (error) {
    return { name: error.name, message: error.message, fault: error.$fault, status: error.$metadata.httpStatusCode, attempts: error.$metadata.attempts }; }
}`;
  const { fail } = await load(source, named("schemas"));
  const failing = fail as (status: number, code: string) => Promise<unknown>; // the function above
  expect(await failing(400, "ConditionalCheckFailedException")).toEqual({
    ...{ name: "ConditionalCheckFailedException", message: "m", fault: "client", status: 400, attempts: 1 },
  });
  expect(await failing(400, "ProvisionedThroughputExceededException")).toMatchObject({
    ...{ name: "ProvisionedThroughputExceededException", attempts: 2 },
  });
  expect(await failing(500, "InternalServerError")).toMatchObject({ fault: "server", attempts: 2 });
});

describe("the body of an answer", () => {
  const collected = async (body: Readable) => {
    const { collect } = await load(
      `export { streamCollector as collect } from "./node_modules/@smithy/core/dist-es/submodules/serde/util-stream/stream-collector.js";`,
      named("web streams"),
    );
    return (collect as (stream: Readable) => Promise<Uint8Array>)(body); // the SDK's signature
  };

  it("is put together of its pieces", async () => {
    const bytes = await collected(
      Readable.from([Buffer.from("川").subarray(0, 2), Buffer.from("川").subarray(2)]),
    );
    expect(new TextDecoder().decode(bytes)).toBe("川");
  });

  it("is empty where there is none", async () => {
    expect((await collected(Readable.from([]))).byteLength).toBe(0);
  });

  it("is an error when the connection breaks", async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error("ECONNRESET")) });
    await expect(collected(broken)).rejects.toThrow("ECONNRESET");
  });
});
