/**
 * What the use cases need from the world. `functions/infra` provides it on AWS, testing/fakes in memory.
 * Instants are epoch milliseconds.
 */

import type { AccountType } from "../../contracts/account-type.ts";
import type { DeskNoticeKind } from "../../contracts/desk-words.ts";
import type { MailKind } from "../../contracts/mail-event.ts";
import type { LinkPurpose } from "../../contracts/mail-links.ts";
import type { BusinessProfile, TypedProfile } from "../../contracts/profile.ts";
import type { SignInNotice } from "../../contracts/sign-in-notice.ts";
import type { SweepMessage } from "../../contracts/sweep-message.ts";
import type { WithdrawalReason } from "../../contracts/withdrawal.ts";
import type {
  AcceptedTerms,
  Account,
  AddressChange,
  EraseReason,
  HandoverInvitation,
  Notice,
  Session,
  SignIn,
  UndoneChange,
} from "../domain/account.ts";
import type { AccountEvent, AccountEvents, EventStep } from "../domain/account-event.ts";
import type { AuditEvent } from "../domain/audit-event.ts";
import type { CodeChange } from "../domain/code-flow.ts";
import type { DeskAction } from "../domain/desk-action.ts";
import type { CounterItem } from "../domain/desk-limits.ts";
import type { Device } from "../domain/device.ts";
import type { SweptAccount } from "../domain/dormancy.ts";
import type { EmailChange, EmailChangeChange, Successor } from "../domain/email-change.ts";
import type { Hold } from "../domain/hold.ts";
import type { Counts, ReachedLimit, Tally } from "../domain/limit.ts";
import type { MailLink } from "../domain/mail-link.ts";
import type { MailRecord } from "../domain/mail-record.ts";
import type { HandOverStage, ReportedStage } from "../domain/mail-status.ts";
import type { LatestNotice, NoticeKind } from "../domain/notice.ts";
import type { FlowName, FlowPurpose, IssuedCode } from "../domain/one-time-code.ts";
import type { OrganizationChange } from "../domain/organization.ts";
import type { PasswordReset, ResetChange } from "../domain/password-reset.ts";
import type { PasswordWeakness } from "../domain/password-weakness.ts";
import type { Effect, Proposal } from "../domain/proposal.ts";
import type { Change, Registration } from "../domain/registration.ts";
import type { Revival, RevivalChange } from "../domain/revival.ts";
import type { SubjectKind } from "../domain/secret-token.ts";
import type { SessionKey } from "../domain/session-token.ts";
import type { Mail } from "../mails/mail.ts";

export type Clock = () => number;

/** `current` is what stands there instead, read after the write was refused; absent if there is nothing. */
export type Applied<T, Current = T> =
  | { readonly applied: true; readonly item: T }
  | { readonly applied: false; readonly current?: Current };

/** What is stored of each kind of flow, and what may happen to it. */
export interface FlowKinds {
  readonly registration: { readonly flow: Registration; readonly change: Change };
  readonly reset: { readonly flow: PasswordReset; readonly change: ResetChange };
  readonly "email-change": { readonly flow: EmailChange; readonly change: EmailChangeChange };
  readonly revive: { readonly flow: Revival; readonly change: RevivalChange };
}
export type FlowOf<P extends FlowPurpose> = FlowKinds[P]["flow"];

/** The flows of one kind. */
export interface Flows<P extends FlowPurpose> {
  readonly purpose: P;
  /** Not in place of one that lives: that one is answered instead. */
  create(flow: FlowOf<P>): Promise<Applied<FlowOf<P>>>;
  find(id: string): Promise<FlowOf<P> | undefined>;
  /** The flow, and the hold that the address of that hash is under now, in one read. */
  findWithHold(
    id: string,
    emailHmac: string,
    now: number,
  ): Promise<{ readonly flow?: FlowOf<P>; readonly hold?: Hold }>;
  /** The flow and its latest stored code, in one read. */
  findWithCode(id: string): Promise<{ flow: FlowOf<P>; code?: IssuedCode } | undefined>;
  /** One conditional write; a write of our own whose answer was lost counts as applied. */
  apply(id: string, change: FlowKinds[P]["change"] | CodeChange): Promise<Applied<FlowOf<P>>>;
  /** Notes how the mail with that code number fares: not for an older code, nor in place of a later stage. */
  noteMail(id: string, facts: { codeNumber: number; stage: ReportedStage | HandOverStage }): Promise<void>;
}

