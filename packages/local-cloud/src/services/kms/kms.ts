/** KMS, as far as it signs: pairs of keys on P-256, each in a file that only its owner can read. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { listenOnLoopback } from "../../listening/loopback-server.ts";
import { answerAwsJson, type Operation, operation } from "../shared/aws-json.ts";
import { ServiceError } from "../shared/service-error.ts";

export interface KmsOptions {
  readonly dataDir: string;
  readonly region: string;
  readonly accountId: string;
}

export interface Kms {
  readonly url: string;
  /** The key of an `AWS::KMS::Key` that signs: drawn once and kept. */
  ensureSigningKey(keyId: string, keySpec: string): void;
  close(): Promise<void>;
}

const keySpec = "ECC_NIST_P256";
const algorithm = "ECDSA_SHA_256";

export async function startKms({ dataDir, region, accountId }: KmsOptions): Promise<Kms> {
  const folder = join(dataDir, "kms");
  const fileOf = (keyId: string) => join(folder, `${keyId}.pem`);
  const arnOf = (keyId: string) => `arn:aws:kms:${region}:${accountId}:key/${keyId}`;
  const find = (id: string) => {
    const keyId = id.slice(id.lastIndexOf("/") + 1);
    const file = fileOf(keyId);
    if (!/^[\w-]+$/.test(keyId) || !existsSync(file))
      throw new ServiceError("NotFoundException", `Key '${id}' does not exist`);
    return { arn: arnOf(keyId), key: createPrivateKey(readFileSync(file)) };
  };
  const service = {
    target: "TrentService",
    operations: kmsOperations(find),
    internalError: "KMSInternalException",
  };
  const server = await listenOnLoopback((request, response) => answerAwsJson(service, request, response));
  return {
    url: server.url,
    ensureSigningKey(keyId, spec) {
      if (spec !== keySpec) throw new Error(`keys that sign are ${keySpec} here, not ${spec}`);
      if (existsSync(fileOf(keyId))) return;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const written = `${fileOf(keyId)}.tmp`;
      writeFileSync(written, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
      renameSync(written, fileOf(keyId));
    },
    close: () => server.close(),
  };
}

type Find = (id: string) => { readonly arn: string; readonly key: KeyObject };

const KeyId = z.string().min(1).max(2048);
const bytes = z.base64().transform((text) => Buffer.from(text, "base64"));
const message = {
  KeyId,
  Message: bytes.refine((given) => given.length >= 1 && given.length <= 4096, "has not 1 to 4096 bytes"),
  MessageType: z.literal("RAW", "only whole messages are signed here").default("RAW"),
  SigningAlgorithm: z.literal(algorithm),
};

function kmsOperations(find: Find): Record<string, Operation> {
  return {
    Sign: operation(z.strictObject(message), invalid, (input) => {
      const { arn, key } = find(input.KeyId);
      const Signature = sign("sha256", input.Message, key).toString("base64");
      return { KeyId: arn, Signature, SigningAlgorithm: algorithm };
    }),
    Verify: operation(z.strictObject({ ...message, Signature: bytes }), invalid, (input) => {
      const { arn, key } = find(input.KeyId);
      if (!verify("sha256", input.Message, createPublicKey(key), input.Signature))
        throw new ServiceError("KMSInvalidSignatureException", "");
      return { KeyId: arn, SignatureValid: true, SigningAlgorithm: algorithm };
    }),
    GetPublicKey: operation(z.strictObject({ KeyId }), invalid, (input) => {
      const { arn, key } = find(input.KeyId);
      return {
        KeyId: arn,
        PublicKey: createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64"),
        KeySpec: keySpec,
        KeyUsage: "SIGN_VERIFY",
        SigningAlgorithms: [algorithm],
      };
    }),
  };
}

function invalid({ path, message: reason }: z.core.$ZodIssue): ServiceError {
  return new ServiceError("ValidationException", `${path.join(".")}: ${reason}`);
}
