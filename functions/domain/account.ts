import type { Language } from "../../contracts/language.ts";
import type { TypedProfile } from "../../contracts/profile.ts";
import type { SignInNotice } from "../../contracts/sign-in-notice.ts";
import type { WithdrawalReason } from "../../contracts/withdrawal.ts";
import type { EventLog } from "./account-event.ts";
import type { DeskAction } from "./desk-action.ts";
import type { OrganizationChange } from "./organization.ts";
import type { Proposal } from "./proposal.ts";

/**
 * How an account stands; without one it is active. `withdrawing`: its owner has asked for its end. `suspended`: the city has
 * stopped it. `frozen`: it is disputed whose it is. `dormant`: nobody has used it for long. `erasing`: its end has begun, and
 * cannot be taken back.
 */
export const accountStatuses = [
  "active",
  "withdrawing",
  "suspended",
  "frozen",
  "dormant",
  "erasing",
] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** A mail about a time without a sign-in: which one of those before dormancy and before the end, counted together from 1. */
export interface Notice {
  readonly stage: number;
  readonly since: number;
  readonly at: number;
}

export const eraseReasons = ["dormant", "withdrawn"] as const;
export type EraseReason = (typeof eraseReasons)[number];

/** What remains of an account that was erased: a tombstone, which no store returns as an account. */
export const ERASED = "erased";

/** A registered user's account; instants are epoch milliseconds. */
export type Account = AccountRecord & TypedProfile;

interface AccountRecord extends EventLog {
  readonly accountId: string;
  /** Of its user, who keeps it when the address changes. */
  readonly userSub: string;
  readonly email: string;
  readonly language: Language;
  /** The registration that made it, and what was agreed to. */
  readonly registrationId: string;
  readonly termsVersion: string;
  readonly termsSha256: string;
  /** When a later version than the registration's was agreed to. */
  readonly termsAcceptedAt?: number;
  /** What had been agreed to before that, the oldest first. */
  readonly termsHistory?: readonly AcceptedTerms[];
  readonly createdAt: number;
  /** When the profile was changed last: no other write moves it, or a correction under way would be refused. */
  readonly updatedAt: number;
  readonly status?: AccountStatus;
  readonly statusAt?: number;
  /** Only sessions of this epoch are live; 0 where it is absent. Raising it ends them all. */
  readonly sessionEpoch?: number;
  /** When a password took effect that was not the first; it may have done so a little earlier. */
  readonly passwordChangedAt?: number;
  /** Only browsers of this epoch are known; 0 where it is absent. It is one that `sessionEpoch` had. */
  readonly deviceEpoch?: number;
  /** What its owner has chosen; absent, as the municipality has decided. */
  readonly signInNotice?: SignInNotice;
  readonly lastSignInAt?: number;
  /** How the name of the business and its representative have changed, the newest last. */
  readonly organizationHistory?: readonly OrganizationChange[];
  /** Of a dormant account: since when nobody had used it. */
  readonly inactiveSince?: number;
  /** The latest mail about that: to which stage it belongs, and to which time without a sign-in. */
  readonly notice?: Notice;
  /** Of an account whose owner has asked for its end: from when on it is erased, and why. */
  readonly erasesAt?: number;
  readonly withdrawalReason?: WithdrawalReason;
  /** Why it is being erased, and when the last mail to its owner was sent. */
  readonly eraseReason?: EraseReason;
  readonly farewellSentAt?: number;
  /** The change of address that was begun last, and while it is being applied, until when no other takes its place. */
  readonly openChange?: string;
  readonly openChangeUntil?: number;
  /** Somebody is invited to take the account of a business over. */
  readonly handover?: HandoverInvitation;
  /** The latest change of address. */
  readonly emailChange?: AddressChange;
  /** The latest change of address that the owner of the address before did not accept. */
  readonly undoneChange?: UndoneChange;
  /** The latest sign-ins, the newest last. */
  readonly signIns?: readonly SignIn[];
  /** What the city's people did to it or looked at of it, the newest last. */
  readonly deskActions?: readonly DeskAction[];
  /** What was proposed of it last. */
  readonly proposal?: Proposal;
}

export interface AcceptedTerms {
  readonly version: string;
  readonly sha256: string;
  readonly acceptedAt: number;
}

/** What an account remembers once its owner has agreed to another version. */
export const withTerms = (
  { termsVersion, termsSha256, termsAcceptedAt, createdAt, termsHistory = [] }: Account,
  { version, sha256, acceptedAt }: AcceptedTerms,
): Required<Pick<Account, "termsVersion" | "termsSha256" | "termsAcceptedAt" | "termsHistory">> => ({
  termsVersion: version,
  termsSha256: sha256,
  termsAcceptedAt: acceptedAt,
  termsHistory: [
    ...termsHistory,
    { version: termsVersion, sha256: termsSha256, acceptedAt: termsAcceptedAt ?? createdAt },
  ],
});
/** A change of address that took effect, for as long as another has not. Instants are epoch milliseconds. */
export interface AddressChange {
  readonly changeId: string;
  readonly previousEmail: string;
  readonly email: string;
  readonly changedAt: number;
  /** Until when the owner of the address before may undo it. */
  readonly undoUntil: number;
  /** Made by the desk, where the owner could not: it is never undone by one side alone. */
  readonly corrected?: true;
  /** Where the account went to another person by it: whether that one's password took effect, or none did. */
  readonly handedOver?: "with-password" | "without-password";
}

