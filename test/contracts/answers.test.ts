/** What crosses the wire or is stored, with all of its members: each taken as it is, and refused with anything amiss. */
import { describe, expect, it } from "@jest/globals";
import type * as z from "zod/mini";
import { auditAnchor, auditSeal } from "../../contracts/audit-seal.ts";
import * as desk from "../../contracts/desk.ts";
import {
  emailChangeAnswer,
  emailChangeAppliedAnswer,
  emailChangeStartAnswer,
  emailChangeState,
} from "../../contracts/email-change.ts";
import {
  businessAccount,
  businessExport,
  individualAccount,
  individualExport,
} from "../../contracts/endpoints.ts";
import { accountEvents } from "../../contracts/events.ts";
import {
  handoverAcceptedAnswer,
  handoverInvitedAnswer,
  handoverPreviewAnswer,
} from "../../contracts/handover.ts";
import * as links from "../../contracts/link-calls.ts";
import { mailEventMessage } from "../../contracts/mail-event.ts";
import {
  resetAnswer,
  resetCompletionAnswer,
  resetStartAnswer,
  resetState,
} from "../../contracts/password-reset.ts";
import { registrationState } from "../../contracts/registration.ts";
import {
  revivalAnswer,
  revivalCompletedAnswer,
  revivalStartAnswer,
  revivalState,
} from "../../contracts/revival.ts";
import { sessionsAnswer, signInAnswer } from "../../contracts/session.ts";
import { accountSettings, signInNotice } from "../../contracts/sign-in-notice.ts";
import { storedPart, storedTally } from "../../contracts/tally.ts";
import { termsAnswer } from "../../contracts/terms.ts";
import { withdrawalAnswer } from "../../contracts/withdrawal.ts";
import { aBusinessProfile, anIndividualProfile } from "../../testing/builders.ts";
import { damagesOf } from "../../testing/contracts/damaged.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const at = "2026-01-15T01:30:00.000Z";
const sha256 = "5f".repeat(32);
const accountId = "a";
const email = "hanako@example.jp";

const accepted = { email, startedAt: at, browser: "Chrome（Windows）", expiresAt: at, resendAvailableAt: at };
const status = { ...accepted, issue: 1, attemptsLeft: 5, mail: { status: "sent" } };
const client = { browser: "Chrome", os: "Windows", country: "Japan", region: "Kanagawa" };
const deskAction = { at, kind: "searched", reason: "owner-asked" };

const anAccount = {
  accountId,
  receptionNumber: "XSK1-X303-E2R",
  email,
  pending: ["terms"],
  withdrawal: { requestedAt: at, erasesAt: at },
  handover: { handoverId: "h", email, expiresAt: at },
  termsNotice: { version: "2", effectiveFrom: "2026-02-01" },
};

const anExport = {
  exportedAt: at,
  account: {
    accountId,
    userSub: "u",
    registrationId: "r",
    receptionNumber: "XSK1-X303-E2R",
    email,
    language: "ja",
    status: "active",
    statusAt: at,
    withdrawalReason: "other",
    createdAt: at,
    updatedAt: at,
    lastSignInAt: at,
    inactiveSince: at,
    noticeSentAt: at,
    erasesAt: at,
    signInNotice: "always",
  },
  organizationHistory: [
    {
      changedAt: at,
      effectiveOn: "2026-01-01",
      reason: "renamed",
      changed: ["organizationName"],
      before: { organizationName: "株式会社かわさき商店" },
    },
  ],
  addressHistory: [{ email, from: at, until: at }],
  termsHistory: [{ version: "1", sha256, acceptedAt: at }],
  signIns: [{ at, ...client }],
  deskActions: [deskAction],
  sessions: [
    {
      sessionId: "s",
      current: true,
      live: true,
      createdAt: at,
      lastUsedAt: at,
      authenticatedAt: at,
      factors: ["password"],
      idleExpiresAt: at,
      absoluteExpiresAt: at,
      ...client,
    },
  ],
  factors: [{ name: "password", since: at }],
  linkedIdentities: [{ provider: "p", linkedAt: at }],
  delegations: [{ name: "d", from: at }],
};

