import { describe, expect, it } from "@jest/globals";
import { deskNotices } from "../../../../contracts/desk-words.ts";
import { EXPORT_HOURS } from "../../../../contracts/mail-links.ts";
import type { MailMessage } from "../../../../contracts/messages.ts";
import { disavowableUntil } from "../../../../functions/domain/mail-link.ts";
import { newProposal } from "../../../../functions/domain/proposal.ts";
import { renderAddressConfirmationMail } from "../../../../functions/mails/address-confirmation-mail.ts";
import { renderDeskNoticeMail } from "../../../../functions/mails/desk-notice-mail.ts";
import { renderDormancyNoticeMail } from "../../../../functions/mails/dormancy-notice-mail.ts";
import { renderEmailChangedMail } from "../../../../functions/mails/email-changed-mail.ts";
import { renderEmailUndoneMail } from "../../../../functions/mails/email-undone-mail.ts";
import { renderExportLinkMail } from "../../../../functions/mails/export-link-mail.ts";
import { renderFarewellMail } from "../../../../functions/mails/farewell-mail.ts";
import { renderHandedOverMail } from "../../../../functions/mails/handed-over-mail.ts";
import { renderHandoverInvitationMail } from "../../../../functions/mails/handover-invitation-mail.ts";
import type { Mail } from "../../../../functions/mails/mail.ts";
import { renderOrganizationChangedMail } from "../../../../functions/mails/organization-changed-mail.ts";
import { renderPasswordChangedMail } from "../../../../functions/mails/password-changed-mail.ts";
import { renderPasswordVoidedMail } from "../../../../functions/mails/password-voided-mail.ts";
import { renderProposalMail } from "../../../../functions/mails/proposal-mail.ts";
import { renderSignInFailuresMail } from "../../../../functions/mails/sign-in-failures-mail.ts";
import { renderSignInNoticeMail } from "../../../../functions/mails/sign-in-notice-mail.ts";
import { renderWithdrawalMail } from "../../../../functions/mails/withdrawal-mail.ts";
import { sendAccountMail } from "../../../../functions/use-cases/mail/send-account-mail.ts";
import {
  anAccount,
  anAddressChange,
  anEmailChange,
  anUndoneChange,
  aReset,
  aSession,
  type SpecialAccount,
} from "../../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as now } from "../../../../testing/fakes/fakes.ts";
import { sender } from "../../../../testing/mail-sender.ts";
import { aClient, HOUR, MINUTE, setup, type World } from "../../../../testing/use-cases/setup.ts";

type Asked = Exclude<MailMessage, { readonly kind: "code" }>;

const accountId = "account-1";
const another = { browser: "Firefox", os: "macOS", country: "Japan", region: "Tokyo" };

function worldWith(special?: SpecialAccount, happens: (world: World) => unknown = () => undefined) {
  const world = setup();
  if (special) world.accounts.set(accountId, anAccount(special));
  happens(world);
  return world;
}

const send = (world: World, asked: Asked, queuedAt = world.clock()) =>
  sendAccountMail(world.dependencies, { ...asked, messageId: "message-1", queuedAt });

/** Two sessions, of which the second is named `session-1`. */
const withSessions = (world: World) => {
  const sessions = [aSession({ sessionId: "session-0", ...another }), aSession({ sessionId: "session-1" })];
  for (const session of sessions)
    void world.ports.sessions.create({ accountId, tokenHash: session.sessionId }, session);
};

const erasesAt = now + 7 * 24 * HOUR;
const handover = {
  handoverId: "handover-1",
  email: "jiro@example.jp",
  invitedAt: now,
  expiresAt: now + HOUR,
};
const change = {
  changedAt: now - MINUTE,
  effectiveOn: "2026-01-10",
  reason: "renamed",
  changed: ["organizationName"],
  before: { organizationName: "旧商店" },
} as const;
const organizationHistory = [{ ...change, changedAt: now - HOUR, effectiveOn: "2025-12-01" }, change];

