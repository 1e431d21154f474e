import { describe, expect, it } from "@jest/globals";
import type * as z from "zod/mini";
import { sealMessage } from "../../contracts/audit-seal.ts";
import { deskNotices } from "../../contracts/desk-words.ts";
import { accountEventTypes } from "../../contracts/events.ts";
import { flowPurposes } from "../../contracts/flow-purpose.ts";
import { followUpMessage, mailMessage } from "../../contracts/messages.ts";
import { sweepMessage } from "../../contracts/sweep-message.ts";
import { damagesOf } from "../../testing/contracts/damaged.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const correlationId = "JKJaXmPLvHcESHA";
const accountId = "a";

type Message = Readonly<Record<string, unknown>> & { readonly kind: string };
const ofMails: readonly Message[] = [
  { kind: "code", purpose: "registration", flowId: "r", codeNumber: 1, emailHmac: "h" },
  { kind: "withdrawal", accountId, erasesAt: 1, what: "requested" },
  { kind: "password-changed", accountId, changedAt: 1, sessionId: "s", resetId: "r" },
  { kind: "sign-in-notice", accountId, sessionRef: "s" },
  { kind: "sign-in-failures", failuresRef: "f" },
  { kind: "password-voided", accountId, voidedAt: 1 },
  { kind: "organization-changed", accountId, changedAt: 1, sessionId: "s" },
  { kind: "dormancy-notice", accountId, stage: 1, since: 1, dueAt: 2 },
  { kind: "desk-notice", accountId, what: "suspended", at: 1 },
  { kind: "farewell", accountId },
  { kind: "email-changed", accountId, changeId: "c", to: "previous" },
  { kind: "handover-invitation", accountId, handoverId: "h" },
  { kind: "proposal-notice", accountId, proposalId: "p" },
  { kind: "export-link", accountId, proposalId: "p" },
  { kind: "address-confirmation", accountId, proposalId: "p" },
  { kind: "email-undone", accountId, changeId: "c", to: "new" },
];
const toFollowUp: readonly Message[] = [
  { kind: "completion", registrationId: "r", accountId },
  { kind: "half-account", userSub: "u", accountId, registrationId: "r" },
  { kind: "reset", resetId: "r" },
  { kind: "email-change", changeId: "c" },
  { kind: "email-undo", accountId, changeId: "c", pressedAt: 1 },
  { kind: "correction", accountId, proposalId: "p" },
  { kind: "end-sessions", accountId, epoch: 1 },
  { kind: "disavowal", accountId, epoch: 1 },
  { kind: "event", accountId, type: "AccountUpdated", sequence: 1, at: 1 },
];
const ofTheSweep: readonly Message[] = [
  { kind: "start" },
  { kind: "page", pass: "look", startedAt: 1, after: "a", accounts: 1, toErase: 1, erased: 1, begun: 1 },
  { kind: "claims", after: "a" },
  { kind: "erase", accountId },
];

/** Beside `correlationId`, which no message of an older release has. */
const mayBeMissing: Readonly<Record<string, readonly string[]>> = {
  "password-changed": ["sessionId", "resetId"],
  completion: ["accountId"],
  page: ["after"],
  claims: ["after"],
};

const queues = [
  ["mail", mailMessage, ofMails],
  ["follow-up", followUpMessage, toFollowUp],
  ["sweep", sweepMessage, ofTheSweep],
] as const;

describe.each<[string, z.ZodMiniType, readonly Message[]]>(queues.map((queue) => [...queue]))(
  "the %s queue",
  (_, schema, messages) => {
    const takes = (message: unknown) => schema.safeParse(message).success;

    it.each(messages.map((message) => [message.kind, { ...message, correlationId }] as const))(
      "takes %s as it is, and refuses it damaged",
      (kind, message) => {
        const optional = [...(mayBeMissing[kind] ?? []), "correlationId"];
        const taken = damagesOf(message).filter(([, damaged]) => takes(damaged));
        expect(parsing(schema, message)).toEqual({ value: message });
        expect(taken.map(([damage]) => damage)).toEqual(optional.map((name) => `without /${name}`));
      },
    );

    it("takes no message of another kind", () => {
      const [message] = messages;
      expect(["", "other", "seal"].filter((kind) => takes({ ...message, kind }))).toEqual([]);
    });
  },
);

it.each(queues)("the %s queue has no kind that is not shown here", (_, schema, messages) => {
  const kinds = schema.def.options.flatMap(({ shape }) => shape.kind.def.values);
  expect(messages.map(({ kind }) => kind)).toEqual(kinds);
});

const choices: readonly [
  schema: z.ZodMiniType,
  messages: readonly Message[],
  kind: string,
  member: string,
  words: readonly string[],
][] = [
  [mailMessage, ofMails, "code", "purpose", flowPurposes],
  [mailMessage, ofMails, "withdrawal", "what", ["requested", "postponed"]],
  [mailMessage, ofMails, "desk-notice", "what", deskNotices],
  [mailMessage, ofMails, "email-changed", "to", ["previous", "new"]],
  [mailMessage, ofMails, "email-undone", "to", ["previous", "new"]],
  [followUpMessage, toFollowUp, "event", "type", accountEventTypes],
  [sweepMessage, ofTheSweep, "page", "pass", ["look", "erase"]],
];

it.each(choices.map((choice) => [`${choice[3]} of ${choice[2]}`, ...choice] as const))(
  "%s has its words, and no others",
  (_, schema, messages, kind, member, words) => {
    const message = messages.find((one) => one.kind === kind);
    const takes = (word: string) => schema.safeParse({ ...message, [member]: word }).success;
    expect([...words, "", "other"].filter(takes)).toEqual(words);
  },
);

it("hours are sealed by a message of that kind alone", () => {
  expect(sealMessage.safeParse({ kind: "seal" }).success).toBe(true);
  expect([{}, { kind: "" }, { kind: "start" }].filter((one) => sealMessage.safeParse(one).success)).toEqual(
    [],
  );
});
