/**
 * What docs/runbook.md#restore-users describes, on a local cloud: the accounts come back from a point in time, the user pool is
 * lost with every password, users are made anew, and their owners go on by the ordinary reset.
 */
import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { run } from "../../../commands/audit/run.ts";
import { asking } from "../../../testing/audit/a-trail.ts";
import { advance } from "../../../testing/drivers/control.ts";
import { FOLLOW_UP_SECONDS, settled } from "../../../testing/drivers/one-registration.ts";
import { anOperator } from "../../../testing/drivers/operator.ts";
import { cloud, operator } from "../../../testing/drivers/own-cloud.ts";
import { aForgetful } from "../../../testing/drivers/password-reset.ts";
import { aRegistrant, type Registrant } from "../../../testing/drivers/registrant.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const newPassword = "Wasureta-2026-ato";

async function restore(...args: readonly string[]) {
  const child = spawn(process.execPath, ["commands/restore/main.ts", "users", "--local", ...args], {
    cwd: projectRoot,
    env: { ...process.env, LOCAL_STATE_DIR: cloud.stateDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed, status] = await Promise.all([
    text(child.stdout),
    new Promise<number | null>((ended) => child.once("close", ended)),
  ]);
  return { status, printed };
}

/** As after a deletion that nothing stopped: the template makes another pool, with another id, and nobody in it. */
async function losePool(): Promise<void> {
  await cloud.kill();
  const folder = join(cloud.stateDir, "data");
  const files = readdirSync(folder).filter((name) => name.startsWith("cognito.db"));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) rmSync(join(folder, name));
  await cloud.restart();
}

/** The table as it was: what came later is gone, and what was spoilt is as before. */
async function putBack(items: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  for (const { accountId } of await operator.items("accounts"))
    await operator.remove("accounts", { accountId });
  for (const item of items) await operator.put("accounts", item);
}

const subsOfAccounts = async () =>
  new Map((await operator.items("accounts")).map(({ accountId, userSub }) => [accountId, userSub]));

async function story(accountId: string): Promise<string[]> {
  const args = ["--account", accountId, "--json"];
  const { status, out, err } = await asking(run)(args, { LOCAL_STATE_DIR: cloud.stateDir });
  if (status !== 0) throw new Error(err);
  const [found] = JSON.parse(out).stories as { events: { event: string }[] }[];
  return found?.events.map(({ event }) => event) ?? [];
}

let company: Registrant;
let person: Registrant;
let [companyId, personId] = ["", ""];
let subsBefore: ReadonlyMap<unknown, unknown>;
beforeAll(async () => {
  company = aRegistrant(cloud);
  companyId = await company.registered();
  person = aRegistrant(cloud);
  personId = await person.registered();
  await advance(cloud, FOLLOW_UP_SECONDS);
  await settled(cloud);
  const pointInTime = await operator.items("accounts");
  await aRegistrant(cloud).registered();
  await advance(cloud, FOLLOW_UP_SECONDS);
  await settled(cloud);
  await putBack(pointInTime);
  subsBefore = await subsOfAccounts();
  await losePool();
});

describe("a restore from a point in time, with a lost user pool", () => {
  it("finds that nobody has a user, and nobody can sign in", async () => {
    expect((await company.signIn()).status).toBe(401);
    const { status, printed } = await restore();
    expect(printed).toContain("2 of 2 accounts have no user");
    expect(status).toBe(1);
  });

  it("makes users anew, with the addresses proven, and the accounts know them", async () => {
    const { status, printed } = await restore("--make");
    expect(printed).toContain("Each of 2 accounts has its user.");
    expect(printed).toContain("2 users were made");
    expect(status).toBe(0);
    const now = anOperator(cloud);
    const users = await now.users();
    now.close();
    expect(users).toHaveLength(2);
    expect(users.every(({ isVerified }) => isVerified)).toBe(true);
    const subs = await subsOfAccounts();
    for (const { accountId, userSub } of users) {
      expect(subs.get(accountId)).toBe(userSub);
      expect(subsBefore.get(accountId)).not.toBe(userSub);
    }
  });

  it("left the sessions as they were, and no password", async () => {
    expect((await person.browser.send("GET", "/api/me")).status).toBe(200);
    expect((await person.signIn()).status).toBe(401);
  });

  it("lets an owner set a password by the ordinary reset, sign in, and change it", async () => {
    const forgetful = aForgetful(cloud, company);
    await forgetful.verified();
    expect((await forgetful.complete(newPassword)).status).toBe(200);
    expect((await company.signIn({ password: newPassword })).status).toBe(200);
    const { body } = await company.browser.send("GET", "/api/me");
    expect(body).toMatchObject({ accountId: companyId, email: company.email });
    const changed = await company.browser.send("POST", "/api/me/password", {
      currentPassword: newPassword,
      ...{ password: `${newPassword}-2`, passwordConfirmation: `${newPassword}-2` },
    });
    expect(changed.status).toBe(204);
  });

  it("stands in the audit trail", async () => {
    const events = await story(companyId);
    const order = ["registration.completed", "account.user-restored", "password.reset", "password.changed"];
    expect(events.filter((event) => order.includes(event))).toEqual(order);
    expect(await story(personId)).toContain("account.user-restored");
  });

  it("changes nothing when it is given again", async () => {
    const { status, printed } = await restore("--make");
    expect(printed).toContain("Each of 2 accounts has its user.");
    expect(printed).not.toContain("users were made");
    expect(status).toBe(0);
    expect((await company.signIn({ password: `${newPassword}-2` })).status).toBe(200);
  });
});
