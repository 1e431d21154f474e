/** What the desk's calls answer: masked, but for what a supervisor has asked to see. */
import {
  actedAnswer,
  clearedAnswer,
  type FindingAnswer,
  findingAnswer,
  mailsShown,
  proposalAnswer,
  type RevealableField,
  resentAnswer,
  revealAnswer,
} from "../../contracts/desk.ts";
import { displayName } from "../../contracts/display-name.ts";
import type { TypedProfile } from "../../contracts/profile.ts";
import { codeAttempts } from "../../contracts/verification-code.ts";
import { type Account, statusOf } from "../domain/account.ts";
import { type CodeFlow, codeRequestedAt, hasExpired } from "../domain/code-flow.ts";
import { type MailRecord, recordedStatus } from "../domain/mail-record.ts";
import { mailStatusAt } from "../domain/mail-status.ts";
import type { IssuedCode } from "../domain/one-time-code.ts";
import { type Proposal, stateOf } from "../domain/proposal.ts";
import { receptionNumberOf } from "../domain/reception-number.ts";
import type { Registration } from "../domain/registration.ts";
import type { Cleared } from "../use-cases/desk/clear-limit.ts";
import type { Finding } from "../use-cases/desk/find.ts";
import type { OpenPurpose } from "../use-cases/desk/open-flows-of.ts";
import type { Revealed } from "../use-cases/desk/reveal.ts";
import { maskedAddress, maskedOrganization, maskedPerson, maskedPhone } from "./desk-masks.ts";
import type { ApiAnswer } from "./json-response.ts";

const timeOf = (instant: number) => new Date(instant).toISOString();

interface At {
  readonly now: number;
  readonly resendCooldownSeconds: number;
}

export const foundAnswer = (finding: Finding, at: At): ApiAnswer => {
  const { account, registration, limits, hold, openFlows } = finding;
  return {
    status: 200,
    body: findingAnswer.parse({
      ...{ state: "none", holds: [], proposals: [], deskActions: [] },
      ...(registration && registrationFields(finding, registration, at)),
      ...(account && accountFields(account, at.now)),
      mails: mailsOf(finding, at),
      openFlows: openFlows.map((open) => ({
        kind: flowNames[open.purpose],
        startedAt: timeOf(open.flow.startedAt),
        ...codeFields(open, at.now),
      })),
      limits: limits.map(({ until, ...limit }) => ({ ...limit, until: timeOf(until) })),
      ...(hold && { holds: [{ reason: hold.reason, until: timeOf(hold.until) }] }),
    }),
  };
};

const flowNames = { reset: "password-reset", revive: "revival" } as const satisfies Record<
  OpenPurpose,
  FindingAnswer["openFlows"][number]["kind"]
>;

/** The mails on record, the newest first. How the one with a registration's latest code fares stands on the registration. */
function mailsOf({ registration: flow, code, mails }: Finding, { now, resendCooldownSeconds }: At) {
  const isOfCode = ({ kind, flowId, codeNumber }: MailRecord) =>
    kind === "code" && flowId === flow?.id && codeNumber === flow.codeNumber;
  const shown = mails
    .filter((mail) => !isOfCode(mail))
    .map((mail) => ({
      kind: mail.kind,
      number: mail.codeNumber,
      status: recordedStatus(mail, now),
      at: timeOf(mail.askedAt),
    }));
  if (!flow) return shown.slice(0, mailsShown);
  const drawn = code?.codeNumber === flow.codeNumber ? code : undefined;
  const requestedAt = codeRequestedAt(flow, resendCooldownSeconds);
  const progress = { stage: flow.mailStatus, requestedAt, wasRead: flow.state !== "requested" };
  const status = mailStatusAt({ ...progress, ...(drawn && { drawnAt: drawn.drawnAt }) }, now);
  const own = { kind: "code", number: flow.codeNumber, status, at: timeOf(requestedAt) };
  return [own, ...completionMailOf(flow, mails), ...shown]
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .slice(0, mailsShown);
}

/** A registration says whether the mail of its completion was sent. What became of it is on record only where there was trouble. */
function completionMailOf({ id, claimedAt, completedAt }: Registration, mails: readonly MailRecord[]) {
  const isOnRecord = mails.some(({ kind, flowId }) => kind === "completion" && flowId === id);
  const at = completedAt ?? claimedAt;
  if (at === undefined || isOnRecord) return [];
  const status = completedAt === undefined ? "queued" : "sent";
  return [{ kind: "completion", number: 0, status, at: timeOf(at) }];
}

