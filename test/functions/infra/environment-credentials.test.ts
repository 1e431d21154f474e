import { afterEach, describe, expect, it } from "@jest/globals";
import { environmentCredentials } from "../../../functions/infra/environment-credentials.ts";

const original = process.env;
afterEach(() => {
  process.env = original;
});

describe("environment credentials", () => {
  it("are the key, secret and token that Lambda puts into the environment", async () => {
    process.env = { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "secret", AWS_SESSION_TOKEN: "token" };
    expect(await environmentCredentials()).toEqual({
      accessKeyId: "key",
      secretAccessKey: "secret",
      sessionToken: "token",
    });
  });

  it("need no token", async () => {
    process.env = { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "secret" };
    expect(await environmentCredentials()).toEqual({ accessKeyId: "key", secretAccessKey: "secret" });
  });

  it.each([{ AWS_ACCESS_KEY_ID: "key" }, { AWS_SECRET_ACCESS_KEY: "secret" }, {}])(
    "are refused by name when incomplete (%j)",
    async (environment) => {
      process.env = environment;
      await expect(environmentCredentials()).rejects.toThrow("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    },
  );
});