const correction = {
  newEmail: "hanako.corrected@example.jp",
  evidence: "id-document",
  changeId: "change-1",
} as const;
const proposal = (special: Partial<Parameters<typeof newProposal>[0]> = {}) =>
  newProposal({
    ...{ proposalId: "account-1.p1", kind: "delete", proposer: "hash of one", reason: "owner-asked" },
    ...{ ticket: "T-1", proposedAt: now - MINUTE },
    ...special,
  });
const aCorrection = proposal({ kind: "correct-address", correction });
const anExport = { ...proposal({ kind: "export" }), state: "executed" } as const;
const of = { accountId, proposalId: "account-1.p1" };

const emailChanged = { kind: "email-changed", accountId, changeId: "change-1" } as const;
const emailUndone = { kind: "email-undone", accountId, changeId: "change-1" } as const;
const changeFacts = {
  email: "hanako.new@example.jp",
  changedAt: new Date(now),
  undoUntil: new Date(anAddressChange().undoUntil),
};
const undoPath = (mark = "") => `/links/email-undo#${mark}link-token-1`;
const disavow = "/links/disavow#link-token-1";

interface Case {
  readonly account?: SpecialAccount;
  readonly happens?: (world: World) => unknown;
  readonly asked: Asked;
  readonly mail: Mail;
  readonly to?: string;
  readonly reason: string;
  readonly event?: "account.notice-sent";
  /** Where the mail belongs to something else than the registration. */
  readonly flowId?: string;
  readonly link?: Readonly<Record<"purpose" | "ref", string>> & { readonly expiresAt: number };
}

const undoLink = { purpose: "email-undo", ref: "change-1", expiresAt: anAddressChange().undoUntil };
const disavowLink = (ref: string) => ({ purpose: "disavow", ref, expiresAt: disavowableUntil(now) });