const facts = {
  schema: 1,
  eventId: sha256,
  sequence: 1,
  occurredAt: at,
  municipality: "example",
  accountId,
  accountType: "business",
  correlationId: "JKJaXmPLvHcESHA",
};

const proposal = {
  proposalId: "p",
  kind: "correct-address",
  state: "proposed",
  reason: "lost-mailbox",
  ticket: "T-1",
  proposedAt: at,
  expiresAt: at,
  digest: sha256,
  newEmail: "h***@example.jp",
  evidence: "letter",
  confirmedAt: at,
  objectedAt: at,
};
const code = { number: 1, attemptsLeft: 5, expiresAt: at, resendAvailableAt: at };
const finding = {
  state: "active",
  accountId,
  registrationId: "r",
  receptionNumber: "XSK1-X303-E2R",
  accountType: "business",
  name: "川***",
  email: "h***@example.jp",
  phone: "***2111",
  createdAt: at,
  erasesAt: at,
  lastSignInAt: at,
  code,
  mails: [{ kind: "code", number: 1, status: "sent", at }],
  openFlows: [{ kind: "revival", state: "code-sent", startedAt: at, code }],
  limits: [{ limit: "codes-per-address", count: 1, atMost: 5, until: at }],
  holds: [{ reason: "changed", until: at }],
  proposals: [proposal],
  deskActions: [deskAction],
};
const optionalOfProposal = ["newEmail", "evidence", "confirmedAt", "objectedAt"];

const seal = {
  schema: 1,
  hour: "2026-11-22T09Z",
  number: 1,
  previous: sha256,
  manifest: "1 2026-11-22T09Z\n",
  seal: sha256,
  signature: "MEUCIQ==",
  algorithm: "ECDSA_SHA_256",
  keyId: "k",
};

const tally = {
  schema: 1,
  registrations: {
    1: {
      at: { started: 1, codeSent: 2, verified: 3, completed: 4 },
      accountType: "business",
      language: "ja",
    },
  },
  mails: { 1: { sent: true, delivered: true, bounced: true, late: true, mailClass: "free" } },
  brokenRules: { required: 1 },
  signIns: { success: 1 },
  events: { "mail.sent": 1 },
  deskActions: { searched: 1 },
  deleted: { 1: 1 },
  counted: [{ since: 1, until: 2, accounts: 3, erased: 4 }],
};

/** Their members are judged by tests of their own (stored-profile.test.ts, profile.test.ts). */
const judgedElsewhere = /^\/(?:profile|organizationHistory\/0\/before)\//;

