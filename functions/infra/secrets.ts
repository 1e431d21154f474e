import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod/mini";
import { keyedHash } from "../domain/secret-token.ts";
import type { AddressHash, CodeKeys, SubjectHash } from "../use-cases/ports.ts";
import { clientSettings } from "./client-settings.ts";

const secretValue = z.object({ SecretString: z.string(), VersionId: z.string() });

/** How long a warm function goes on with the secret it knows, before it asks for the current one again. */
const KEPT_MS = 5 * 60_000;

export const secretsManager = () => new SecretsManagerClient(clientSettings);

async function read(client: SecretsManagerClient, SecretId: string, VersionId?: string) {
  const answer = await client.send(new GetSecretValueCommand({ SecretId, VersionId }));
  const { SecretString: secret, VersionId: keyId } = secretValue.parse(answer);
  return { keyId, secret };
}

type Secret = Awaited<ReturnType<typeof read>>;

/** The current value of a secret, kept for a few minutes; a failed read is not kept. */
export function currentSecret(client: SecretsManagerClient, secretId: string): () => Promise<Secret> {
  let kept: { readonly value: Promise<Secret>; readonly until: number } | undefined;
  return () => {
    if (kept && kept.until > Date.now()) return kept.value;
    const value = read(client, secretId);
    kept = { value, until: Date.now() + KEPT_MS };
    value.catch(() => {
      kept = undefined;
    });
    return value;
  };
}

/** Keys by version: a code that was drawn before a rotation is still checked with the key it was drawn under. */
export function codeKeys(client: SecretsManagerClient, secretId: string): CodeKeys {
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
export function clientSecret(client: SecretsManagerClient, secretId: string): () => Promise<string> {
  const current = currentSecret(client, secretId);
  return async () => (await current()).secret;
}

/** What the address secret makes of addresses and of clients. */
export function addressHashes(
  client: SecretsManagerClient,
  secretId: string,
): { readonly subjectHash: SubjectHash; readonly addressHash: AddressHash } {
  const current = currentSecret(client, secretId);
  return {
    subjectHash: async (kind, value) => keyedHash((await current()).secret, kind, value),
    async addressHash(email) {
      const { keyId: hmacKeyId, secret } = await current();
      return { emailHmac: keyedHash(secret, "address", email), hmacKeyId };
    },
  };
}