const sent: Readonly<Record<string, Case>> = {
  "that the password was changed, and in which browser": {
    happens: withSessions,
    asked: { kind: "password-changed", accountId, changedAt: now - MINUTE, sessionId: "session-1" },
    mail: renderPasswordChangedMail(
      { changedAt: new Date(now - MINUTE), how: "changed", client: aClient, disavow },
      "ja",
      sender,
    ),
    reason: "password-changed",
    link: disavowLink("session-1"),
  },
  "that the password was changed in a session that is over": {
    asked: { kind: "password-changed", accountId, changedAt: now, sessionId: "session-1" },
    mail: renderPasswordChangedMail({ changedAt: new Date(now), how: "changed", disavow }, "ja", sender),
    reason: "password-changed",
    link: disavowLink("session-1"),
  },
  "that the password was reset, and in which browser": {
    happens: ({ resets }) => resets.set("reset-1", aReset({ client: another })),
    asked: { kind: "password-changed", accountId, changedAt: now, resetId: "reset-1" },
    mail: renderPasswordChangedMail(
      { changedAt: new Date(now), how: "reset", client: another, disavow },
      "ja",
      sender,
    ),
    reason: "password-changed",
    link: disavowLink("reset-1"),
  },
  "that the password was reset by a flow that is forgotten": {
    asked: { kind: "password-changed", accountId, changedAt: now, resetId: "reset-1" },
    mail: renderPasswordChangedMail({ changedAt: new Date(now), how: "reset", disavow }, "ja", sender),
    reason: "password-changed",
    link: disavowLink("reset-1"),
  },
  "that the password may have been changed": {
    happens: withSessions,
    asked: { kind: "password-changed", accountId, changedAt: now },
    mail: renderPasswordChangedMail({ changedAt: new Date(now), how: "broken-off", disavow }, "ja", sender),
    reason: "password-changed",
    link: disavowLink(""),
  },
  "that the password opens nothing any more": {
    asked: { kind: "password-voided", accountId, voidedAt: now - MINUTE },
    mail: renderPasswordVoidedMail({ voidedAt: new Date(now - MINUTE) }, "ja", sender),
    reason: "password-voided",
  },
  "that the business has another name, and in which browser": {
    account: { organizationHistory },
    happens: withSessions,
    asked: { kind: "organization-changed", accountId, changedAt: now - MINUTE, sessionId: "session-1" },
    mail: renderOrganizationChangedMail(
      { ...change, changedAt: new Date(now - MINUTE), client: aClient },
      "ja",
      sender,
    ),
    reason: "organization-changed",
  },
  "that the business has another name, by a session that is over": {
    account: { organizationHistory },
    asked: { kind: "organization-changed", accountId, changedAt: now - MINUTE, sessionId: "session-1" },
    mail: renderOrganizationChangedMail({ ...change, changedAt: new Date(now - MINUTE) }, "ja", sender),
    reason: "organization-changed",
  },
  "that an account will be put to sleep": {
    asked: { kind: "dormancy-notice", accountId, stage: 2, since: now, dueAt: erasesAt },
    mail: renderDormancyNoticeMail(
      { ahead: "dormancy", lastUsedAt: new Date(now), dueAt: new Date(erasesAt) },
      "ja",
      sender,
    ),
    event: "account.notice-sent",
    reason: "dormancy-notice-2",
  },
  "that a dormant account will end": {
    account: { status: "dormant", inactiveSince: now - HOUR },
    asked: { kind: "dormancy-notice", accountId, stage: 3, since: now - HOUR, dueAt: erasesAt },
    mail: renderDormancyNoticeMail(
      { ahead: "end", lastUsedAt: new Date(now - HOUR), dueAt: new Date(erasesAt) },
      "ja",
      sender,
    ),
    event: "account.notice-sent",
    reason: "end-notice-3",
  },
  "to the address before that it was changed, with the link that undoes it": {
    account: { accountType: "individual", emailChange: anAddressChange() },
    asked: { ...emailChanged, to: "previous" },
    mail: renderEmailChangedMail({ ...changeFacts, to: "previous", undoPath: undoPath() }, "ja", sender),
    reason: "email-changed-old",
    flowId: "change-1",
    link: undoLink,
  },
  "to a business's address before, with a link that stops the account": {
    account: { emailChange: anAddressChange() },
    asked: { ...emailChanged, to: "previous" },
    mail: renderEmailChangedMail(
      { ...changeFacts, to: "previous", undoPath: undoPath("business-") },
      "ja",
      sender,
    ),
    reason: "email-changed-old",
    flowId: "change-1",
    link: undoLink,
  },
  "to the address before that the desk has corrected it": {
    account: { accountType: "individual", emailChange: anAddressChange({ corrected: true }) },
    asked: { ...emailChanged, to: "previous" },
    mail: renderEmailChangedMail(
      { ...changeFacts, to: "previous", undoPath: undoPath("business-"), byDesk: true },
      "ja",
      sender,
    ),
    reason: "email-changed-old",
    flowId: "change-1",
    link: undoLink,
  },
  "to the new address that it is the account's now, without a link": {
    account: { emailChange: anAddressChange() },
    asked: { ...emailChanged, to: "new" },
    mail: renderEmailChangedMail({ ...changeFacts, to: "new" }, "ja", sender),
    to: "hanako.new@example.jp",
    reason: "email-changed-new",
    flowId: "change-1",
  },
  "to the predecessor that the account was handed over": {
    account: { emailChange: anAddressChange({ handedOver: "with-password" }) },
    asked: { ...emailChanged, to: "previous" },
    mail: renderHandedOverMail(
      { ...changeFacts, to: "previous", undoPath: undoPath("handover-"), hasPassword: true },
      "ja",
      sender,
    ),
    reason: "email-changed-old",
    flowId: "change-1",
    link: undoLink,
  },
  "to the successor whose password took effect": {
    account: { emailChange: anAddressChange({ handedOver: "with-password" }) },
    asked: { ...emailChanged, to: "new" },
    mail: renderHandedOverMail({ ...changeFacts, to: "new", hasPassword: true }, "ja", sender),
    to: "hanako.new@example.jp",
    reason: "email-changed-new",
    flowId: "change-1",
  },
  "to the successor who has to set a password": {
    account: { emailChange: anAddressChange({ handedOver: "without-password" }) },
    asked: { ...emailChanged, to: "new" },
    mail: renderHandedOverMail({ ...changeFacts, to: "new", hasPassword: false }, "ja", sender),
    to: "hanako.new@example.jp",
    reason: "email-changed-new",
    flowId: "change-1",
  },
  "to the address before that it is back": {
    account: { undoneChange: anUndoneChange() },
    asked: { ...emailUndone, to: "previous" },
    mail: renderEmailUndoneMail({ to: "previous", state: "reverted", undoneAt: new Date(now) }, "ja", sender),
    reason: "email-undone-old",
    flowId: "change-1",
  },
  "to the new address that it is the account's no more": {
    account: { undoneChange: anUndoneChange() },
    asked: { ...emailUndone, to: "new" },
    mail: renderEmailUndoneMail({ to: "new", state: "reverted", undoneAt: new Date(now) }, "ja", sender),
    to: "hanako.new@example.jp",
    reason: "email-undone-new",
    flowId: "change-1",
  },
  "that a change of address stopped the account": {
    account: { emailChange: anAddressChange(), undoneChange: anUndoneChange({ state: "frozen" }) },
    asked: { ...emailUndone, to: "new" },
    mail: renderEmailUndoneMail({ to: "new", state: "frozen", undoneAt: new Date(now) }, "ja", sender),
    to: "hanako.new@example.jp",
    reason: "email-undone-new",
    flowId: "change-1",
  },
  "that a handover stopped the account": {
    account: {
      emailChange: anAddressChange({ handedOver: "with-password" }),
      undoneChange: anUndoneChange({ state: "frozen" }),
    },
    asked: { ...emailUndone, to: "new" },
    mail: renderEmailUndoneMail(
      { to: "new", state: "frozen", undoneAt: new Date(now), ofHandover: true },
      "ja",
      sender,
    ),
    to: "hanako.new@example.jp",
    reason: "email-undone-new",
    flowId: "change-1",
  },
  "that a change stopped the account, which a later handover has nothing to do with": {
    account: {
      emailChange: anAddressChange({ changeId: "change-2", handedOver: "with-password" }),
      undoneChange: anUndoneChange({ state: "frozen" }),
    },
    asked: { ...emailUndone, to: "new" },
    mail: renderEmailUndoneMail({ to: "new", state: "frozen", undoneAt: new Date(now) }, "ja", sender),
    to: "hanako.new@example.jp",
    reason: "email-undone-new",
    flowId: "change-1",
  },
  "the invitation to take an account over": {
    account: { handover },
    asked: { kind: "handover-invitation", accountId, handoverId: "handover-1" },
    mail: renderHandoverInvitationMail(
      { path: "/links/handover#link-token-1", expiresAt: new Date(now + HOUR) },
      "ja",
      sender,
    ),
    to: "jiro@example.jp",
    reason: "handover-invitation",
    flowId: "handover-1",
    link: { purpose: "handover", ref: "handover-1", expiresAt: now + HOUR },
  },
  "that the desk proposes another address": {
    account: { proposal: aCorrection },
    asked: { kind: "proposal-notice", ...of },
    mail: renderProposalMail(
      {
        ...{ path: "/links/object#link-token-1", expiresAt: new Date(aCorrection.expiresAt) },
        ...{ at: new Date(now - MINUTE), newEmail: "hanako.corrected@example.jp" },
      },
      "ja",
      sender,
    ),
    reason: "proposal-notice",
    link: { purpose: "object", ref: "account-1.p1", expiresAt: aCorrection.expiresAt },
  },
  "that the desk proposes the account's end": {
    account: { proposal: proposal() },
    asked: { kind: "proposal-notice", ...of },
    mail: renderProposalMail(
      {
        ...{ path: "/links/object#link-token-1", expiresAt: new Date(proposal().expiresAt) },
        at: new Date(now - MINUTE),
      },
      "ja",
      sender,
    ),
    reason: "proposal-notice",
    link: { purpose: "object", ref: "account-1.p1", expiresAt: proposal().expiresAt },
  },
  "the link that proves the mailbox an account is to have": {
    account: { proposal: aCorrection },
    asked: { kind: "address-confirmation", ...of },
    mail: renderAddressConfirmationMail(
      { path: "/links/confirm-address#link-token-1", expiresAt: new Date(aCorrection.expiresAt) },
      "ja",
      sender,
    ),
    to: "hanako.corrected@example.jp",
    reason: "address-confirmation",
    flowId: "change-1",
    link: { purpose: "confirm-address", ref: "account-1.p1", expiresAt: aCorrection.expiresAt },
  },
  "the link to what is stored": {
    account: { proposal: anExport },
    asked: { kind: "export-link", ...of },
    mail: renderExportLinkMail(
      { path: "/links/export#link-token-1", expiresAt: new Date(now + EXPORT_HOURS * HOUR) },
      "ja",
      sender,
    ),
    reason: "export-link",
    link: { purpose: "export", ref: "account-1.p1", expiresAt: now + EXPORT_HOURS * HOUR },
  },
  ...Object.fromEntries(
    deskNotices.map((what): [string, Case] => [
      `what the desk did to an account: ${what}`,
      {
        asked: { kind: "desk-notice", accountId, what, at: now - MINUTE },
        mail: renderDeskNoticeMail({ what, at: new Date(now - MINUTE) }, "ja", sender),
        reason: `desk-${what}`,
      },
    ]),
  ),
  "the farewell to an account that its owner left": {
    account: { status: "erasing", eraseReason: "withdrawn" },
    asked: { kind: "farewell", accountId },
    mail: renderFarewellMail({ reason: "withdrawn" }, "ja", sender),
    reason: "farewell",
  },
  "the farewell to an account that nobody used": {
    account: { status: "erasing", eraseReason: "dormant" },
    asked: { kind: "farewell", accountId },
    mail: renderFarewellMail({ reason: "dormant" }, "ja", sender),
    reason: "farewell",
  },
  "the farewell to an account that does not say why it ends": {
    account: { status: "erasing" },
    asked: { kind: "farewell", accountId },
    mail: renderFarewellMail({ reason: "withdrawn" }, "ja", sender),
    reason: "farewell",
  },
  "that the account will end, as was asked": {
    account: { status: "withdrawing", erasesAt },
    asked: { kind: "withdrawal", accountId, erasesAt, what: "requested" },
    mail: renderWithdrawalMail({ erasesAt: new Date(erasesAt), what: "requested" }, "ja", sender),
    reason: "withdrawal-requested",
  },
  "that the account's end was put off": {
    account: { status: "withdrawing", erasesAt },
    asked: { kind: "withdrawal", accountId, erasesAt, what: "postponed" },
    mail: renderWithdrawalMail({ erasesAt: new Date(erasesAt), what: "postponed" }, "ja", sender),
    reason: "withdrawal-postponed",
  },
  "of a sign-in": {
    account: { signIns: [{ at: now - MINUTE, ...aClient, sessionId: "session-1", wantsNotice: true }] },
    asked: { kind: "sign-in-notice", accountId, sessionRef: "session-1" },
    mail: renderSignInNoticeMail(
      { signIns: [{ at: new Date(now - MINUTE), client: aClient }], disavow },
      "ja",
      sender,
    ),
    reason: "sign-in-notice",
    link: disavowLink("session-1"),
  },
  "that sign-ins keep failing": {
    happens: (world) => {
      withUser(world);
      world.failedSignIns.set("failures-1", "hanako@example.jp");
    },
    asked: { kind: "sign-in-failures", failuresRef: "failures-1" },
    mail: renderSignInFailuresMail({ noticedAt: new Date(now) }, "ja", sender),
    reason: "sign-in-failures",
  },
};

