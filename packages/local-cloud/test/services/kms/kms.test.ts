import { createPublicKey, verify } from "node:crypto";
import { expect, it } from "@jest/globals";
import { type Kms, startKms } from "../../../src/services/kms/kms.ts";
import { ACCOUNT as accountId, REGION as region } from "../support/fixtures.ts";
import { ownFolder } from "../support/own-folder.ts";

let kms: Kms;
const scratch = ownFolder(start, () => kms.close());
async function start() {
  kms = await startKms({ dataDir: scratch.folder, region, accountId });
  kms.ensureSigningKey("key-1", "ECC_NIST_P256");
}

async function call(operation: string, input: object) {
  const headers = { "x-amz-target": `TrentService.${operation}` };
  const answer = await fetch(kms.url, { method: "POST", headers, body: JSON.stringify(input) });
  return (await answer.json()) as Readonly<Record<string, string>>; // of these operations, texts
}

const Message = Buffer.from("a message").toString("base64");
const signing = { KeyId: "key-1", Message, MessageType: "RAW", SigningAlgorithm: "ECDSA_SHA_256" };

it("signs what everybody can verify who has the public key, which stays the same", async () => {
  const { Signature = "", KeyId } = await call("Sign", signing);
  expect(KeyId).toBe("arn:aws:kms:ap-northeast-1:000000000000:key/key-1");
  await kms.close();
  await start();
  const { PublicKey = "" } = await call("GetPublicKey", { KeyId: "key-1" });
  const key = createPublicKey({ key: Buffer.from(PublicKey, "base64"), format: "der", type: "spki" });
  const signature = Buffer.from(Signature, "base64");
  expect(verify("sha256", Buffer.from("a message"), key, signature)).toBe(true);
  expect(await call("Verify", { ...signing, Signature })).toMatchObject({ SignatureValid: true });
});

it("refuses the signature of something else", async () => {
  const { Signature } = await call("Sign", signing);
  const other = { ...signing, Message: Buffer.from("another").toString("base64"), Signature };
  expect(await call("Verify", other)).toMatchObject({ __type: "KMSInvalidSignatureException" });
});

it.each([
  ["a key that is not there", { ...signing, KeyId: "key-2" }, "NotFoundException"],
  ["a path", { ...signing, KeyId: ".." }, "NotFoundException"],
  ["a digest", { ...signing, MessageType: "DIGEST" }, "ValidationException"],
  ["another algorithm", { ...signing, SigningAlgorithm: "RSASSA_PSS_SHA_256" }, "ValidationException"],
])("refuses %s", async (_, input, name) => {
  expect(await call("Sign", input)).toMatchObject({ __type: name });
});

it("has no keys of other kinds", () => {
  expect(() => kms.ensureSigningKey("key-3", "RSA_2048")).toThrow("ECC_NIST_P256 here, not RSA_2048");
});
