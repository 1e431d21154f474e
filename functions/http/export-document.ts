import * as z from "zod/mini";
import { exportsWith } from "../../contracts/account-export.ts";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import { type Account, type ClientFacts, type SignIn, statusOf } from "../domain/account.ts";
import { receptionNumberOf } from "../domain/reception-number.ts";
import type { StoredData, StoredSession } from "../use-cases/account/export-account.ts";

const { business, individual } = exportsWith(storedProfiles);
const exported = z.discriminatedUnion("accountType", [business, individual]);
export type ExportDocument = z.infer<typeof exported>;

/** What is left of something once every member of it is accounted for: nothing, or it does not compile. */
type Nothing = Readonly<Record<PropertyKey, never>>;

/**
 * Everything that is stored of an account, as its owner gets it. A member that an account or a session gains has to be
 * handed out here, or named among what is not, with the reason.
 */
export function exportDocument({ at, account, sessions }: StoredData): ExportDocument {
  const { accountType, profile } = account;
  return exported.parse({
    exportedAt: timeOf(at),
    accountType,
    profile,
    ...membersOf(account),
    sessions: sessions.map(sessionOf),
    // Nothing of these is stored yet: the places are there, so that no program has to change for them.
    linkedIdentities: [],
    delegations: [],
  });
}

function membersOf(account: Account) {
  const { accountType, profile, ...facts } = account;
  const { accountId, userSub, registrationId, email, language, ...later } = facts;
  const {
    createdAt,
    updatedAt,
    status,
    statusAt,
    withdrawalReason,
    lastSignInAt,
    signIns = [],
    deskActions = [],
    ...secured
  } = later;
  const { termsVersion, termsSha256, termsAcceptedAt, termsHistory = [], ...kept } = secured;
  const { passwordChangedAt, ...withheld } = kept;
  // Counts how often all sessions were ended: a number that says nothing about anybody.
  // The change of address below has all of it that is about the owner; one under way is a flow of a day.
  const { sessionEpoch, deviceEpoch, organizationHistory = [], signInNotice, ...moved } = withheld;
  const { emailChange, openChange, openChangeUntil, ...undone } = moved;
  // Kept for the city, should it be asked why an address is not the account's: who did it was somebody else.
  // What operators proposed is theirs to decide; what came of it is among their actions.
  const { undoneChange, proposal, ...life } = undone;
  // Of whoever is invited to take the account over, who has no part in it yet.
  const { handover, ...own } = life;
  const { inactiveSince, notice, erasesAt, ...ending } = own;
  // Of an account whose end has begun, which nobody can sign in to any more.
  const { eraseReason, farewellSentAt, ...announced } = ending;
  // Which changes other systems have heard of: all of them are above, by what they have changed.
  const { eventSequence, eventLog, ...rest } = announced;
  rest satisfies Nothing;
  return {
    account: {
      ...{ accountId, userSub, registrationId, receptionNumber: receptionNumberOf(registrationId) },
      ...{ email, language, status: statusOf(account) },
      ...{ createdAt: timeOf(createdAt), updatedAt: timeOf(updatedAt) },
      ...(statusAt !== undefined && { statusAt: timeOf(statusAt) }),
      ...(withdrawalReason !== undefined && { withdrawalReason }),
      ...(lastSignInAt !== undefined && { lastSignInAt: timeOf(lastSignInAt) }),
      ...(inactiveSince !== undefined && { inactiveSince: timeOf(inactiveSince) }),
      ...(notice !== undefined && { noticeSentAt: timeOf(notice.at) }),
      ...(erasesAt !== undefined && { erasesAt: timeOf(erasesAt) }),
      ...(signInNotice !== undefined && { signInNotice }),
    },
    organizationHistory: organizationHistory.map(({ changedAt, ...change }) => ({
      changedAt: timeOf(changedAt),
      ...change,
    })),
    addressHistory: addressHistoryOf(account),
    termsHistory: [
      ...termsHistory,
      { version: termsVersion, sha256: termsSha256, acceptedAt: termsAcceptedAt ?? createdAt },
    ].map(({ acceptedAt, ...terms }) => ({ ...terms, acceptedAt: timeOf(acceptedAt) })),
    signIns: signIns.toReversed().map(signInOf),
    deskActions: deskActions.toReversed().map(({ at, ...action }) => ({ at: timeOf(at), ...action })),
    factors: [{ name: "password", since: timeOf(passwordChangedAt ?? createdAt) }],
  };
}

function addressHistoryOf({ email, createdAt, emailChange }: Account) {
  if (!emailChange) return [{ email, from: timeOf(createdAt) }];
  const changedAt = timeOf(emailChange.changedAt);
  return [
    { email: emailChange.previousEmail, until: changedAt },
    { email: emailChange.email, from: changedAt },
  ];
}

const signInOf = ({ at, ...client }: SignIn) => ({ at: timeOf(at), ...clientOf(client) });

function sessionOf({ session, isCurrent, isLive }: StoredSession) {
  const { sessionId, createdAt, lastUsedAt, authenticatedAt, factors, ...limits } = session;
  const { idleExpiresAt, absoluteExpiresAt, browser, os, country, region, ...withheld } = limits;
  // The account's own id, which stands above, and its count of ended sessions.
  const { accountId, epoch, ...rest } = withheld;
  rest satisfies Nothing;
  return {
    ...{ sessionId, current: isCurrent, live: isLive, factors },
    createdAt: timeOf(createdAt),
    lastUsedAt: timeOf(lastUsedAt),
    authenticatedAt: timeOf(authenticatedAt),
    idleExpiresAt: timeOf(idleExpiresAt),
    absoluteExpiresAt: timeOf(absoluteExpiresAt),
    ...clientOf({ browser, os, country, region }),
  };
}

const clientOf = ({ browser, os, country, region }: ClientFacts) => ({ browser, os, country, region });

const timeOf = (instant: number) => new Date(instant).toISOString();