function withUser({ users }: World) {
  const user = { userSub: "sub-account-1", accountId, registrationId: "registration-1" };
  users.set("hanako@example.jp", { ...user, email: "hanako@example.jp", password: "p" });
}

describe("a mail about an account says", () => {
  it.each(Object.entries(sent))("%s", async (_, { account = {}, happens, asked, mail, ...rest }) => {
    const { to = "hanako@example.jp", reason, event = "mail.sent", flowId, link } = rest;
    const world = worldWith(account, happens);
    expect(await send(world, asked)).toBe("sent");
    const about = { kind: asked.kind, flowId: flowId ?? "registration-1", codeNumber: 0 };
    expect(world.outbox).toStrictEqual([{ to, mail, about, messageId: "ses-1" }]);
    const inFlow = flowId === undefined || flowId === "registration-1" ? {} : { flowId };
    expect(world.audited).toStrictEqual([
      { event, outcome: "success", reason, ...inFlow, accountId, messageId: "ses-1" },
    ]);
    expect([...world.links.values()]).toStrictEqual(link ? [{ ...link, accountId }] : []);
  });
});

const about: Readonly<
  Record<string, { readonly asked: Asked; readonly accounts: readonly SpecialAccount[] }>
> = {
  "a password of an account that is gone": {
    asked: { kind: "password-changed", accountId, changedAt: now },
    accounts: [],
  },
  "a voided password of an account that is gone": {
    asked: { kind: "password-voided", accountId, voidedAt: now },
    accounts: [],
  },
  "the desk's doings with an account that is gone": {
    asked: { kind: "desk-notice", accountId, what: "reset", at: now },
    accounts: [],
  },
  "a change of a business that its account does not remember": {
    asked: { kind: "organization-changed", accountId, changedAt: now, sessionId: "session-1" },
    accounts: [{}, { organizationHistory }],
  },
  "a time without a sign-in that is over, or of an account that was stopped": {
    asked: { kind: "dormancy-notice", accountId, stage: 1, since: now, dueAt: erasesAt },
    accounts: [{ lastSignInAt: now + 1 }, { status: "suspended" }, { status: "withdrawing" }],
  },
  "a change of address that another followed": {
    asked: { ...emailChanged, to: "new" },
    accounts: [{}, { emailChange: anAddressChange({ changeId: "change-2" }) }],
  },
  "the undoing of a change that another followed": {
    asked: { ...emailUndone, to: "new" },
    accounts: [{}, { undoneChange: anUndoneChange({ changeId: "change-2" }) }],
  },
  "an invitation that is no more": {
    asked: { kind: "handover-invitation", accountId, handoverId: "handover-1" },
    accounts: [
      {},
      { handover: { ...handover, handoverId: "handover-2" } },
      { handover: { ...handover, expiresAt: now } },
    ],
  },
  "an export that was not approved": {
    asked: { kind: "export-link", ...of },
    accounts: [
      {},
      { proposal: { ...anExport, proposalId: "account-1.p2" } },
      { proposal: { ...anExport, kind: "delete" } },
      { proposal: { ...anExport, state: "rejected" } },
    ],
  },
  "a farewell to an account that does not end, or has had it": {
    asked: { kind: "farewell", accountId },
    accounts: [{}, { status: "dormant" }, { status: "erasing", farewellSentAt: now }],
  },
};