export type Registrations = Flows<"registration">;

export interface Completions {
  /** A registration, and the account of that id, in one read. An account that was erased counts as none. */
  find(
    registrationId: string,
    accountId: string,
  ): Promise<{ registration?: Registration; account?: Account }>;
}
export type Resets = Flows<"reset">;
export type EmailChanges = Flows<"email-change">;
export type Revivals = Flows<"revive">;

export interface Codes {
  /**
   * Stores a code in place of an earlier one, or of one with the same number that was drawn for the same message
   * `leaseMs` or more ago. What was drawn for another message is left to that one; within the lease another delivery of
   * the same message may be at work. A code that was guessed at is never drawn anew under its number, which would give
   * more guesses than the number has: it counts as another's.
   */
  put(code: IssuedCode, leaseMs: number): Promise<"stored" | "drawn-for-another" | "at-work">;
  /** Counts one attempt, if the flow owns the code, the code has not expired, and attempts are left. */
  countAttempt(flow: FlowName, facts: { flowHash: string; now: number }): Promise<Applied<IssuedCode>>;
}

/** `carried` is what was counted in the last minutes of the day before, where the tally carries that over. */
export type Counted<Name extends string = string> =
  | { readonly refused: ReachedLimit }
  | { readonly refused?: undefined; readonly counts: Counts<Name>; readonly carried: number };

export interface Limits {
  /** Counts one on all counters of a tally in one write, or on none and returns what refuses. */
  count<Name extends string>(tally: Tally<Name>, now: number): Promise<Counted<Name>>;
  /** Takes one back that was counted at that time. */
  takeBack(tally: Tally, now: number): Promise<void>;
}

export interface Users {
  /** The address's user. */
  find(email: string): Promise<User | undefined>;
  /** `emailHmac`: of the address, by which the guard knows whether it is held. */
  signUp(user: {
    email: string;
    emailHmac: string;
    password: string;
    accountId: string;
    registrationId: string;
  }): Promise<Pick<User, "userSub"> | "exists" | "password-refused" | "not-admitted">;
  setPassword(userSub: string, password: string): Promise<void>;
  /** Gives a user another address, proven; `"exists"` where it is another user's. The same once more changes nothing. */
  changeEmail(userSub: string, email: string): Promise<"changed" | "exists">;
  /** The user if the password is right; by `userSub`, or by address of whoever signs in. */
  authenticate(username: string, password: string): Promise<AuthenticatedUser | undefined>;
  /** Removes a user, by `userSub`; one that is gone already is fine. */
  remove(userSub: string): Promise<void>;
}

/** A user whose password was right. */
export interface AuthenticatedUser extends User {
  /** When the directory found it right, by its own clock, in whole seconds. */
  readonly authenticatedAt: number;
}

/** What the user directory knows of a user. */
export interface User {
  /** The directory's own id, which stays when the address changes. */
  readonly userSub: string;
  readonly accountId: string;
  /** Of the registration that made it. */
  readonly registrationId: string;
}

/** That the owner of an account wants it to end. */
export interface WithdrawalWish {
  readonly at: number;
  readonly erasesAt: number;
  readonly reason?: WithdrawalReason | undefined;
}

/** What a mail says of that. */
export interface WithdrawalNotice {
  readonly accountId: string;
  readonly erasesAt: number;
  readonly what: "requested" | "postponed";
}