/** Which members may be missing, by their places. */
const shapes: [name: string, schema: z.ZodMiniType, whole: object, optional?: readonly string[]][] = [
  [
    "an account of a business",
    businessAccount,
    { ...anAccount, accountType: "business", profile: aBusinessProfile() },
    ["pending", "withdrawal", "handover", "termsNotice"],
  ],
  [
    "an account of a person",
    individualAccount,
    { ...anAccount, accountType: "individual", profile: anIndividualProfile() },
    ["pending", "withdrawal", "handover", "termsNotice"],
  ],
  ...(
    [
      ["business", businessExport, aBusinessProfile()],
      ["individual", individualExport, anIndividualProfile()],
    ] as const
  ).map(([accountType, schema, profile]): [string, z.ZodMiniType, object, string[]] => [
    `an export of type ${accountType}`,
    schema,
    { ...anExport, accountType, profile },
    [
      ...["statusAt", "withdrawalReason", "lastSignInAt", "inactiveSince", "noticeSentAt", "erasesAt"].map(
        (name) => `account/${name}`,
      ),
      ...[
        "account/signInNotice",
        "addressHistory/0/from",
        "addressHistory/0/until",
        "termsHistory/0/acceptedAt",
      ],
    ],
  ]),
  [
    "the start of a change of address",
    emailChangeStartAnswer,
    { changeId: "c", state: "code-sent", ...accepted, emailSuggestion: email },
    ["emailSuggestion"],
  ],
  ["a change of address", emailChangeAnswer, { changeId: "c", state: "code-sent", ...status }],
  ["an address that was changed", emailChangeAppliedAnswer, { state: "applied", email }],
  ["the start of a reset", resetStartAnswer, { resetId: "r", state: "code-sent", ...accepted }],
  ["a reset", resetAnswer, { resetId: "r", state: "code-sent", ...status }],
  ["a reset that is done", resetCompletionAnswer, { state: "completed" }],
  ["the start of a revival", revivalStartAnswer, { revivalId: "r", state: "code-sent", ...accepted }],
  ["a revival", revivalAnswer, { revivalId: "r", state: "code-sent", ...status }],
  ["a revival that is done", revivalCompletedAnswer, { state: "completed" }],
  [
    "an invitation",
    handoverInvitedAnswer,
    { handoverId: "h", state: "invited", email, expiresAt: at, emailSuggestion: email },
    ["emailSuggestion"],
  ],
  [
    "what a handover is about",
    handoverPreviewAnswer,
    { organizationName: "株式会社かわさき商店", from: "川崎" },
  ],
  ["a handover that is done", handoverAcceptedAnswer, { state: "accepted", accountId }],
  [
    "sessions",
    sessionsAnswer,
    {
      sessions: [{ sessionId: "s", current: true, createdAt: at, lastUsedAt: at, ...client }],
      signIns: [{ at, ...client }],
      signInNotice: "always",
      deskActions: [deskAction],
    },
  ],
  ["a sign-in", signInAnswer, { accountId }],
  ["settings", accountSettings, { signInNotice: "new-browser" }],
  ["an end to come", withdrawalAnswer, { erasesAt: at }],
  [
    "terms",
    termsAnswer,
    { version: "1", sha256, effectiveFrom: "2026-01-01", title: "利用規約", body: "# …", changes: "…" },
    ["changes"],
  ],
  ["a disavowal", links.disavowAnswer, { state: "disavowed" }],
  ["an undoing", links.emailUndoAnswer, { state: "reverted" }],
  ["an objection", links.objectionAnswer, { state: "rejected" }],
  ["a confirmation", links.addressConfirmationAnswer, { state: "confirmed" }],
  [
    "a finding",
    desk.findingAnswer,
    finding,
    [
      ...["accountId", "registrationId", "receptionNumber", "accountType", "name", "email", "phone"],
      ...["createdAt", "erasesAt", "lastSignInAt", "code"],
      ...optionalOfProposal.map((name) => `proposals/0/${name}`),
    ],
  ],
  ["a proposal", desk.proposalAnswer, proposal, optionalOfProposal],
  ["what the desk did", desk.actedAnswer, { accountId, state: "active" }],
  [
    "what the desk sees",
    desk.revealAnswer,
    { accountId, fields: { name: "川崎" }, until: at },
    ["fields/name"],
  ],
  ["a seal", auditSeal, seal],
  ["an anchor", auditAnchor, { schema: 1, hour: seal.hour, number: 1, seal: sha256 }],
  ...Object.entries(accountEvents).map(([name, schema]): [string, z.ZodMiniType, object] => {
    const further: Readonly<Record<string, object>> = {
      AccountUpdated: { changed: ["phone"] },
      AccountWithdrawalRequested: { erasesAt: at },
      AccountSucceeded: { from: "a", to: "b" },
    };
    return [`the event ${name}`, schema, { ...facts, ...further[name] }];
  }),
];

describe.each(shapes)("%s", (_, schema, whole, optional = []) => {
  it("is taken whole, as it is", () => expect(parsing(schema, whole)).toEqual({ value: whole }));

  it("is refused with a member more, less or of another kind, but for what may be missing", () => {
    const taken = damagesOf(whole).filter(([, damaged]) => schema.safeParse(damaged).success);
    const names = taken
      .map(([damage]) => damage)
      .filter((damage) => !judgedElsewhere.test(damage.replace(/^.* /, "")));
    expect(new Set(names)).toEqual(new Set(optional.map((name) => `without /${name}`)));
  });
});