/** How far a flow is that begins with a code, and its code. */
function codeFields(
  { flow, code }: { readonly flow: CodeFlow; readonly code?: IssuedCode | undefined },
  now: number,
) {
  const drawn = code?.codeNumber === flow.codeNumber ? code : undefined;
  const isCodeSent = flow.state === "requested" && drawn !== undefined;
  return {
    state: hasExpired(flow, now) ? "expired" : isCodeSent ? "code-sent" : flow.state,
    code: {
      number: flow.codeNumber,
      attemptsLeft: codeAttempts - (drawn?.attempts ?? 0),
      expiresAt: timeOf(flow.expiresAt),
      resendAvailableAt: timeOf(flow.resendAvailableAt),
    },
  };
}

const registrationFields = ({ code }: Finding, flow: Registration, { now }: At) => ({
  ...codeFields({ flow, code }, now),
  ...namesOf(flow.id),
  accountType: flow.accountType,
  email: maskedAddress(flow.email),
  createdAt: timeOf(flow.startedAt),
});

const namesOf = (registrationId: string) => ({
  registrationId,
  receptionNumber: receptionNumberOf(registrationId),
});

function accountFields(account: Account, now: number) {
  const { accountId, accountType, email, profile, createdAt, erasesAt, lastSignInAt } = account;
  return {
    state: statusOf(account),
    ...{ accountId, accountType, ...namesOf(account.registrationId) },
    name: maskedName(account),
    email: maskedAddress(email),
    phone: maskedPhone(profile.phone),
    createdAt: timeOf(createdAt),
    ...(erasesAt !== undefined && { erasesAt: timeOf(erasesAt) }),
    ...(lastSignInAt !== undefined && { lastSignInAt: timeOf(lastSignInAt) }),
    deskActions: (account.deskActions ?? [])
      .toReversed()
      .map(({ at, ...action }) => ({ at: timeOf(at), ...action })),
    proposals: account.proposal === undefined ? [] : [proposalFields(account.proposal, now)],
    code: undefined,
  };
}

const maskedName = ({ accountType, profile }: TypedProfile) =>
  accountType === "business"
    ? maskedOrganization(profile.organizationName)
    : maskedPerson(profile.familyName);

export const resentAnswerOf = ({ id, resendAvailableAt }: Registration): ApiAnswer => ({
  status: 202,
  body: resentAnswer.parse({ ...namesOf(id), resendAvailableAt: timeOf(resendAvailableAt) }),
});

export const clearedAnswerOf = (cleared: Cleared): ApiAnswer => ({
  status: 200,
  body: clearedAnswer.parse(cleared),
});

export const actedAnswerOf = (account: Account): ApiAnswer => ({
  status: 200,
  body: actedAnswer.parse({ accountId: account.accountId, state: statusOf(account) }),
});

function proposalFields(proposal: Proposal, now: number) {
  const { proposer, decidedAt, objectedAt, proposedAt, expiresAt, correction, ...shown } = proposal;
  return {
    ...shown,
    ...(correction && {
      newEmail: maskedAddress(correction.newEmail),
      evidence: correction.evidence,
      ...(correction.confirmedAt !== undefined && { confirmedAt: timeOf(correction.confirmedAt) }),
    }),
    ...(objectedAt !== undefined && { objectedAt: timeOf(objectedAt) }),
    state: stateOf(proposal, now),
    proposedAt: timeOf(proposedAt),
    expiresAt: timeOf(expiresAt),
  };
}

export const proposedAnswerOf = (proposal: Proposal, status = 200): ApiAnswer => ({
  status,
  body: proposalAnswer.parse(proposalFields(proposal, proposal.decidedAt ?? proposal.proposedAt)),
});

export const revealedAnswerOf = ({ account, fields, until }: Revealed): ApiAnswer => ({
  status: 200,
  body: revealAnswer.parse({
    accountId: account.accountId,
    fields: Object.fromEntries(fields.map((field) => [field, shown[field](account)])),
    until: timeOf(until),
  }),
});

type PostalFields = Readonly<
  Partial<Record<"postalCode" | "prefecture" | "city" | "streetAddress", string | undefined>>
>;
const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(" ");

const shown: Readonly<Record<RevealableField, (account: Account) => string>> = {
  name: (account) => displayName(account),
  email: ({ email }) => email,
  phone: ({ profile }) => profile.phone,
  "new-email": ({ proposal }) => proposal?.correction?.newEmail ?? "",
  address: ({ profile }) => {
    const { postalCode, prefecture, city, streetAddress }: PostalFields = profile;
    return joined(postalCode, prefecture, city, streetAddress);
  },
  "birth-date": (account) =>
    (account.accountType === "business" ? account.profile.contact.birthDate : account.profile.birthDate) ??
    "",
  contact: (account) =>
    account.accountType === "business"
      ? joined(account.profile.contact.familyName, account.profile.contact.givenName)
      : displayName(account),
};