/** What the city's own systems know of applications that are not settled. */
export interface OpenApplications {
  /** How many an account has; `unknown` where nobody can say so in time. */
  of(accountId: string): Promise<{ readonly open: number } | "unknown">;
}

export interface EpochFacts {
  readonly epoch: number;
  /** Whether the browsers that the account knows are new to it from now on. */
  readonly forgetsDevices?: boolean;
  readonly passwordChangedAt?: number;
  /** A dormant account comes into use again by this event: only one that still is dormant is changed by this. */
  readonly revival?: EventStep;
}

/** A change of address as it comes to hold. */
export interface NewAddress {
  readonly change: AddressChange;
  readonly epoch: number;
  readonly step: EventStep;
}

/** A write that has an {@link EventStep} is refused, too, where another event has come since the step was made. */
export interface Accounts {
  /** An account; one that was erased is none. */
  find(accountId: string): Promise<Account | undefined>;
  /** Puts the account of a claim; a newer claim's account, or one that was corrected since, stays as it is. */
  put(account: Account): Promise<void>;
  /** Corrects the profile if it is still as it was read. */
  updateProfile(
    account: Account,
    form: TypedProfile,
    facts: { now: number; step?: EventStep | undefined },
  ): Promise<Account | undefined>;
  /**
   * Notes that its owner agreed to a version of the terms, if what was agreed to before is as it was read; the account as it
   * then is, also where that version had been agreed to meanwhile. Absent, where there is no account any more.
   */
  acceptTerms(account: Account, accepted: AcceptedTerms, step: EventStep): Promise<Account | undefined>;
  /** Changes who a business is if nobody has changed its profile since it was read, and remembers the change. */
  changeOrganization(
    account: Account,
    profile: BusinessProfile,
    facts: { change: OrganizationChange; step: EventStep },
  ): Promise<Account | undefined>;
  /** Keeps what the owner has chosen; `false` where there is no account. */
  chooseSignInNotice(accountId: string, chosen: SignInNotice): Promise<boolean>;
  /** Notes that its owner wants it to end; `false` unless it is in use as any other. */
  requestWithdrawal(account: Account, wish: WithdrawalWish, step: EventStep): Promise<boolean>;
  /** Puts its end off, if it stands as it was read. */
  postponeWithdrawal(account: Account, erasesAt: number, step: EventStep): Promise<boolean>;
  /** Takes the wish back; `false` where its end has begun. One that was taken back already is fine. */
  cancelWithdrawal(accountId: string, step: EventStep): Promise<boolean>;
  /** Brings one that is dormant back into use; `false` where it is neither that nor in use already. */
  revive(accountId: string, step: EventStep): Promise<boolean>;
  /** Adds to the sign-ins that the account remembers, and corrects its user's id. */
  noteSignIn(account: Account, signIn: SignIn, userSub: string): Promise<void>;
  /**
   * Ends every session of a lower epoch, and says when a password took effect, in one write. `false` where the epoch is
   * as high already, or there is no account.
   */
  raiseEpoch(accountId: string, facts: EpochFacts): Promise<boolean>;
  /**
   * Opens a change of address in place of the one that is open, or lets go of this one, which was being applied; `false`
   * while another is being applied.
   */
  openEmailChange(accountId: string, facts: { changeId: string; now: number }): Promise<boolean>;
  /** Keeps an open change open, since it is being applied; `false` where another has taken its place. */
  holdEmailChangeOpen(accountId: string, facts: { changeId: string; until: number }): Promise<boolean>;
  /** Ends an open change that leads to nothing. */
  closeEmailChange(accountId: string, changeId: string): Promise<void>;
  /**
   * Gives the account its new address and ends every session, in one write; `false` where it has another address than
   * that was to be changed, or its epoch is as high already.
   */
  changeEmail(account: Account, facts: NewAddress): Promise<boolean>;
}

