/** What the use cases rely on, of Cognito behind the functions' own guard and of the fake that they are tested on. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createClock, startCognito } from "local-cloud";
import { cognito, cognitoUsers } from "../../../functions/infra/cognito-users.ts";
import { signUpGuard } from "../../../functions/infra/pre-sign-up-trigger.ts";
import type { Registrations, Users } from "../../../functions/use-cases/ports.ts";
import { admitSignUp } from "../../../functions/use-cases/registration/admit-sign-up.ts";
import { aBusinessProfile, aRegistration } from "../../../testing/builders.ts";
import { fakeRegistrations } from "../../../testing/fakes/flows.ts";
import { fakeUsers } from "../../../testing/fakes/users.ts";

/** As lib/constructs/user-directory.ts declares them, as far as it matters here. */
const pool = {
  UserPoolName: "accounts",
  UsernameAttributes: ["email"],
  UsernameConfiguration: { CaseSensitive: false },
  AutoVerifiedAttributes: ["email"],
  LambdaConfig: { PreSignUp: "arn:aws:lambda:local:000000000000:function:guard" },
  Policies: { PasswordPolicy: { MinimumLength: 8 } },
  Schema: [
    { Name: "email", Required: true, Mutable: true },
    { Name: "accountId", AttributeDataType: "String", Mutable: false },
    { Name: "registrationId", AttributeDataType: "String", Mutable: false },
  ],
};
const confidential = {
  ClientName: "api",
  GenerateSecret: true,
  ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
  PreventUserExistenceErrors: "ENABLED",
  ReadAttributes: ["email", "email_verified", "custom:accountId", "custom:registrationId"],
  WriteAttributes: ["email", "custom:accountId", "custom:registrationId"],
};

const ours = {
  userSub: expect.stringMatching(/^[\w-]+$/),
  accountId: "account-1",
  registrationId: "registration-1",
};

let registrations: Registrations;
let onCognito: Users;
let stop: () => Promise<void>;
beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "users-"));
  const region = "ap-northeast-1";
  const server = await startCognito({
    dataDir,
    clock: createClock(dataDir),
    region,
    accountId: "000000000000",
    async invokeTrigger(_arn, event) {
      const guard = signUpGuard((user) => admitSignUp({ registrations, clock: Date.now }, user));
      try {
        // Cognito's event, of which the guard reads what it parses.
        const payload = await guard(structuredClone(event) as unknown as Parameters<typeof guard>[0]);
        return { kind: "returned", payload };
      } catch (error) {
        return { kind: "failed", errorMessage: String(error) };
      }
    },
  });
  const { id: userPoolId } = await server.ensureUserPool(pool);
  const client = await server.ensureClient({ ...confidential, UserPoolId: userPoolId });
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
  const sdk = cognito();
  onCognito = cognitoUsers(sdk, {
    userPoolId,
    clientId: client.id,
    clientSecret: async () => client.secret ?? "",
  });
  stop = async () => {
    sdk.destroy();
    await server.close();
    rmSync(dataDir, { recursive: true });
  };
});
afterAll(() => stop());

let inMemory: Users;
let count = 0;
let email = "";
beforeEach(() => {
  registrations = fakeRegistrations(new Map()).port;
  inMemory = fakeUsers(registrations, async () => undefined).port;
  count += 1;
  email = `hanako-${count}@example.jp`;
});

const password = "correct-horse-9";

