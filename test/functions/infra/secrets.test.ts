import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { codeHmac, isCode } from "../../../functions/domain/one-time-code.ts";
import { keyedHash } from "../../../functions/domain/secret-token.ts";
import {
  clientSecret,
  codeKeys,
  currentSecret,
  emailHashes,
  secretsManager,
} from "../../../functions/infra/secrets.ts";
import { aCode } from "../../../testing/builders.ts";
import { answered } from "../../../testing/infra/answered.ts";

const MINUTE = 60_000;

/** A secret with versions, of which the last is the current one. */
function aSecret() {
  const versions = new Map([["v1", "first"]]);
  let failures = 0;
  const { client, asked } = answered(secretsManager(), ({ input }) => {
    if (failures > 0) {
      failures -= 1;
      throw new Error("ThrottlingException");
    }
    const VersionId = String(input["VersionId"] ?? [...versions.keys()].at(-1));
    const SecretString = versions.get(VersionId);
    if (SecretString === undefined) throw new Error("ResourceNotFoundException");
    return { SecretString, VersionId };
  });
  return {
    client,
    asked,
    rotate: (version: string, value: string) => versions.set(version, value),
    failNext: () => {
      failures = 1;
    },
  };
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 15) });
});
afterEach(() => {
  jest.useRealTimers();
});

describe("the keys of codes", () => {
  it("outlive a rotation: a code drawn before it still verifies, in any function", async () => {
    const secret = aSecret();
    const drawing = codeKeys(secret.client, "code-secret");
    const { keyId, secret: key } = await drawing.current();
    const facts = {
      purpose: "registration",
      flowId: "registration-1",
      codeNumber: 1,
      code: "012345",
    } as const;
    const stored = aCode({ keyId, hmac: codeHmac(key, facts) });

    secret.rotate("v2", "second");
    const verifying = codeKeys(secret.client, "code-secret");
    expect(isCode(stored, await verifying.byId(stored.keyId), "012345")).toBe(true);
    expect(isCode(stored, (await verifying.current()).secret, "012345")).toBe(false);
    expect(await verifying.current()).toEqual({ keyId: "v2", secret: "second" });
  });

  it("are read once a version", async () => {
    const secret = aSecret();
    secret.rotate("v2", "second");
    const keys = codeKeys(secret.client, "code-secret");
    await Promise.all([keys.byId("v1"), keys.byId("v1"), keys.byId("v2"), keys.byId("v2")]);
    expect(secret.asked.map(({ input }) => input["VersionId"])).toEqual(["v1", "v2"]);
    expect(secret.asked[0]?.input["SecretId"]).toBe("code-secret");
  });

  it("are read again after a failure", async () => {
    const secret = aSecret();
    const keys = codeKeys(secret.client, "code-secret");
    secret.failNext();
    await expect(keys.byId("v1")).rejects.toThrow("ThrottlingException");
    expect(await keys.byId("v1")).toBe("first");
  });

  it("of a version that is gone are an error", async () => {
    await expect(codeKeys(aSecret().client, "code-secret").byId("v0")).rejects.toThrow("ResourceNotFound");
  });
});

describe("the current value of a secret", () => {
  it("is asked for without a version", async () => {
    const secret = aSecret();
    expect(await clientSecret(secret.client, "client-secret")()).toBe("first");
    expect(secret.asked).toEqual([
      { command: "GetSecretValueCommand", input: { SecretId: "client-secret", VersionId: undefined } },
    ]);
  });

  it("is kept for five minutes, then asked for again", async () => {
    const secret = aSecret();
    const keys = codeKeys(secret.client, "code-secret");
    await keys.current();
    secret.rotate("v2", "second");
    jest.advanceTimersByTime(5 * MINUTE - 1);
    expect((await keys.current()).keyId).toBe("v1");
    jest.advanceTimersByTime(1);
    expect((await keys.current()).keyId).toBe("v2");
    expect(secret.asked).toHaveLength(2);
  });

  it("is asked for once by many at once", async () => {
    const secret = aSecret();
    const { subjectHash: hash } = emailHashes(secret.client, "address-secret");
    expect(secret.asked).toEqual([]);
    await Promise.all(Array.from({ length: 10 }, () => hash("email", "hanako@example.jp")));
    expect(secret.asked).toHaveLength(1);
  });

  it("is asked for again after a failure", async () => {
    const secret = aSecret();
    const current = clientSecret(secret.client, "client-secret");
    secret.failNext();
    await expect(current()).rejects.toThrow("ThrottlingException");
    expect(await current()).toBe("first");
  });

  it("that is no text is an error that does not quote it", async () => {
    const { client } = answered(secretsManager(), () => ({ SecretBinary: "s3cret", VersionId: "v1" }));
    await expect(clientSecret(client, "client-secret")()).rejects.toThrow(/^(?!.*s3cret)/s);
  });
});

describe("a secret that is read while the function is being loaded", () => {
  const early = async (secret: ReturnType<typeof aSecret>) => {
    const { subjectHash } = emailHashes(secret.client, "address-secret", "early");
    await jest.advanceTimersByTimeAsync(0);
    return () => subjectHash("email", "hanako@example.jp");
  };
  const hashed = keyedHash("first", "email", "hanako@example.jp");

  beforeEach(() => {
    process.env["BUNDLED"] = "yes";
  });
  afterEach(() => {
    delete process.env["BUNDLED"];
  });

  it("is at hand for the first invocation", async () => {
    const secret = aSecret();
    const hash = await early(secret);
    expect(secret.asked).toHaveLength(1);
    expect(await hash()).toBe(hashed);
    expect(secret.asked).toHaveLength(1);
  });

  it("is asked for by the first invocation if that failed", async () => {
    const secret = aSecret();
    secret.failNext();
    const hash = await early(secret);
    expect(await hash()).toBe(hashed);
    expect(secret.asked).toHaveLength(2);
  });

  it("is asked for by the first invocation if the read froze with its environment", async () => {
    let asked = 0;
    const { client } = answered(secretsManager(), () => {
      asked += 1;
      return asked === 1 ? new Promise(() => {}) : { SecretString: "first", VersionId: "v1" };
    });
    const current = currentSecret(client, "secret", "early");
    await jest.advanceTimersByTimeAsync(999);
    void current();
    expect(asked).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(await current()).toEqual({ keyId: "v1", secret: "first" });
    expect(asked).toBe(2);
  });

  it("is left alone in a function that may not need it, and outside of bundles", async () => {
    const secret = aSecret();
    emailHashes(secret.client, "address-secret");
    delete process.env["BUNDLED"];
    await early(secret);
    expect(secret.asked).toEqual([]);
  });
});

it("the hash of an address is keyed by the secret", async () => {
  const { subjectHash: hash } = emailHashes(aSecret().client, "address-secret");
  expect(await hash("email", "hanako@example.jp")).toBe(keyedHash("first", "email", "hanako@example.jp"));
});

it("the audit trail's hash of an address names the version of the secret that made it", async () => {
  const secret = aSecret();
  const { emailHash } = emailHashes(secret.client, "address-secret");
  const email = "hanako@example.jp";
  const hashed = (key: string) => keyedHash(key, "email", email);
  expect(await emailHash(email)).toEqual({ emailHmac: hashed("first"), hmacKeyId: "v1" });
  secret.rotate("v2", "second");
  jest.advanceTimersByTime(5 * MINUTE);
  expect(await emailHash(email)).toEqual({ emailHmac: hashed("second"), hmacKeyId: "v2" });
});