/** What is written on the account of a business that goes to another person. */
export interface Handovers {
  /** Notes an invitation in place of one that is over, or of one to the same address; `false` while another is open. */
  invite(accountId: string, invitation: HandoverInvitation): Promise<boolean>;
  /** Ends an invitation; `false` while it is being accepted, or where it is none any more. */
  withdraw(accountId: string, facts: { handoverId: string; now: number }): Promise<boolean>;
  /** Keeps everything else from changing the address, since the invitation is being accepted; `false` where it is over. */
  holdOpen(accountId: string, facts: { changeId: string; until: number; now: number }): Promise<boolean>;
  /**
   * Gives the account its new address, the successor's contact and agreement, and ends every session, browser and the
   * invitation, in one write; `false` as `changeEmail` of accounts.
   */
  handOver(account: Account, facts: NewAddress & { readonly successor: Successor }): Promise<boolean>;
}

/** What is written on an account whose change of address is not accepted. */
export interface AddressUndos {
  /**
   * Gives the account back the address that it had before a change, or stops it, and ends every session and forgets every
   * browser, in one write; `false` where its latest change is another, its epoch is as high already, or, to be stopped, it
   * is not active.
   */
  undo(accountId: string, facts: { undone: UndoneChange; epoch: number; step: EventStep }): Promise<boolean>;
  /** Notes that all that follows the undoing of a change has been done. */
  close(accountId: string, facts: { changeId: string; now: number }): Promise<void>;
}

/** What operators at the desk write on accounts. */
export interface DeskAccounts {
  /** Remembers what was done or looked at. */
  note(account: Account, action: DeskAction): Promise<void>;
  /** Stops one that is in use; `false` where it is neither that nor stopped by the city already. */
  suspend(accountId: string, now: number, step: EventStep): Promise<boolean>;
  /** Notes a proposal in place of one that is decided or expired; `false` where one is open or being carried out. */
  propose(accountId: string, proposal: Proposal, now: number): Promise<boolean>;
  /**
   * Carries a proposal out in the write that approves it; `false` unless it is open, the same as was shown, another
   * operator's, and the account still stands so that it can be. A stop ends the account's sessions in the same write.
   */
  execute(
    accountId: string,
    facts: { proposal: Proposal; approver: string; now: number; effect: Effect },
    step: EventStep,
  ): Promise<boolean>;
  /**
   * Approves what changes nothing else of the account: an export, which is done by that, or a correction of the address, which
   * a follow-up carries out. `false` unless it is open, the same as was shown, another operator's, and its mailbox is
   * proven where it has one.
   */
  approve(accountId: string, facts: { proposal: Proposal; approver: string; now: number }): Promise<boolean>;
  /** Ends a proposal; `false` unless it is open and the same as was shown. */
  reject(accountId: string, facts: { proposal: Proposal; now: number }): Promise<boolean>;
  /** Lets one that the city has stopped be used again; `false` where it is neither that nor in use already. */
  restore(accountId: string, now: number, step: EventStep): Promise<boolean>;
}

/** What becomes of a proposal without an operator; each is `false` where it is another by now, or stands otherwise. */
export interface Proposals {
  /** Somebody who has the new mailbox says that it is theirs; once more changes nothing but the time. */
  confirmAddress(accountId: string, facts: { proposalId: string; now: number }): Promise<boolean>;
  /** The account's owner does not want it: it is rejected. */
  object(accountId: string, facts: { proposalId: string; now: number }): Promise<boolean>;
  /** One that was approved has been carried out, or cannot be. */
  close(
    accountId: string,
    facts: { proposalId: string; state: Extract<Proposal["state"], "executed" | "rejected"> },
  ): Promise<boolean>;
}

/** Registrations by the number that their registrants read out. */
export interface ReceptionNumbers {
  /** The registration and its latest stored code, in one read. */
  find(
    receptionNumber: string,
  ): Promise<{ readonly flow: Registration; readonly code?: IssuedCode } | undefined>;
}