describe.each([
  ["on Cognito", () => onCognito],
  ["in memory", () => inMemory],
])("users %s", (_, users) => {
  const claimed = (accountId = "account-1") =>
    registrations.create(
      aRegistration({ state: "completing", email, accountId, claimedAt: 1, profile: aBusinessProfile() }),
    );
  const signUp = (special: Partial<Parameters<Users["signUp"]>[0]> = {}) =>
    users().signUp({
      email,
      emailHmac: "00",
      password,
      accountId: "account-1",
      registrationId: "registration-1",
      ...special,
    });
  const signedUp = async () => {
    await claimed();
    const made = await signUp();
    if (typeof made === "string") throw new Error(made);
    return made.userSub;
  };

  it("are made for a claimed registration, found by their address, and let in by their password", async () => {
    expect(await users().find(email)).toBeUndefined();
    await signedUp();
    expect(await users().find(email)).toEqual(ours);
    expect(await users().authenticate(email, password)).toEqual({
      ...ours,
      authenticatedAt: expect.any(Number),
    });
  });

  it("are known by an id of their own, which their sign-up answers", async () => {
    const userSub = await signedUp();
    expect(await users().find(email)).toMatchObject({ userSub });
    expect(await users().find(userSub)).toMatchObject({ userSub });
    expect(await users().authenticate(userSub, password)).toMatchObject({ userSub });
    expect(await users().authenticate(userSub, "wrong-horse-9")).toBeUndefined();
  });

  it("are let in at a time in whole seconds", async () => {
    const userSub = await signedUp();
    const { authenticatedAt = 0 } = (await users().authenticate(userSub, password)) ?? {};
    expect(authenticatedAt % 1000).toBe(0);
    expect(Math.abs(authenticatedAt - Date.now())).toBeLessThan(60_000);
  });

  it("are found in any letter case", async () => {
    await signedUp();
    expect(await users().find(email.toUpperCase())).toEqual(ours);
  });

  it("exist once", async () => {
    await signedUp();
    expect(await signUp({ password: "another-horse-9" })).toBe("exists");
    expect(await users().authenticate(email, password)).toMatchObject(ours);
  });

  it("are not made where the guard admits nobody", async () => {
    expect(await signUp()).toBe("not-admitted");
    await claimed("account-2");
    expect(await signUp()).toBe("not-admitted");
    expect(await users().find(email)).toBeUndefined();
  });

  it("are not let in by another password, and nobody is whom there is not", async () => {
    await signedUp();
    expect(await users().authenticate(email, "wrong-horse-9")).toBeUndefined();
    expect(await users().authenticate(`x${email}`, password)).toBeUndefined();
  });

  it("have the password that was set last", async () => {
    await users().setPassword(await signedUp(), "another-horse-9");
    expect(await users().authenticate(email, password)).toBeUndefined();
    expect(await users().authenticate(email, "another-horse-9")).toMatchObject(ours);
  });

  it("sign in with the address that was set last, under the id that they have, and with no other", async () => {
    const userSub = await signedUp();
    expect(await users().changeEmail(userSub, "tama@example.jp")).toBe("changed");
    expect(await users().changeEmail(userSub, "tama@example.jp")).toBe("changed");
    expect(await users().find(email)).toBeUndefined();
    expect(await users().authenticate(email, password)).toBeUndefined();
    expect(await users().authenticate("tama@example.jp", password)).toMatchObject({ ...ours, userSub });
    expect(await users().find(userSub)).toMatchObject({ userSub });
    await users().changeEmail(userSub, email);
    expect(await users().authenticate(email, password)).toMatchObject({ userSub });
  });

  it("get no address that is another's, in any letter case, and keep theirs", async () => {
    const userSub = await signedUp();
    await registrations.create(
      aRegistration({
        ...{ id: "registration-2", state: "completing", email: "other@example.jp" },
        ...{ accountId: "account-2", claimedAt: 1, profile: aBusinessProfile() },
      }),
    );
    const other = { email: "other@example.jp", accountId: "account-2", registrationId: "registration-2" };
    await signUp(other);
    expect(await users().changeEmail(userSub, "OTHER@example.jp")).toBe("exists");
    expect(await users().authenticate(email, password)).toMatchObject({ userSub });
    expect(await users().find("other@example.jp")).toMatchObject({ accountId: "account-2" });
  });

  it("that there are not get no address", async () => {
    await expect(users().changeEmail("nobody", email)).rejects.toThrow();
  });

  it("that there are not get no password", async () => {
    await expect(users().setPassword("nobody", password)).rejects.toThrow();
  });
});
