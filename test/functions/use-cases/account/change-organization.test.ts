import { describe, expect, it } from "@jest/globals";
import { writtenOf } from "../../../../functions/domain/account-event.ts";
import { changeOrganization } from "../../../../functions/use-cases/account/change-organization.ts";
import { updateAccount } from "../../../../functions/use-cases/account/update-account.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { aBusinessProfile, anIndividualProfile, aStep } from "../../../../testing/builders.ts";
import {
  aClient,
  granted,
  MINUTE,
  PASSWORD,
  setup,
  type World,
} from "../../../../testing/use-cases/setup.ts";

type Request = Parameters<typeof changeOrganization>[1];

const renamed = {
  named: { organizationName: "かわさき商会" },
  reason: "renamed",
  effectiveOn: "2026-01-10",
} as const;
const representative = { familyName: "宮前", givenName: "一郎" };

async function signedIn() {
  const world = setup();
  const { accountId, sessionToken } = await world.completed();
  await world.deliverMails();
  world.clock.advance(MINUTE);
  const change = (special: Partial<Request> = {}) =>
    changeOrganization(world.dependencies, { sessionToken, ...renamed, ...special });
  const patch = (body: Record<string, unknown>) =>
    updateAccount(world.dependencies, { sessionToken, patch: body });
  return { world, accountId, sessionToken, change, patch };
}

const stored = (world: World, accountId: string) => world.accounts.get(accountId);
const mailsOf = (world: World) => world.outbox.filter(({ about }) => about.kind === "organization-changed");

describe("changing who a business is", () => {
  it("stores the new name, with what there was, why and since when", async () => {
    const { world, accountId, change } = await signedIn();
    const before = stored(world, accountId);
    const account = granted(await change());
    expect(account).toEqual(stored(world, accountId));
    expect(account).toEqual({
      ...before,
      profile: aBusinessProfile({ organizationName: "かわさき商会" }),
      updatedAt: world.clock(),
      ...writtenOf(aStep(before, { at: world.clock(), changed: ["organizationName"] })),
      organizationHistory: [
        {
          ...{ changedAt: world.clock(), effectiveOn: "2026-01-10", reason: "renamed" },
          changed: ["organizationName"],
          before: { organizationName: "株式会社かわさき商店" },
        },
      ],
    });
  });

  it("is recorded by the names of what changed, and mailed to its owner with browser and place", async () => {
    const { world, accountId, change } = await signedIn();
    granted(await change({ named: { ...renamed.named, representative } }));
    await world.deliverMails();
    const reason = "renamed,organizationName,representative";
    expect(world.audited).toContainEqual({
      ...{ event: "account.organization-changed", outcome: "success", reason, accountId },
    });
    const [sent] = mailsOf(world);
    expect(sent?.to).toBe("hanako@example.jp");
    for (const word of [
      "法人名／事業者名、代表者名",
      "名称の変更",
      "2026-01-10",
      "Chrome / Windows",
      "神奈川県",
    ])
      expect(sent?.mail.text).toContain(word);
    // A mail is read by whoever has the mailbox: what it is now stands on My page.
    for (const value of ["かわさき商会", "宮前"]) expect(sent?.mail.text).not.toContain(value);
  });

  it("remembers the latest twenty", async () => {
    const { world, accountId, change } = await signedIn();
    for (let times = 1; times <= 22; times += 1)
      granted(await change({ named: { organizationName: `第${times}商会` } }));
    const history = stored(world, accountId)?.organizationHistory ?? [];
    expect(history).toHaveLength(20);
    expect(history.at(-1)?.before).toEqual({ organizationName: "第21商会" });
  });

  it("is done once where its answer is lost and it is sent again, and mailed in any case", async () => {
    for (const room of ["accounts.changeOrganization", "mailQueue.requestOrganizationChanged"] as const) {
      const { world, accountId, change } = await signedIn();
      world.faults.failNext(room, room.startsWith("accounts") ? "after" : "before");
      await expect(change()).rejects.toThrow(room);
      granted(await change());
      await world.deliverMails();
      expect(stored(world, accountId)?.organizationHistory).toHaveLength(1);
      expect(mailsOf(world)).toHaveLength(1);
    }
  });

  it("sends no mail of a change that the account does not remember any more", async () => {
    const { world, accountId, change } = await signedIn();
    granted(await change());
    const { organizationHistory: _, ...forgetful } = stored(world, accountId) ?? {};
    world.accounts.set(accountId, { ...forgetful } as NonNullable<ReturnType<typeof stored>>); // all but what is left out
    await world.deliverMails();
    expect(mailsOf(world)).toEqual([]);
  });
});