/** The counters of a tally's subject, as they are. */
/** The numbers of a tally's item, and what it says by name of the latest that was counted. */
export interface StoredCounters {
  readonly numbers: CounterItem;
  readonly latest: Readonly<Record<string, string>>;
}

export interface Counters {
  read(tally: Tally, now: number): Promise<StoredCounters>;
  /** Sets numbers to nothing; what they were. */
  clear(tally: Tally, names: readonly string[], now: number): Promise<CounterItem>;
  clearAll(tally: Tally, now: number): Promise<void>;
}

export interface Sessions {
  /** For `openSession` alone (functions/use-cases/session/open-session.ts). */
  create(key: SessionKey, session: Session): Promise<void>;
  /** Extends the idle limit of a session that is within its limits. */
  touch(key: SessionKey, facts: { now: number; idleExpiresAt: number }): Promise<Session | undefined>;
  /** A session, live or over, for as long as it is kept. */
  find(key: SessionKey): Promise<Session | undefined>;
  remove(key: SessionKey): Promise<Session | undefined>;
  /** Notes that a factor was proved anew, of a session that is within its limits; `false` where it is none. */
  reauthenticate(key: SessionKey, now: number): Promise<boolean>;
  /** All that are kept of an account, live or over. */
  list(accountId: string): Promise<readonly KeptSession[]>;
}

/** Addresses that nobody may register for a while, by their hash in the audit trail's form. */
export interface Holds {
  /** Also in place of the account's own hold, or of one that is over; `false` where another account holds the address. */
  set(emailHmac: string, hold: Hold, now: number): Promise<boolean>;
  /** Ends a hold of that account; where it has none, nothing happens. */
  release(emailHmac: string, accountId: string): Promise<void>;
  /** The hold that an address is under now. */
  find(emailHmac: string, now: number): Promise<Hold | undefined>;
}

export interface KeptSession {
  readonly key: SessionKey;
  readonly session: Session;
}

/** The browsers that accounts know, by the hash of their cookie. */
export interface Devices {
  /** All that are kept, known or not any more. */
  list(accountId: string): Promise<readonly Device[]>;
  put(accountId: string, device: Device): Promise<void>;
  remove(accountId: string, device: Pick<Device, "tokenHash">): Promise<void>;
}

/** Accounts by what is read out of them. */
export interface AccountNumbers {
  /** Ids of the accounts with that number: nearly always one. One that was made this moment may be missing. */
  find(receptionNumber: string): Promise<readonly string[]>;
}

/** What is kept for a while of an account besides itself: sessions, browsers, notices, and the mails to its address. */
export interface AccountTraces {
  /** Once more changes nothing. */
  forget(of: { readonly accountId: string; readonly emailHmac: string }): Promise<void>;
}

/** The latest mails about sign-ins to account's owners, by kind: of two that would follow the same one, one does. */
export interface Notices {
  find(kind: NoticeKind, accountId: string): Promise<LatestNotice | undefined>;
  /** Notes the next in place of the latest, or of none; `false` where another has followed meanwhile. */
  follow(
    kind: NoticeKind,
    accountId: string,
    latest: LatestNotice | undefined,
    next: LatestNotice,
  ): Promise<boolean>;
}

/** Addresses that sign-ins keep failing for, for as long as a mail about it may be sent; queues hold a reference. */
export interface FailedSignIns {
  remember(ref: string, email: string, now: number): Promise<void>;
  emailOf(ref: string): Promise<string | undefined>;
}

/** Links that mails carry, known by the hash of their token. */
export interface Links {
  /** Draws a token of 128 bits after `mark`; only ever for a mail that is sent now, since no queue holds a secret. */
  draw(link: MailLink, mark?: string): Promise<string>;
  /** The link of that purpose and token while it lives; it stays. */
  peek(purpose: LinkPurpose, token: string, now: number): Promise<MailLink | undefined>;
  /**
   * Takes the link, if it lives: of several at once, one gets it. Whose answer was lost finds it gone, so whoever needs
   * what follows to happen asks for a follow-up first.
   */
  consume(purpose: LinkPurpose, token: string, now: number): Promise<MailLink | undefined>;
}

