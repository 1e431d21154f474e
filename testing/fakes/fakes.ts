/** The world of the use cases in memory: every port, honest about what it promises, and able to fail. */
import { recordedEvent } from "../../contracts/audit.ts";
import { followUpMessage, mailMessage } from "../../contracts/messages.ts";
import { sweepMessage } from "../../contracts/sweep-message.ts";
import { toRecorded } from "../../functions/audit/audit-trail.ts";
import type { AuditEvent } from "../../functions/domain/audit-event.ts";
import { ERASE_DELAY_SECONDS } from "../../functions/domain/dormancy.ts";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../../functions/domain/email-change.ts";
import { MAIL_AHEAD_SECONDS } from "../../functions/domain/mail-ahead.ts";
import { RESET_LOOK_DELAY_SECONDS } from "../../functions/domain/password-reset.ts";
import {
  FIRST_LOOK_DELAY_SECONDS,
  LOOK_AFTER_LEASE_DELAY_SECONDS,
  SECOND_LOOK_DELAY_SECONDS,
} from "../../functions/domain/registration.ts";
import type {
  CompletionMessage,
  Completions,
  EventBus,
  FollowUps,
  MailQueue,
  PublishedEvent,
  SweepQueue,
} from "../../functions/use-cases/ports.ts";
import { fakeAccountLife } from "./account-life.ts";
import { fakeAccountTraces } from "./account-traces.ts";
import { fakeAccounts } from "./accounts.ts";
import { createClock } from "./clock.ts";
import { fakeCodes } from "./codes.ts";
import { fakeDevices } from "./devices.ts";
import { fakeFailedSignIns } from "./failed-sign-ins.ts";
import { createFaults } from "./faults.ts";
import {
  accountNumbersOf,
  fakeEmailChanges,
  fakeRegistrations,
  fakeResets,
  fakeRevivals,
  receptionNumbersOf,
} from "./flows.ts";
import { fakeHolds } from "./holds.ts";
import { fakeLimits } from "./limits.ts";
import { fakeLinks } from "./links.ts";
import { fakeMailRecords } from "./mail-records.ts";
import { fakeMailer } from "./mailer.ts";
import { fakeNotices } from "./notices.ts";
import { fakeOpenClaims } from "./open-claims.ts";
import { fakePasswordStrength } from "./password-strength.ts";
import { fakeQueue } from "./queue.ts";
import { fakeCodeKeys, fakeEmailHash, fakeSubjectHash, fakeTokens } from "./secrets.ts";
import { fakeSessions } from "./sessions.ts";
import { fakeUsers } from "./users.ts";

/** Shortly after ten in the morning in Japan. */
export const TEN_IN_THE_MORNING = Date.UTC(2026, 0, 15, 1, 2, 3, 456);