describe("no mail goes out about", () => {
  const cases = Object.entries(about).flatMap(([name, { asked, accounts }]) =>
    [undefined, ...accounts].map((account, index) => ({ name, index, asked, account })),
  );
  it.each(cases)("$name ($index)", async ({ asked, account }) => {
    const world = worldWith(account);
    expect(await send(world, asked)).toBe("superseded");
    expect(world.outbox).toEqual([]);
    expect(world.audited).toEqual([]);
    expect(world.links.size).toBe(0);
  });
});

describe("a mail that was asked for before its change was written", () => {
  const proposalNotice = { kind: "proposal-notice", ...of } as const;
  const withdrawal = { kind: "withdrawal", accountId, erasesAt, what: "requested" } as const;
  const exportLink = { kind: "export-link", ...of } as const;
  const event = { sequence: 2, type: "AccountWithdrawalRequested", at: now } as const;

  it.each<[string, Asked, SpecialAccount]>([
    ["a proposal", proposalNotice, {}],
    [
      "a proposal in whose place another stands",
      proposalNotice,
      { proposal: proposal({ proposalId: "account-1.p2" }) },
    ],
    ["a correction", { kind: "address-confirmation", ...of }, {}],
    ["an export that waits for its approval", exportLink, { proposal: proposal({ kind: "export" }) }],
    ["a wish for the account's end", withdrawal, {}],
    ["another wish for the end", withdrawal, { status: "withdrawing", erasesAt: erasesAt + 1 }],
    [
      "a wish after one that was taken back",
      withdrawal,
      { eventLog: [{ ...event, erasesAt: erasesAt - 1 }] },
    ],
    ["a wish of an account that was stopped", withdrawal, { status: "suspended", erasesAt }],
  ])("comes again for half a minute, and is not sent: %s", async (_, asked, account) => {
    const world = worldWith(account);
    expect(await send(world, asked, now - 29_999)).toBe("too-early");
    expect(await send(world, asked, now - 30_000)).toBe("superseded");
    expect(world.outbox).toEqual([]);
  });

  it("has nothing to say once a proposal was decided, or its day is over", async () => {
    for (const special of [{ state: "rejected" as const }, { expiresAt: now }])
      expect(await send(worldWith({ proposal: { ...proposal(), ...special } }), proposalNotice)).toBe(
        "superseded",
      );
  });

  it("about a proposal of an account that is gone comes again as any other", async () => {
    expect(await send(worldWith(), proposalNotice)).toBe("too-early");
  });

  it("has no mailbox to prove where no address was proposed", async () => {
    const asked = { kind: "address-confirmation", ...of } as const;
    expect(await send(worldWith({ proposal: proposal() }), asked)).toBe("superseded");
  });

  it("has nothing to say of a wish that was taken back since, whatever else has happened", async () => {
    const eventLog = [
      { ...event, erasesAt },
      { sequence: 3, type: "AccountUpdated", at: now },
    ] as const;
    const world = worldWith({ eventLog });
    expect(await send(world, withdrawal)).toBe("superseded");
    expect(world.outbox).toEqual([]);
  });

  it("has nothing to say of the wish of an account that is gone", async () => {
    expect(await send(worldWith(), withdrawal)).toBe("superseded");
  });
});

