/** Attack 23 and its like: one address, one account, whatever happens at the same moment. */
import { describe, expect, it } from "@jest/globals";
import type { Answer } from "../../testing/drivers/browser.ts";
import { advanceToNextHour, faultsLeft, inject } from "../../testing/drivers/control.ts";
import { eventually, whileInProgress } from "../../testing/drivers/eventually.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import {
  aRegistrant,
  companyForm,
  newEmail,
  type Registrant,
  textIn,
} from "../../testing/drivers/registrant.ts";

/** Registrants of one address, each verified in a flow of its own. */
async function rivals(count: number): Promise<Registrant[]> {
  const email = newEmail();
  const all = Array.from({ length: count }, () => aRegistrant(cloud, { email }));
  for (const [earlier, rival] of all.entries()) {
    for (let mail = 0; mail < earlier; mail += 1) await rival.nextMail(); // of those before
    await rival.verified();
  }
  return all;
}

async function expectOneAccount({ email }: Registrant, accountId: string): Promise<void> {
  expect(await operator.accountsOf(email)).toEqual([accountId]);
  expect(await operator.usersOf(email)).toBe(1);
}

const withStatus = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status);

describe("attack 23: two flows for one address, completed at once", () => {
  it("make one account; the other is answered kindly, and signs in", async () => {
    const both = await rivals(2);
    const answers = await Promise.all(both.map((rival) => whileInProgress(rival.complete)));
    const [won, ...alsoWon] = withStatus(answers, 201);
    const [lost] = withStatus(answers, 409);
    expect(alsoWon).toEqual([]);
    expect(lost).toMatchObject({
      status: 409,
      body: { code: "already-registered", detail: expect.stringContaining("ログインしてご利用ください") },
    });
    expect(lost?.cookies).toEqual([]);

    const [winner, loser] = answers[0] === won ? both : both.toReversed();
    if (!won || !winner || !loser) throw new Error("nobody has won");
    await expectOneAccount(winner, textIn(won, "accountId"));
    expect(await loser.show()).toMatchObject({ status: 200, body: { state: "duplicate" } });
    expect(await loser.complete()).toMatchObject({ status: 409, body: { code: "already-registered" } });
    expect(await loser.signIn()).toMatchObject({
      status: 200,
      body: { accountId: textIn(won, "accountId") },
    });
  });

  it("keep the winner's form and password", async () => {
    const [first, second] = await rivals(2);
    if (!first || !second) throw new Error("there are two");
    const completions = [
      whileInProgress(() =>
        first.complete({ password: "Hayabusa-1st-flight", profile: aCompanyCalled("第一商店") }),
      ),
      whileInProgress(() =>
        second.complete({ password: "Tsugumi-2nd-flight", profile: aCompanyCalled("第二商店") }),
      ),
    ];
    const answers = await Promise.all(completions);
    const firstWon = answers[0]?.status === 201;
    const [good, bad] = firstWon
      ? ["Hayabusa-1st-flight", "Tsugumi-2nd-flight"]
      : ["Tsugumi-2nd-flight", "Hayabusa-1st-flight"];
    expect(await second.signIn({ password: bad })).toMatchObject({ status: 401 });
    expect(await second.signIn({ password: good })).toMatchObject({ status: 200 });
    expect(await second.browser.send("GET", "/api/me")).toMatchObject({
      body: { profile: { organizationName: firstWon ? "第一商店" : "第二商店" } },
    });
  });

  const aCompanyCalled = (organizationName: string) => ({
    organizationName,
    phone: "044-200-2111",
    contact: { familyName: "中原", givenName: "花子", familyNameKana: "ナカハラ", givenNameKana: "ハナコ" },
  });
});

describe("attack 3: one flow, completed several times", () => {
  it("by a double click: both answers name the same account", async () => {
    const keen = aRegistrant(cloud);
    await keen.verified();
    // As a browser does it: both requests leave with the cookies of before.
    const answers = await Promise.all([1, 2].map(() => whileInProgress(keen.complete)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [accountId, ...others] = new Set(answers.map((answer) => textIn(answer, "accountId")));
    expect(others).toEqual([]);
    await expectOneAccount(keen, accountId ?? "");
  });

  it("again later, as the answer was lost: the same account, and nothing changes", async () => {
    const careful = aRegistrant(cloud);
    await careful.verified();
    const cookies = new Map(careful.browser.jar);
    const again = (special?: { readonly profile?: unknown; readonly password?: string }) => {
      for (const [name, value] of cookies) careful.browser.jar.set(name, value);
      return careful.complete(special);
    };
    const first = await again();
    expect(await again()).toMatchObject({ status: 201, body: first.body });
    const [password, profile] = ["Another-Tsubame-2026", { ...companyForm, department: "経理課" }];
    for (const changed of [{ password }, { profile }, { password, profile }]) {
      expect(await again(changed)).toMatchObject({ status: 409, body: { code: "already-completed" } });
    }
    await expectOneAccount(careful, textIn(first, "accountId"));
    expect(await careful.signIn()).toMatchObject({ status: 200 });
    expect(await careful.browser.send("GET", "/api/me")).toMatchObject({
      body: { profile: { department: companyForm.department } },
    });
  });
});

describe("one account, corrected in two places at once", () => {
  it("takes one correction and refuses the other, which was made on what is no longer so", async () => {
    const company = aRegistrant(cloud);
    await company.registered();
    const correct = (department: string) => company.browser.send("PATCH", "/api/me", { department });
    /** The first one's session is read (twice, which does nothing), then its write is held up. */
    const collide = async () => {
      const update = { service: "dynamodb", operation: "UpdateItem", function: "update-account" } as const;
      await inject(cloud, { ...update, mode: "duplicate" }, { ...update, mode: "timeout" });
      const slow = correct("総務課");
      await eventually("the write held up", async () =>
        (await faultsLeft(cloud)).length === 0 ? true : undefined,
      );
      const heldUpAt = performance.now();
      const quick = await correct("経理課");
      const took = performance.now() - heldUpAt;
      return { quick, slow: await slow, took };
    };
    let collision = await collide();
    // A write is held up for two seconds: on a busy machine the other one may come too late to overtake it.
    for (let tries = 1; collision.took > 1_500 && tries < 4; tries += 1) collision = await collide();
    const { quick, slow } = collision;
    expect(quick).toMatchObject({ status: 200, body: { profile: { department: "経理課" } } });
    expect(slow).toMatchObject({ status: 409, body: { code: "edited-elsewhere" } });
    expect(await company.browser.send("GET", "/api/me")).toMatchObject({
      body: { profile: { department: "経理課" } },
    });
  });
});

describe("attack 6: one address, started many times at once", () => {
  it("is sent five codes in an hour", async () => {
    await advanceToNextHour(cloud);
    const email = newEmail();
    const crowd = Array.from({ length: 12 }, () => aRegistrant(cloud, { email }));
    const answers = await Promise.all(crowd.map(({ start }) => start()));
    expect(withStatus(answers, 202)).toHaveLength(5);
    expect(withStatus(answers, 429)).toHaveLength(7);
  });
});
