import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID, sign } from "node:crypto";

/** Draws the key pair that signs a pool's tokens; each pool has its own, and it never leaves the state folder. */
export function generateSigningKey(): Promise<{ readonly keyId: string; readonly privateKey: string }> {
  return new Promise((resolve, reject) => {
    const options = {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    } as const;
    generateKeyPair("rsa", options, (error, _publicKey, privateKey) => {
      if (error === null) resolve({ keyId: randomUUID(), privateKey });
      else reject(error);
    });
  });
}

/** A JSON Web Token signed with RS256. */
export function signToken(
  key: { keyId: string; privateKey: string },
  claims: Record<string, unknown>,
): string {
  const header = { kid: key.keyId, alg: "RS256" };
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), key.privateKey).toString("base64url")}`;
}

/** The public half, as `/.well-known/jwks.json` publishes it. */
export function publicKeySet(keyId: string, privateKey: string) {
  const jwk = createPublicKey(createPrivateKey(privateKey)).export({ format: "jwk" });
  return { keys: [{ ...jwk, kid: keyId, alg: "RS256", use: "sig" }] };
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