export interface PasswordChange {
  readonly accountId: string;
  readonly changedAt: number;
  /** In which session it was changed, or by which reset; neither where a follow-up found that it may have been. */
  readonly sessionId?: string;
  readonly resetId?: string;
}

/** Of which change a mail is to be sent: by when it was made, and in which session. */
export interface OrganizationMail {
  readonly accountId: string;
  readonly changedAt: number;
  readonly sessionId: string;
}

export interface EmailChangeMail {
  readonly accountId: string;
  readonly changeId: string;
  readonly to: "previous" | "new";
}

export interface MailQueue {
  /** Asks for the mail with the code of that number (or for the "already registered" one). */
  /** `emailHmac`: of the flow's address, so that whether that is held is read with the flow. */
  requestCode(message: FlowName & { codeNumber: number; emailHmac: string }): Promise<void>;
  /** Asks, some seconds ahead, for the mail to an owner who wants the account to end. */
  requestWithdrawalNotice(message: WithdrawalNotice): Promise<void>;
  /** Asks for the mail that the owner of an account gets after its password was changed. */
  requestPasswordChanged(message: PasswordChange): Promise<void>;
  /** Asks for the mail about a sign-in, in some seconds if that is said. */
  requestSignInNotice(
    message: { accountId: string; sessionRef: string },
    delaySeconds?: number,
  ): Promise<void>;
  /** Asks for the mail that sign-ins keep failing, for whoever has that address. */
  requestFailuresNotice(message: { failuresRef: string }): Promise<void>;
  /** Asks for the mail that the owner of an account gets whose password opens nothing any more. */
  requestPasswordVoided(message: { accountId: string; voidedAt: number }): Promise<void>;
  /** Asks for the mail that the owner of an account gets after the name or the representative of the business changed. */
  requestOrganizationChanged(message: OrganizationMail): Promise<void>;
  /** Asks for the mail to the address before, or to the new one, after a change of address. */
  requestEmailChanged(message: EmailChangeMail): Promise<void>;
  /** Asks for the mail to either address after a change was undone, or its account stopped. */
  requestEmailUndone(message: EmailChangeMail): Promise<void>;
  /** Asks for the mail to whoever is invited to take an account over. */
  requestHandoverInvitation(message: { accountId: string; handoverId: string }): Promise<void>;
  /** Asks, some seconds ahead, for the mail to the owner of an account of which something is being proposed. */
  requestProposalNotice(message: ProposalMail): Promise<void>;
  /** Asks, some seconds ahead, for the mail by which the mailbox of a correction is proven. */
  requestAddressConfirmation(message: ProposalMail): Promise<void>;
  /** Asks, some seconds ahead, for the mail that leads to what is stored of an account. */
  requestExportLink(message: ProposalMail): Promise<void>;
  requestDormancyNotice(message: DormancyNotice): Promise<void>;
  /** Asks for the mail to the owner of an account about what the city's people did to it. */
  requestDeskNotice(message: DeskNotice): Promise<void>;
  /** Asks for the last mail of an account whose end has begun. */
  requestFarewell(message: { accountId: string }): Promise<void>;
}

/** What a mail's message says, and when it was sent. */
export type AskedMail<M> = M & { readonly queuedAt: number };

export interface ProposalMail {
  readonly accountId: string;
  readonly proposalId: string;
}

/** What the city's people did, and when. */
export interface DeskNotice {
  readonly accountId: string;
  readonly what: DeskNoticeKind;
  readonly at: number;
}

/** What a mail says before an account is put to sleep, or erased. */
export interface DormancyNotice {
  readonly accountId: string;
  readonly stage: number;
  readonly since: number;
  /** When that will be. */
  readonly dueAt: number;
}