/** An invitation to take an account over. Instants are epoch milliseconds. */
export interface HandoverInvitation {
  readonly handoverId: string;
  /** Of whoever is invited. */
  readonly email: string;
  readonly invitedAt: number;
  readonly expiresAt: number;
}

/** The invitation that can be followed now. */
export function openHandover({ handover }: Pick<Account, "handover">, now: number) {
  return handover !== undefined && handover.expiresAt > now ? handover : undefined;
}

/**
 * A change of address that the owner of the address before did not accept. Instants are epoch milliseconds. Kept beyond the
 * change, since both addresses get a mail, and the city may be asked about it.
 */
export interface UndoneChange {
  readonly changeId: string;
  readonly previousEmail: string;
  readonly email: string;
  readonly undoneAt: number;
  /** The address before is back; or the account is stopped until the city has looked at it. */
  readonly state: "reverted" | "frozen";
  /** When all that follows had been done. */
  readonly closedAt?: number;
}

/** The change of address that can still be undone: until then nothing else happens that would stand in the way. */
export function undoableChange({ emailChange }: Pick<Account, "emailChange">, now: number) {
  return emailChange !== undefined && emailChange.undoUntil > now ? emailChange : undefined;
}

/** The change of address that can still be undone and has not been. */
export function standingChange(account: Pick<Account, "emailChange" | "undoneChange">, now: number) {
  const change = undoableChange(account, now);
  return change?.changeId === account.undoneChange?.changeId ? undefined : change;
}

/** The change of that id, if its undoing was asked for in time and has not been done. */
export function changeToUndo(account: Account, { changeId, at }: { changeId: string; at: number }) {
  const change = standingChange(account, at);
  return change?.changeId === changeId ? change : undefined;
}

/** Of these, an account becomes `frozen`; the others are stopped, or end, for another reason. */
export const freezable: readonly AccountStatus[] = ["active", "dormant", "frozen"];

export const statusOf = ({ status = "active" }: Pick<Account, "status">): AccountStatus => status;
export const epochOf = ({ sessionEpoch = 0 }: Pick<Account, "sessionEpoch">): number => sessionEpoch;

/** Which browser it is and where, as far as its requests show it; empty where they do not. */
export interface ClientFacts {
  /** Family of the browser and of the operating system, without any version. */
  readonly browser: string;
  readonly os: string;
  /** Names in English, as CloudFront has them. */
  readonly country: string;
  readonly region: string;
}

/** A sign-in as its owner sees it later. */
export interface SignIn extends ClientFacts {
  readonly at: number;
  /** Public name of the session that it opened. */
  readonly sessionId?: string;
  /** Whether its owner gets a mail about it. */
  readonly wantsNotice?: true;
}

/** How many sign-ins an account remembers. */
export const REMEMBERED_SIGN_INS = 20;

/** What an account remembers after a sign-in; of two at the same moment, one is the later. */
export function withSignIn(
  { signIns = [], lastSignInAt = 0 }: Pick<Account, "signIns" | "lastSignInAt">,
  latest: SignIn,
): Required<Pick<Account, "signIns" | "lastSignInAt">> {
  const at = Math.max(latest.at, lastSignInAt + 1);
  return { signIns: [...signIns, { ...latest, at }].slice(-REMEMBERED_SIGN_INS), lastSignInAt: at };
}

/** What somebody has proved who has a session. */
export type Factor = "password";

/** A signed-in browser. */
export interface Session extends ClientFacts {
  readonly accountId: string;
  /** Public name of the session, by which its owner ends it from elsewhere. */
  readonly sessionId: string;
  /** Of the account when the session was opened. */
  readonly epoch: number;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  /** When a factor was proved last. */
  readonly authenticatedAt: number;
  readonly factors: readonly Factor[];
  readonly idleExpiresAt: number;
  readonly absoluteExpiresAt: number;
}

/** Whether an account still admits a session that is within its limits. */
export const admitsSession = (account: Account, session: Session) =>
  session.epoch === epochOf(account) && refusalOf(account) === undefined;

export const isLive = (account: Account, session: Session, now: number) =>
  session.idleExpiresAt > now && session.absoluteExpiresAt > now && admitsSession(account, session);

/** Why an account opens no session to whoever has its password. */
export const refusalOf = (account: Account): "account-stopped" | "account-dormant" | undefined =>
  refusals[statusOf(account)];

const refusals: Readonly<Record<AccountStatus, "account-stopped" | "account-dormant" | undefined>> = {
  active: undefined,
  withdrawing: undefined,
  suspended: "account-stopped",
  frozen: "account-stopped",
  dormant: "account-dormant",
  erasing: "account-stopped",
};