it("a farewell is noted when it was sent, and never sent again", async () => {
  const world = worldWith({ status: "erasing" });
  const asked = { kind: "farewell", accountId } as const;
  expect(await send(world, asked)).toBe("sent");
  expect(world.accounts.get(accountId)?.farewellSentAt).toBe(now);
  expect(await send(world, asked)).toBe("superseded");
  expect(world.outbox).toHaveLength(1);
});

it("the mails about a change of address name the browser it was made in while that is known", async () => {
  const world = worldWith({ emailChange: anAddressChange() }, ({ emailChanges }) =>
    emailChanges.set("change-1", anEmailChange({ client: another })),
  );
  await send(world, { ...emailChanged, to: "new" });
  expect(world.outbox[0]?.mail).toStrictEqual(
    renderEmailChangedMail({ ...changeFacts, to: "new", client: another }, "ja", sender),
  );
});

it("a password that may have been changed is no session's, and none is looked for", async () => {
  const world = worldWith({});
  await send(world, { kind: "password-changed", accountId, changedAt: now });
  expect(world.faults.calls).not.toContain("sessions.list");
});

describe("the mail about sign-ins", () => {
  const signIn = (at: number, sessionId: string) => ({
    at,
    ...aClient,
    sessionId,
    wantsNotice: true as const,
  });
  const asked = { kind: "sign-in-notice", accountId, sessionRef: "session-1" } as const;
  const latest = { sentAt: now - HOUR, since: now - 2 * HOUR, until: now - HOUR, sentFor: "message-0" };
  const noticed = (world: World, special: Partial<typeof latest> = {}) =>
    world.ports.notices.follow("sign-in", accountId, undefined, { ...latest, ...special });
  const listed = (...ats: number[]) =>
    renderSignInNoticeMail(
      { signIns: ats.map((at) => ({ at: new Date(at), client: aClient })), disavow },
      "ja",
      sender,
    );

  it.each<[string, SpecialAccount | undefined]>([
    ["of an account that is gone is not sent", undefined],
    ["that nobody wants is not sent", { signIns: [{ at: now, ...aClient, sessionId: "session-1" }] }],
    ["of a sign-in that the account has forgotten is not sent", { signIns: [signIn(now, "session-2")] }],
  ])("%s", async (_, account) => {
    const world = worldWith(account);
    expect(await send(world, asked)).toBe("superseded");
    expect(world.outbox).toEqual([]);
  });

  it("is not sent once another has listed it", async () => {
    const world = worldWith({ signIns: [signIn(now - HOUR, "session-1")] });
    await noticed(world);
    expect(await send(world, asked)).toBe("superseded");
  });

  it("waits for the rest of ten minutes, to the next full second, by a message of its own", async () => {
    const world = worldWith({ signIns: [signIn(now, "session-1")] });
    await noticed(world, { sentAt: now - 9 * MINUTE - 1, until: now - 1 });
    expect(await send(world, asked)).toBe("postponed");
    expect(world.mailQueue.messages()).toEqual([asked]);
    expect(world.outbox).toEqual([]);
  });

  it("lists all since the one before, the latest too, and notes up to when", async () => {
    const signIns = [
      signIn(now - HOUR, "session-0"),
      signIn(now - 2, "session-1"),
      signIn(now - 1, "session-2"),
    ];
    const world = worldWith({ signIns });
    await noticed(world);
    expect(await send(world, asked)).toBe("sent");
    expect(world.outbox[0]?.mail).toStrictEqual(listed(now - 2, now - 1));
    expect(await world.ports.notices.find("sign-in", accountId)).toStrictEqual({
      ...{ sentAt: now, since: now - HOUR, until: now - 1, sentFor: "message-1" },
    });
  });

  it("that comes again lists what it listed, and nothing later", async () => {
    const world = worldWith({ signIns: [signIn(now - 2, "session-1"), signIn(now - 1, "session-2")] });
    await noticed(world, { sentAt: now, until: now - 2, sentFor: "message-1" });
    expect(await send(world, asked)).toBe("sent");
    expect(world.outbox[0]?.mail).toStrictEqual(listed(now - 2));
  });

  it("comes again where another was noted meanwhile", async () => {
    const world = worldWith({ signIns: [signIn(now, "session-1")] });
    const notices = { ...world.dependencies.notices, follow: async () => false };
    const message = { ...asked, messageId: "message-1", queuedAt: now };
    expect(await sendAccountMail({ ...world.dependencies, notices }, message)).toBe("too-early");
    expect(world.outbox).toEqual([]);
  });
});