/** Every account in turn, and what the daily sweep writes. Reads may miss what was written just now; the writes do not. */
export interface AccountSweep {
  /**
   * Up to that many accounts after that one, and how many tombstones of erased ones were among them; `last` unless there is
   * no further one.
   */
  page(
    after: string | undefined,
    limit: number,
  ): Promise<{
    readonly accounts: readonly SweptAccount[];
    readonly erased: number;
    readonly last?: string;
  }>;
  /** Notes a notice; `false` where the account was used, or stands otherwise, since it was read. */
  noteNotice(account: SweptAccount, notice: Notice): Promise<boolean>;
  /** Puts an account to sleep; `false` as above. */
  makeDormant(account: SweptAccount, facts: { since: number; at: number; step: EventStep }): Promise<boolean>;
}

export interface OpenClaims {
  /**
   * The registrations whose claim was made or set aside by then and never ended, among up to so many items after that
   * place; `last` is the place of the last of them, unless there is no further one.
   */
  page(
    after: string | undefined,
    look: { readonly limit: number; readonly openSince: number },
  ): Promise<{ readonly registrationIds: readonly string[]; readonly last?: string }>;
}

/** How an account ends. */
export interface AccountEnds {
  /** From here on there is no way back; `false` where the account was used, or stands otherwise, since it was read. */
  begin(account: Account, facts: { reason: EraseReason; at: number }): Promise<boolean>;
  noteFarewell(accountId: string, at: number): Promise<void>;
  /** Leaves of an account whose end has begun what says that it was there, and nothing personal. */
  bury(account: Account, facts: { reason: EraseReason; at: number; step: EventStep }): Promise<void>;
}

export type SweepPage = Omit<Extract<SweepMessage, { kind: "page" }>, "kind" | "correlationId">;

/** What became of a page. */
export interface SweptPage extends SweepPage {
  readonly end: "next-page" | "erases-next" | "refused" | "finished";
  /** The sweep takes longer than it may. */
  readonly isLate: boolean;
}

export interface SweepQueue {
  requestPage(page: SweepPage): Promise<void>;
  requestClaims(page: { readonly after?: string }): Promise<void>;
  /** In a minute, by when its farewell has usually been sent. */
  requestErasing(message: { accountId: string }): Promise<void>;
}

/** Why a password is too easily guessed, or nothing; `context` are words close to its user. */
export type PasswordStrength = (
  password: string,
  context: readonly string[],
) => Promise<PasswordWeakness | undefined>;

/** Asks for a completion to be looked after: its mail to be sent, or itself to be finished. */
/** A completion to be looked after, and the account that it makes, where whoever asks knows it: both are read at once then. */
export interface CompletionMessage {
  readonly registrationId: string;
  readonly accountId?: string | undefined;
}

export interface FollowUps {
  /** In a few seconds, by when it has usually succeeded. */
  request(message: CompletionMessage): Promise<void>;
  /** When the lease of a claim that was made by now is over. */
  requestAfterLease(message: CompletionMessage): Promise<void>;
  /** When no user can come any more of a claim that was set aside. */
  requestSecondLook(message: CompletionMessage): Promise<void>;
  /** In a few seconds: ends the sessions of an account whose password may have been changed. */
  requestEndOfSessions(message: { accountId: string; epoch: number }): Promise<void>;
  /** In a few seconds: ends what an account's owner has disavowed, if that has not been done. */
  requestDisavowal(message: { accountId: string; epoch: number }): Promise<void>;
  /** When the lease of a claim that was made by now is over: looks after a reset of a password. */
  requestLookAtReset(message: { resetId: string }): Promise<void>;
  /** When the lease of a claim that was made by now is over: looks after a change of address. */
  requestLookAtEmailChange(message: { changeId: string }): Promise<void>;
  /** In a few seconds: finishes the undoing of a change of address, if that has not been done. */
  requestLookAtEmailUndo(message: { accountId: string; changeId: string; pressedAt: number }): Promise<void>;
  /** At once, or in that many seconds: carries a correction of an address out, if it was approved. */
  requestCorrection(message: ProposalMail, delaySeconds?: number): Promise<void>;
  /** At once, for a user who has no account. */
  requestHealing(user: User): Promise<void>;
  /** In a few seconds, by when the change is usually made that this event is about. */
  requestEvent(message: EventMessage): Promise<void>;
}