export function createFakes(now = TEN_IN_THE_MORNING) {
  const clock = createClock(now);
  const faults = createFaults();
  const codes = fakeCodes();
  const holds = fakeHolds();
  const registrations = fakeRegistrations(codes.items, holds.port);
  const resets = fakeResets(codes.items, holds.port);
  const emailChanges = fakeEmailChanges(codes.items, holds.port);
  const revivals = fakeRevivals(codes.items, holds.port);
  const limits = fakeLimits();
  const users = fakeUsers(registrations.port, faults.pause, clock);
  const accounts = fakeAccounts();
  const sessions = fakeSessions();
  const links = fakeLinks();
  const devices = fakeDevices();
  const notices = fakeNotices();
  const failedSignIns = fakeFailedSignIns();
  const mailer = fakeMailer();
  const mailRecords = fakeMailRecords();
  const traces = fakeAccountTraces([sessions.items, devices.items, notices.items], mailRecords.items);
  const codeKeys = fakeCodeKeys();
  const mailQueue = fakeQueue(mailMessage, clock);
  const followUps = fakeQueue(followUpMessage, clock);
  const sweepQueue = fakeQueue(sweepMessage, clock);
  const accountLife = fakeAccountLife(accounts.items, accounts.tombstones);
  const published: PublishedEvent[] = [];
  const eventBusPort: EventBus = {
    publish: async (event) => void published.push(event),
  };
  const audited: AuditEvent[] = [];
  const completionsPort: Completions = {
    async find(registrationId, accountId) {
      const registration = registrations.items.get(registrationId);
      const account = accounts.items.get(accountId);
      return { ...(registration && { registration }), ...(account && { account }) };
    },
  };

  const mailQueuePort: MailQueue = {
    requestCode: async (message) => mailQueue.send({ kind: "code", ...message }),
    requestWithdrawalNotice: async (message) =>
      mailQueue.send({ kind: "withdrawal", ...message }, MAIL_AHEAD_SECONDS * 1000),
    requestPasswordChanged: async (message) => mailQueue.send({ kind: "password-changed", ...message }),
    requestSignInNotice: async (message, delaySeconds = 0) =>
      mailQueue.send({ kind: "sign-in-notice", ...message }, delaySeconds * 1000),
    requestFailuresNotice: async (message) => mailQueue.send({ kind: "sign-in-failures", ...message }),
    requestPasswordVoided: async (message) => mailQueue.send({ kind: "password-voided", ...message }),
    requestOrganizationChanged: async (message) =>
      mailQueue.send({ kind: "organization-changed", ...message }),
    requestEmailChanged: async (message) => mailQueue.send({ kind: "email-changed", ...message }),
    requestHandoverInvitation: async (message) => mailQueue.send({ kind: "handover-invitation", ...message }),
    requestProposalNotice: async (message) =>
      mailQueue.send({ kind: "proposal-notice", ...message }, MAIL_AHEAD_SECONDS * 1000),
    requestAddressConfirmation: async (message) =>
      mailQueue.send({ kind: "address-confirmation", ...message }, MAIL_AHEAD_SECONDS * 1000),
    requestExportLink: async (message) =>
      mailQueue.send({ kind: "export-link", ...message }, MAIL_AHEAD_SECONDS * 1000),
    requestEmailUndone: async (message) => mailQueue.send({ kind: "email-undone", ...message }),
    requestDormancyNotice: async (message) => mailQueue.send({ kind: "dormancy-notice", ...message }),
    requestDeskNotice: async (message) => mailQueue.send({ kind: "desk-notice", ...message }),
    requestFarewell: async (message) => mailQueue.send({ kind: "farewell", ...message }),
  };
  const sweepQueuePort: SweepQueue = {
    requestPage: async (page) => sweepQueue.send({ kind: "page", ...page }),
    requestClaims: async (page) => sweepQueue.send({ kind: "claims", ...page }),
    requestErasing: async (message) =>
      sweepQueue.send({ kind: "erase", ...message }, ERASE_DELAY_SECONDS * 1000),
  };
  const lookAt = (delaySeconds: number) => async (message: CompletionMessage) =>
    followUps.send({ kind: "completion", ...message }, delaySeconds * 1000);
  const followUpsPort: FollowUps = {
    request: lookAt(FIRST_LOOK_DELAY_SECONDS),
    requestAfterLease: lookAt(LOOK_AFTER_LEASE_DELAY_SECONDS),
    requestSecondLook: lookAt(SECOND_LOOK_DELAY_SECONDS),
    requestLookAtReset: async ({ resetId }) =>
      followUps.send({ kind: "reset", resetId }, RESET_LOOK_DELAY_SECONDS * 1000),
    requestLookAtEmailChange: async ({ changeId }) =>
      followUps.send({ kind: "email-change", changeId }, EMAIL_CHANGE_LOOK_DELAY_SECONDS * 1000),
    requestLookAtEmailUndo: async (message) =>
      followUps.send({ kind: "email-undo", ...message }, EMAIL_CHANGE_LOOK_DELAY_SECONDS * 1000),
    requestCorrection: async (message, delaySeconds = 0) =>
      followUps.send({ kind: "correction", ...message }, delaySeconds * 1000),
    requestEndOfSessions: async ({ accountId, epoch }) =>
      followUps.send({ kind: "end-sessions", accountId, epoch }, FIRST_LOOK_DELAY_SECONDS * 1000),
    requestDisavowal: async ({ accountId, epoch }) =>
      followUps.send({ kind: "disavowal", accountId, epoch }, FIRST_LOOK_DELAY_SECONDS * 1000),
    requestEvent: async ({ accountId, type, sequence, at }) =>
      followUps.send({ kind: "event", accountId, type, sequence, at }, FIRST_LOOK_DELAY_SECONDS * 1000),
    requestHealing: async ({ userSub, accountId, registrationId }) =>
      followUps.send({ kind: "half-account", userSub, accountId, registrationId }),
  };
  const strength = fakePasswordStrength();
  // Ports that are one function, watched under the name of their room.
  const { emailHash, subjectHash } = faults.watch("secrets", {
    emailHash: fakeEmailHash,
    subjectHash: fakeSubjectHash,
  });
  const { judge } = faults.watch("passwords", strength);

  return {
    /** What the use cases are given. */
    ports: {
      clock,
      tokens: fakeTokens(),
      registrations: faults.watch("registrations", registrations.port),
      completions: faults.watch("completions", completionsPort),
      resets: faults.watch("resets", resets.port),
      emailChanges: faults.watch("emailChanges", emailChanges.port),
      revivals: faults.watch("revivals", revivals.port),
      codes: faults.watch("codes", codes.port),
      limits: faults.watch("limits", limits.port),
      users: faults.watch("users", users.port),
      accounts: faults.watch("accounts", accounts.port),
      handovers: faults.watch("handovers", accounts.handovers),
      addressUndos: faults.watch("addressUndos", accounts.undos),
      sessions: faults.watch("sessions", sessions.port),
      deskAccounts: faults.watch("deskAccounts", accounts.desk),
      proposals: faults.watch("proposals", accounts.proposals),
      receptionNumbers: faults.watch(
        "receptionNumbers",
        receptionNumbersOf(registrations.items, codes.items),
      ),
      accountNumbers: faults.watch("accountNumbers", accountNumbersOf(accounts.items)),
      counters: faults.watch("counters", limits.counters),
      traces: faults.watch("traces", traces),
      holds: faults.watch("holds", holds.port),
      links: faults.watch("links", links.port),
      devices: faults.watch("devices", devices.port),
      notices: faults.watch("notices", notices.port),
      failedSignIns: faults.watch("failedSignIns", failedSignIns.port),
      mailQueue: faults.watch("mailQueue", mailQueuePort),
      followUps: faults.watch("followUps", followUpsPort),
      eventLogs: faults.watch("eventLogs", accounts.eventLogs),
      eventBus: faults.watch("eventBus", eventBusPort),
      sweep: faults.watch("sweep", accountLife.sweep),
      claims: faults.watch("claims", fakeOpenClaims(registrations.items)),
      ends: faults.watch("ends", accountLife.ends),
      sweepQueue: faults.watch("sweepQueue", sweepQueuePort),
      mailer: faults.watch("mailer", mailer.port),
      mailRecords: faults.watch("mailRecords", mailRecords.port),
      codeKeys: faults.watch("codeKeys", codeKeys.port),
      emailHash,
      subjectHash,
      passwordStrength: judge,
      audit: (event: AuditEvent) => {
        recordedEvent.parse(toRecorded(event));
        audited.push(event);
      },
    },
    clock,
    faults,
    /** What the world holds. */
    registrations: registrations.items,
    resets: resets.items,
    emailChanges: emailChanges.items,
    revivals: revivals.items,
    codes: codes.items,
    counts: limits.counts,
    users: users.items,
    refusedPasswords: users.refusedPasswords,
    weakPasswords: strength.weak,
    accounts: accounts.items,
    sessions: sessions.items,
    holds: holds.items,
    links: links.items,
    devices: devices.items,
    failedSignIns: failedSignIns.items,
    outbox: mailer.outbox,
    mailRecords: mailRecords.items,
    codeKeys,
    mailQueue,
    followUps,
    sweepQueue,
    tombstones: accounts.tombstones,
    published,
    audited,
  };
}
