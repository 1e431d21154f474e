import { describe, expect, it } from "@jest/globals";
import type { AccountStatus } from "../../../../functions/domain/account.ts";
import { codeHmac, type FlowPurpose } from "../../../../functions/domain/one-time-code.ts";
import { receptionNumberOf } from "../../../../functions/domain/reception-number.ts";
import { renderReviveRefusedMail } from "../../../../functions/mails/revive-refused-mail.ts";
import {
  type CodeMailChoice,
  codeMailOf,
  renderChosenMail,
} from "../../../../functions/use-cases/mail/code-mails.ts";
import { sendCodeMail } from "../../../../functions/use-cases/mail/send-code-mail.ts";
import { aCode, anAccount, anEmailChange, aReset, aRevival } from "../../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as now } from "../../../../testing/fakes/fakes.ts";
import { codesInMail, sender } from "../../../../testing/mail-sender.ts";
import { MINUTE, setup, type World } from "../../../../testing/use-cases/setup.ts";

const hold = { accountId: "account-2", reason: "changed", until: now + MINUTE } as const;

describe("the mail that an address gets which a code was asked for", () => {
  it.each<[FlowPurpose, CodeMailChoice, CodeMailChoice, CodeMailChoice]>([
    ["registration", "code", "already-registered", "address-held"],
    ["email-change", "email-change-code", "email-change-taken", "email-change-held"],
    ["reset", "reset-unknown", "reset-code", "reset-unknown"],
    ["revive", "revive-unknown", "revive-in-use", "revive-unknown"],
  ])(
    "%s: %s where nobody has it, %s where an account has it, %s where it is held",
    (purpose, free, known, held) => {
      expect(codeMailOf(purpose, {})).toBe(free);
      expect(codeMailOf(purpose, { account: anAccount() })).toBe(known);
      expect(codeMailOf(purpose, { hold })).toBe(held);
    },
  );

  it.each<[AccountStatus, CodeMailChoice, CodeMailChoice]>([
    ["active", "reset-code", "revive-in-use"],
    ["withdrawing", "reset-code", "revive-in-use"],
    ["suspended", "reset-stopped", "revive-stopped"],
    ["frozen", "reset-stopped", "revive-stopped"],
    ["dormant", "reset-code", "revive-code"],
    ["erasing", "reset-stopped", "revive-stopped"],
  ])("of an account that is %s: %s for a reset, %s to revive it", (status, reset, revival) => {
    expect(codeMailOf("reset", { account: anAccount({ status }) })).toBe(reset);
    expect(codeMailOf("revive", { account: anAccount({ status }) })).toBe(revival);
  });

  it.each([
    ["revive-unknown", "unknown"],
    ["revive-in-use", "in-use"],
    ["revive-stopped", "stopped"],
  ] as const)("%s gives its own reason", (choice, why) => {
    const facts = {
      ...{ code: "123456", codeNumber: 1, browser: "Chrome（Windows）" },
      ...{ startedAt: new Date(now), sentAt: new Date(now), expiresAt: new Date(now + MINUTE) },
    };
    const settings = { ...sender, codeMinutes: 30 };
    expect(renderChosenMail(choice, facts, "ja", settings)).toStrictEqual(
      renderReviveRefusedMail(why)(facts, "ja", settings),
    );
  });
});

const user = { userSub: "sub-account-1", accountId: "account-1", registrationId: "registration-1" };

/** A world where the account's owner has asked for a code. */
function asked(purpose: "reset" | "revive" | "email-change") {
  const world = setup();
  if (purpose === "email-change") world.emailChanges.set("flow-1", anEmailChange({ id: "flow-1" }));
  else {
    world.users.set("hanako@example.jp", { ...user, email: "hanako@example.jp", password: "p" });
    world.accounts.set("account-1", anAccount(purpose === "revive" ? { status: "dormant" } : {}));
  }
  if (purpose === "reset") world.resets.set("flow-1", aReset({ id: "flow-1" }));
  if (purpose === "revive") world.revivals.set("flow-1", aRevival({ id: "flow-1" }));
  return world;
}

const send = (world: World, purpose: FlowPurpose, flowId = "flow-1") =>
  sendCodeMail(world.dependencies, {
    ...{ purpose, flowId, codeNumber: 1 },
    ...{ emailHmac: "hash of nobody's address", messageId: "message-1" },
  });

describe("a code for somebody who has an account", () => {
  it.each([
    ["reset", { accountId: "account-1", userSub: "sub-account-1" }],
    ["revive", { accountId: "account-1", userSub: "sub-account-1" }],
    ["email-change", undefined],
  ] as const)("%s: the mail has the code that is stored, with whose it is", async (purpose, owner) => {
    const world = asked(purpose);
    expect(await send(world, purpose)).toBe("sent");
    const { mail, about } = world.outbox[0] ?? {};
    const code = (mail && codesInMail(mail).text[0]) ?? "";
    expect(about).toStrictEqual({ kind: `${purpose}-code`, flowId: "flow-1", codeNumber: 1 });
    expect(world.codes.get("flow-1")?.hmac).toBe(
      codeHmac("code secret 1", { purpose, flowId: "flow-1", codeNumber: 1, code }),
    );
    expect(world.codes.get("flow-1")?.owner).toEqual(owner);
    expect(mail?.text).not.toContain(receptionNumberOf("flow-1"));
    expect(world.audited.at(-1)).toMatchObject({ flowId: "flow-1", reason: `${purpose}-code` });
  });
});

describe("the mail with the code of a registration", () => {
  it("says the number under which the desk finds it", async () => {
    const world = setup();
    const flow = await world.codeSent();
    expect(world.outbox[0]?.mail.text).toContain(receptionNumberOf(flow.id));
  });

  it("is not sent where a later code was drawn", async () => {
    const world = setup();
    const flow = await world.startFlow();
    world.codes.set(flow.id, aCode({ flowId: flow.id, codeNumber: 2, drawnFor: "message-2" }));
    expect(await send(world, "registration", flow.id)).toBe("superseded");
    expect(world.outbox).toEqual([]);
    expect(world.auditedSince(0)).not.toContain("code.issued");
  });

  it("is not sent once the mailbox is proven, though its code is gone", async () => {
    const world = setup();
    const flow = await world.verified();
    world.codes.delete(flow.id);
    expect(await send(world, "registration", flow.id)).toBe("superseded");
    expect(world.outbox).toHaveLength(1);
  });
});
