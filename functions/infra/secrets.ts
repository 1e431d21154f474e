import * as z from "zod/mini";
import { keyedHash } from "../domain/secret-token.ts";
import type { CodeKeys, EmailHash, SubjectHash } from "../use-cases/ports.ts";
import { atInit } from "./at-init.ts";
import { type AwsClient, awsClient } from "./aws-clients.ts";
import { GetSecretValueCommand } from "./aws-commands.ts";

const secretValue = z.object({ SecretString: z.string(), VersionId: z.string() });

/** How long a warm function goes on with the secret it knows, before it asks for the current one again. */
const KEPT_MS = 5 * 60_000;

export const secretsManager = () => awsClient("secretsManager");

async function read(client: AwsClient<"secretsManager">, SecretId: string, VersionId?: string) {
  const answer = await client.send(new GetSecretValueCommand({ SecretId, VersionId }));
  const { SecretString: secret, VersionId: keyId } = secretValue.parse(answer);
  return { keyId, secret };
}

type Secret = Awaited<ReturnType<typeof read>>;

/** A read that takes longer is not waited for again: it may have been frozen with its environment, after loading. */
const UNDER_WAY_MS = 1000;

/** `early`: the function's usual way begins with it, so that it is read while the function is being loaded. */
type When = "early" | "when-needed";

/** The current value of a secret, kept for a few minutes; a failed read is not kept. */
export function currentSecret(
  client: AwsClient<"secretsManager">,
  secretId: string,
  when: When = "when-needed",
): () => Promise<Secret> {
  let kept: { readonly value: Promise<Secret>; until: number } | undefined;
  const current = () => {
    if (kept && kept.until > Date.now()) return kept.value;
    const reading = { value: read(client, secretId), until: Date.now() + UNDER_WAY_MS };
    kept = reading;
    reading.value.then(
      () => {
        reading.until = Date.now() + KEPT_MS;
      },
      () => {
        reading.until = 0;
      },
    );
    return reading.value;
  };
  if (when === "early") atInit(current);
  return current;
}

/** Keys by version: a code that was drawn before a rotation is still checked with the key it was drawn under. */
export function codeKeys(client: AwsClient<"secretsManager">, secretId: string): CodeKeys {
  const current = currentSecret(client, secretId);
  const byVersion = new Map<string, Promise<Secret>>();
  const remembered = (keyId: string) => {
    const known = byVersion.get(keyId) ?? read(client, secretId, keyId);
    byVersion.set(keyId, known);
    known.catch(() => byVersion.delete(keyId));
    return known;
  };
  return {
    current,
    byId: async (keyId) => (await remembered(keyId)).secret,
  };
}

/** The secret of the user pool's confidential client. */
export function clientSecret(client: AwsClient<"secretsManager">, secretId: string): () => Promise<string> {
  const current = currentSecret(client, secretId, "early");
  return async () => (await current()).secret;
}

/** What the secret makes of e-mail addresses and of clients' IP addresses. */
export function emailHashes(
  client: AwsClient<"secretsManager">,
  secretId: string,
  when?: When,
): { readonly subjectHash: SubjectHash; readonly emailHash: EmailHash } {
  const current = currentSecret(client, secretId, when);
  return {
    subjectHash: async (kind, value) => keyedHash((await current()).secret, kind, value),
    async emailHash(email) {
      const { keyId: hmacKeyId, secret } = await current();
      return { emailHmac: keyedHash(secret, "email", email), hmacKeyId };
    },
  };
}