/** Which event is to be published, if its change is made. */
export interface EventMessage extends Pick<AccountEvent, "type" | "sequence" | "at"> {
  readonly accountId: string;
}

/** An event as other systems get it. */
export interface PublishedEvent extends AccountEvent {
  readonly accountId: string;
  readonly accountType: AccountType;
}

/** What other systems listen to. An event may come twice, and later than its successor. */
export interface EventBus {
  publish(event: PublishedEvent): Promise<void>;
}

/** What accounts, and what remains of those that were erased, say about their events. */
export interface EventLogs {
  find(accountId: string): Promise<AccountEvents | undefined>;
}

/** What a mail is about. The mail service keeps it, and returns it with each event of the mail. */
export interface MailSubject {
  readonly kind: MailKind;
  /** Of what it belongs to: the registration, or the reset; of a seal its day. */
  readonly flowId: string;
  /** Of the code; 0 in a mail without one. */
  readonly codeNumber: number;
  /** Under which it is on record for the desk, if it is. */
  readonly record?: MailRecordKey | undefined;
}

/** The hash of a mail's address, in the audit trail's form, and when the mail was asked for, in epoch milliseconds. */
export interface MailRecordKey {
  readonly emailHmac: string;
  readonly askedAt: number;
}

/** The mails of the last weeks, by the hash of their address. */
export interface MailRecords {
  /** Notes how a mail fares: not in place of a later stage. Whoever comes first makes the record. */
  note(key: MailRecordKey, about: MailSubject, stage: HandOverStage | ReportedStage): Promise<void>;
  /** The latest ones, the newest first. */
  latest(emailHmac: string, now: number): Promise<readonly MailRecord[]>;
}

/** What the mail service reports of a mail. */
export interface MailEvent extends MailSubject {
  readonly stage: ReportedStage;
  readonly messageId: string;
  /** The mail service's, in its own words. */
  readonly reason?: string | undefined;
}

export interface Mailer {
  /** Hands a mail over, to one address or to all of several; the answer is the mail service's message id. */
  send(to: string | readonly string[], mail: Mail, about: MailSubject): Promise<{ messageId: string }>;
}

/** The secret that keys codes, by version, so that rotation breaks no code in flight. */
export interface CodeKeys {
  current(): Promise<{ keyId: string; secret: string }>;
  byId(keyId: string): Promise<string>;
}

/** Keyed hash of an address or of a client's IP: the only form in which counters and logs know them. */
export type SubjectHash = (kind: SubjectKind, value: string) => Promise<string>;

/** An address as the audit trail knows it, and the version of the secret that made it that. */
export type EmailHash = (email: string) => Promise<{ emailHmac: string; hmacKeyId: string }>;

export interface Tokens {
  /** An unguessable id (128 bits) and secret. */
  id(): string;
  secret(): string;
  /** An id (96 bits) that opens nothing. */
  publicId(): string;
}

export type Audit = (event: AuditEvent) => void;

/** Objects that are written once, and then only read. */
export interface Archive {
  /** In the order of their keys. */
  list(prefix: string, startAfter?: string): AsyncIterable<{ readonly key: string; readonly bytes: number }>;
  /** Parts of keys that end in the next slash after the prefix, in their order. */
  folders(prefix: string): Promise<readonly string[]>;
  read(key: string): Promise<Buffer | undefined>;
  putNew(key: string, body: Buffer, contentType: string): Promise<"stored" | "taken">;
}

/** The one key that signs seals. */
export interface SealKey {
  /** The signature, DER in base64, and which key made it. */
  sign(text: string): Promise<{ readonly signature: string; readonly keyId: string }>;
}