describe("the mail that sign-ins keep failing", () => {
  const asked = { kind: "sign-in-failures", failuresRef: "failures-1" } as const;
  const failing = (account?: SpecialAccount) =>
    worldWith(account, (world) => {
      withUser(world);
      world.failedSignIns.set("failures-1", "hanako@example.jp");
    });
  const noticed = (world: World, sentAt: number, sentFor: string) =>
    world.ports.notices.follow("sign-in-failures", accountId, undefined, {
      ...{ sentAt, since: sentAt, until: sentAt, sentFor },
    });

  it("is not sent where the address is forgotten, and nobody is looked for", async () => {
    const world = worldWith({});
    expect(await send(world, asked)).toBe("superseded");
    expect(world.faults.calls).not.toContain("users.find");
  });

  it("is not sent where nobody has the address, or its account is gone", async () => {
    const nobody = worldWith({}, ({ failedSignIns }) => failedSignIns.set("failures-1", "taro@example.jp"));
    expect(await send(nobody, asked)).toBe("superseded");
    expect(await send(failing(), asked)).toBe("superseded");
  });

  it("is sent once a day, and again from the moment a day is over", async () => {
    const early = failing({});
    await noticed(early, now - 24 * HOUR + 1, "message-0");
    expect(await send(early, asked)).toBe("superseded");
    expect(early.outbox).toEqual([]);
    const late = failing({});
    await noticed(late, now - 24 * HOUR, "message-0");
    expect(await send(late, asked)).toBe("sent");
    expect(await late.ports.notices.find("sign-in-failures", accountId)).toStrictEqual({
      ...{ sentAt: now, since: now, until: now, sentFor: "message-1" },
    });
  });

  it("goes out when its message comes again, since the first may not have been sent", async () => {
    const world = failing({});
    await noticed(world, now - MINUTE, "message-1");
    expect(await send(world, asked)).toBe("sent");
    expect(world.outbox).toHaveLength(1);
  });

  it("comes again where another was noted meanwhile", async () => {
    const world = failing({});
    const notices = { ...world.dependencies.notices, follow: async () => false };
    const message = { ...asked, messageId: "message-1", queuedAt: now };
    expect(await sendAccountMail({ ...world.dependencies, notices }, message)).toBe("too-early");
    expect(world.outbox).toEqual([]);
  });
});