describe("a change of who a business is is refused", () => {
  it("without a session", async () => {
    const { change } = await signedIn();
    expect(await change({ sessionToken: "nobody.nothing" })).toMatchObject({
      failure: { kind: "not-signed-in" },
    });
  });

  it("ten minutes after the password was given", async () => {
    const { world, accountId, change } = await signedIn();
    world.clock.advance(10 * MINUTE);
    const before = stored(world, accountId);
    expect(await change()).toMatchObject({ failure: { kind: "reauthentication-required" } });
    expect(stored(world, accountId)).toEqual(before);
  });

  it("of an account whose end was asked for", async () => {
    const { world, accountId, change } = await signedIn();
    const account = stored(world, accountId);
    if (account) world.accounts.set(accountId, { ...account, status: "withdrawing" });
    const client = { password: PASSWORD, clientIp: "192.0.2.1", client: aClient };
    const { sessionToken } = granted(
      await signIn(world.dependencies, { email: "hanako@example.jp", ...client }),
    );
    expect(await change({ sessionToken })).toMatchObject({ failure: { kind: "withdrawal-pending" } });
  });

  it("where it changes nothing", async () => {
    const { change } = await signedIn();
    const named = { organizationName: "株式会社かわさき商店" };
    expect(await change({ named })).toMatchObject({
      failure: {
        kind: "invalid-input",
        errors: [{ pointer: "/organizationName", code: "unchanged", params: {} }],
      },
    });
  });

  it("of a person", async () => {
    const { world, accountId, change } = await signedIn();
    const { accountType: _, profile: __, ...account } = stored(world, accountId) ?? {};
    const person = { ...account, accountType: "individual", profile: anIndividualProfile() };
    world.accounts.set(accountId, person as NonNullable<ReturnType<typeof stored>>); // another type of the same account
    expect(await change()).toMatchObject({
      failure: {
        kind: "unknown-member",
        errors: [{ pointer: "/organizationName", code: "unknown-member" }],
      },
    });
  });

  it("when the profile was corrected since it was read", async () => {
    const { world, accountId, change, patch } = await signedIn();
    const outcomes = await Promise.all([change(), patch({ department: "経理部" })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, failure: { kind: "edited-elsewhere" } });
    expect(stored(world, accountId)?.organizationHistory?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it("when its profile changes at that moment, which is on record", async () => {
    const { world, accountId, sessionToken } = await signedIn();
    const accounts = { ...world.dependencies.accounts, changeOrganization: async () => undefined };
    const recorded = world.audited.length;
    const refused = await changeOrganization(
      { ...world.dependencies, accounts },
      { sessionToken, ...renamed },
    );
    expect(refused).toEqual({ ok: false, failure: { kind: "edited-elsewhere" } });
    expect(world.audited.slice(recorded)).toEqual([
      { event: "account.organization-changed", outcome: "failure", reason: "edited-elsewhere", accountId },
    ]);
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("where it changes nothing, though something else was changed before", async () => {
    const { change } = await signedIn();
    granted(await change());
    expect(await change({ reason: "typo" })).toMatchObject({
      failure: { kind: "invalid-input", errors: [{ pointer: "/organizationName", code: "unchanged" }] },
    });
  });
});

describe("a correction of the profile", () => {
  it.each([
    ["the name", { organizationName: "かわさき商会" }, ["/organizationName"]],
    ["the representative", { representative }, ["/representative"]],
    [
      "both",
      { organizationName: "x", representative, phone: "0442003939" },
      ["/organizationName", "/representative"],
    ],
  ])(
    "leaves %s of a business to the call that asks for a reason, and changes nothing",
    async (_, body, pointers) => {
      const { world, accountId, patch } = await signedIn();
      const before = stored(world, accountId);
      const refused = await patch(body);
      expect(refused).toMatchObject({
        failure: {
          kind: "invalid-input",
          errors: pointers.map((pointer) => ({ pointer, code: "organization-change" })),
        },
      });
      expect(stored(world, accountId)).toEqual(before);
    },
  );

  it("takes a form that sends both as they are", async () => {
    const { patch } = await signedIn();
    granted(await patch({ ...aBusinessProfile(), representative: null, department: "経理部" }));
  });
});