describe("a tally", () => {
  it("is taken whole, as it is, and as part of a day", () => {
    const part = { schema: 1, until: "k", tally };
    expect(parsing(storedTally, tally)).toEqual({ value: tally });
    expect(parsing(storedPart, part)).toEqual({ value: part });
  });

  it("of an earlier release has nothing of what was not counted", () => {
    const { deskActions: _, deleted: __, counted: ___, ...earlier } = tally;
    expect(storedTally.parse(earlier)).toEqual({ ...earlier, deskActions: {}, deleted: {}, counted: [] });
  });

  it("has no other members, and counts in whole numbers", () => {
    const { at: steps, ...registration } = tally.registrations[1];
    const wrong = [
      { ...tally, more: 1 },
      { ...tally, schema: 2 },
      { ...tally, events: { "mail.sent": 1.5 } },
      { ...tally, registrations: { 1: { ...registration, at: steps, more: 1 } } },
      { ...tally, registrations: { 1: { ...registration, at: { ...steps, more: 1 } } } },
      { ...tally, mails: { 1: { ...tally.mails[1], more: 1 } } },
      { ...tally, mails: { 1: { ...tally.mails[1], late: false } } },
      { ...tally, counted: [{ ...tally.counted[0], more: 1 }] },
      { ...tally, counted: [{}] },
    ];
    expect(wrong.filter((one) => storedTally.safeParse(one).success)).toEqual([]);
    expect(storedPart.safeParse({ schema: 1, until: "k", tally, more: 1 }).success).toBe(false);
  });
});

const vocabularies: [name: string, schema: { readonly options: readonly string[] }, words: string][] = [
  [
    "a registration",
    registrationState,
    "requested code-sent verified completing completed expired duplicate",
  ],
  [
    "a change of address",
    emailChangeState,
    "requested code-sent verified applying applied duplicate expired",
  ],
  ["a reset", resetState, "requested code-sent verified setting completed expired"],
  ["a revival", revivalState, "requested code-sent verified completed expired"],
  ["an undone change", links.emailUndoAnswer.shape.state, "reverted frozen"],
  ["a proposal", desk.proposalAnswer.shape.state, "proposed approved executed rejected expired"],
  [
    "a finding",
    desk.findingAnswer.shape.state,
    `none requested code-sent verified completing completed expired duplicate active withdrawing suspended frozen
    dormant erasing`,
  ],
  ["what was begun", desk.findingAnswer.shape.openFlows.def.element.shape.kind, "password-reset revival"],
  [
    "a flow",
    desk.findingAnswer.shape.openFlows.def.element.shape.state,
    "requested code-sent verified setting expired",
  ],
];

it.each(vocabularies)("the state of %s is one of its words", (_, { options }, words) => {
  expect(options).toEqual(words.split(/\s+/));
});

it("a mail comes about sign-ins from new browsers, or about all", () => {
  expect(signInNotice.options).toEqual(["new-browser", "always"]);
  expect(parsing(accountSettings, { signInNotice: "never" })).toEqual({ errors: ["/signInNotice invalid"] });
});

describe("under which the desk finds a mail", () => {
  const report = {
    event: "Email Bounced",
    messageId: "m",
    kind: "code",
    flowId: "r",
    codeNumber: "2",
    correlationId: "JKJaXmPLvHcESHA",
  };
  const recordOf = (record: string) => mailEventMessage.safeParse({ ...report, record }).data;

  it("is the hash of its address and when it was asked for, or nothing", () => {
    expect(recordOf(`${sha256}/1768440600000`)?.record).toEqual({
      emailHmac: sha256,
      askedAt: 1_768_440_600_000,
    });
    expect(recordOf("/")).toEqual({ ...report, codeNumber: 2, record: undefined });
  });

  it.each([
    ...[
      "",
      "//",
      "x/",
      "/x",
      `${sha256}/`,
      `${sha256}/176844060000`,
      `${sha256}/17684406000000`,
      "/1768440600000",
    ],
    ...[`${sha256.slice(1)}/1768440600000`, `a${sha256}/1768440600000`, `${sha256}/1768440600000x`],
    ...[`${sha256.toUpperCase()}/1768440600000`, `${sha256}/176844060000x`],
  ])("is not %j", (record) => expect(recordOf(record)).toBeUndefined());
});
