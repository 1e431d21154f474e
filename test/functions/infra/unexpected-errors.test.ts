/**
 * What a store does not expect, it hands on: an error that is swallowed looks like a refused condition, or like a write
 * that was done. A method that is added to a port has to be added here, or this does not compile.
 */

import { beforeAll, describe, expect, it } from "@jest/globals";
import { inContext } from "../../../functions/audit/request-context.ts";
import type { Tally } from "../../../functions/domain/limit.ts";
import { newProposal } from "../../../functions/domain/proposal.ts";
import { complete } from "../../../functions/domain/registration.ts";
import { cognito, cognitoUsers } from "../../../functions/infra/cognito-users.ts";
import { dynamoAccountEnds } from "../../../functions/infra/dynamo-account-ends.ts";
import { dynamoAccountExistence } from "../../../functions/infra/dynamo-account-existence.ts";
import { dynamoAccountSweep } from "../../../functions/infra/dynamo-account-sweep.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { dynamoAddressUndos } from "../../../functions/infra/dynamo-address-undos.ts";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { dynamoCodes } from "../../../functions/infra/dynamo-codes.ts";
import { dynamoCompletions } from "../../../functions/infra/dynamo-completions.ts";
import { dynamoCounters } from "../../../functions/infra/dynamo-counters.ts";
import { dynamoDeskAccounts } from "../../../functions/infra/dynamo-desk-accounts.ts";
import { dynamoDevices } from "../../../functions/infra/dynamo-devices.ts";
import type { DynamoDBDocumentClient } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoFailedSignIns } from "../../../functions/infra/dynamo-failed-sign-ins.ts";
import { dynamoRegistrations } from "../../../functions/infra/dynamo-flows.ts";
import { dynamoHandovers } from "../../../functions/infra/dynamo-handovers.ts";
import { dynamoHolds } from "../../../functions/infra/dynamo-holds.ts";
import { dynamoLimits } from "../../../functions/infra/dynamo-limits.ts";
import { dynamoLinks } from "../../../functions/infra/dynamo-links.ts";
import { dynamoMailRecords } from "../../../functions/infra/dynamo-mail-records.ts";
import { dynamoNotices } from "../../../functions/infra/dynamo-notices.ts";
import { dynamoOpenClaims } from "../../../functions/infra/dynamo-open-claims.ts";
import { dynamoProposals } from "../../../functions/infra/dynamo-proposals.ts";
import { dynamoReceptionNumbers } from "../../../functions/infra/dynamo-reception-numbers.ts";
import { dynamoSessions } from "../../../functions/infra/dynamo-sessions.ts";
import { eventBridge, eventBus } from "../../../functions/infra/event-bridge.ts";
import { dynamoEventLogs } from "../../../functions/infra/event-log.ts";
import { followUpQueue, mailQueue, sqs, sweepQueue } from "../../../functions/infra/queues.ts";
import { codeKeys, emailHashes, secretsManager } from "../../../functions/infra/secrets.ts";
import { ses, sesMailer } from "../../../functions/infra/ses-mailer.ts";
import type { CodeKeys, EmailHash, Registrations, SubjectHash } from "../../../functions/use-cases/ports.ts";
import { firstPage } from "../../../functions/use-cases/sweep/sweep-accounts.ts";
import {
  aBusinessForm,
  aBusinessProfile,
  aCode,
  anAccount,
  anAddressChange,
  anUndoneChange,
  aRegistration,
  aSession,
  aStep,
  aSuccessor,
} from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { answered } from "../../../testing/infra/answered.ts";

/** Every method of a port, called with arguments that are as good as any. */
type Calls<Port> = { readonly [Method in keyof Port]-?: (port: Port) => Promise<unknown> };

const calling = <Port extends object>(port: (failing: Fails) => Port, calls: Calls<Port>) =>
  Object.entries<Calls<Port>[keyof Port]>(calls).map(
    ([method, call]) => [method, (failing: Fails) => call(port(failing))] as const,
  );

/** An AWS client of any kind, whose first request fails: what is asked after it would be answered. */
type Fails = <C extends Parameters<typeof answered>[0]>(client: C) => C;

const table = "table";
const db = (failing: Fails): DynamoDBDocumentClient => failing(dynamo());
const form = aBusinessForm();
const tally: Tally = { subject: "s", counters: { hour: { name: "codes", per: "hour" } } };
const pool = { userPoolId: "pool-1", clientId: "client-1", clientSecret: async () => "client secret" };
const mail = { language: "ja" as const, subject: "s", text: "t", html: "h" };
const key = { accountId: "a", tokenHash: "h" };
const aClient = { browser: "Chrome", os: "Windows", country: "Japan", region: "Kanagawa" };
const user = {
  email: "hanako@example.jp",
  emailHmac: "h",
  password: "p",
  accountId: "a",
  registrationId: "r",
};

const aProposal = newProposal({
  ...{
    proposalId: "a.p",
    kind: "delete",
    proposer: "0a",
    reason: "owner-asked",
    ticket: "T-1",
    proposedAt: NOW,
  },
});

const stores: Record<string, ReturnType<typeof calling>> = {
  registrations: calling(
    (failing): Omit<Registrations, "purpose"> => dynamoRegistrations(db(failing), table),
    {
      create: (store) => store.create(aRegistration()),
      find: (store) => store.find("r"),
      findWithCode: (store) => store.findWithCode("r"),
      findWithHold: (store) => store.findWithHold("r", "h", NOW),
      apply: (store) => store.apply("r", complete({ now: NOW, completedAt: NOW, isPublished: true })),
      noteMail: (store) => store.noteMail("r", { codeNumber: 1, stage: "delivered" }),
    },
  ),
  completions: calling((failing) => dynamoCompletions(db(failing), table, table), {
    find: (store) => store.find("r", "a"),
  }),
  "account existence": calling((failing) => ({ exists: dynamoAccountExistence(db(failing), table) }), {
    exists: (store) => store.exists("a"),
  }),
  "mail records": calling((failing) => dynamoMailRecords(db(failing), table), {
    note: (store) =>
      store.note({ emailHmac: "h", askedAt: NOW }, { kind: "code", flowId: "r", codeNumber: 1 }, "accepted"),
    latest: (store) => store.latest("h", NOW),
  }),
  codes: calling((failing) => dynamoCodes(db(failing), table), {
    put: (store) => store.put(aCode(), 1),
    countAttempt: (store) =>
      store.countAttempt({ purpose: "registration", flowId: "r" }, { flowHash: "f", now: NOW }),
  }),
  limits: calling((failing) => dynamoLimits(db(failing), table), {
    count: (store) => store.count(tally, NOW),
    takeBack: (store) => store.takeBack(tally, NOW),
  }),
  accounts: calling((failing) => dynamoAccounts(db(failing), table), {
    find: (store) => store.find("a"),
    put: (store) => store.put(anAccount()),
    updateProfile: (store) => store.updateProfile(anAccount(), form, { now: NOW, step: aStep() }),
    acceptTerms: (store) =>
      store.acceptTerms(anAccount(), { version: "4", sha256: "f00d", acceptedAt: NOW }, aStep()),
    changeOrganization: (store) =>
      store.changeOrganization(anAccount(), aBusinessProfile(), {
        change: {
          ...{ changedAt: NOW, effectiveOn: "2026-01-15", reason: "renamed" },
          ...{ changed: ["organizationName"], before: {} },
        },
        step: aStep(),
      }),
    requestWithdrawal: (store) => store.requestWithdrawal(anAccount(), { at: NOW, erasesAt: NOW }, aStep()),
    postponeWithdrawal: (store) => store.postponeWithdrawal(anAccount(), NOW, aStep()),
    cancelWithdrawal: (store) => store.cancelWithdrawal("a", aStep()),
    revive: (store) => store.revive("a", aStep()),
    raiseEpoch: (store) => store.raiseEpoch("a", { epoch: 1 }),
    chooseSignInNotice: (store) => store.chooseSignInNotice("a", "always"),
    openEmailChange: (store) => store.openEmailChange("a", { changeId: "c", now: NOW }),
    holdEmailChangeOpen: (store) => store.holdEmailChangeOpen("a", { changeId: "c", until: NOW }),
    closeEmailChange: (store) => store.closeEmailChange("a", "c"),
    changeEmail: (store) =>
      store.changeEmail(anAccount(), { change: anAddressChange(), epoch: 1, step: aStep() }),
    noteSignIn: (store) => store.noteSignIn(anAccount(), { at: NOW, ...aClient }, "s"),
  }),
  "address undos": calling((failing) => dynamoAddressUndos(db(failing), table), {
    undo: (store) => store.undo("a", { undone: anUndoneChange(), epoch: 1, step: aStep() }),
    close: (store) => store.close("a", { changeId: "c", now: NOW }),
  }),
  handovers: calling((failing) => dynamoHandovers(db(failing), table), {
    invite: (store) =>
      store.invite("a", { handoverId: "h", email: "b@example.jp", invitedAt: NOW, expiresAt: NOW }),
    withdraw: (store) => store.withdraw("a", { handoverId: "h", now: NOW }),
    holdOpen: (store) => store.holdOpen("a", { changeId: "h", until: NOW, now: NOW }),
    handOver: (store) =>
      store.handOver(anAccount(), {
        change: anAddressChange(),
        epoch: 1,
        step: aStep(),
        successor: aSuccessor(),
      }),
  }),
  holds: calling((failing) => dynamoHolds(db(failing), table), {
    set: (store) => store.set("h", { accountId: "a", reason: "changed", until: NOW }, NOW),
    release: (store) => store.release("h", "a"),
    find: (store) => store.find("h", NOW),
  }),
  sessions: calling((failing) => dynamoSessions(db(failing), table), {
    create: (store) => store.create(key, aSession()),
    touch: (store) => store.touch(key, { now: NOW, idleExpiresAt: NOW }),
    reauthenticate: (store) => store.reauthenticate(key, NOW),
    find: (store) => store.find(key),
    remove: (store) => store.remove(key),
    list: (store) => store.list("a"),
  }),
  devices: calling((failing) => dynamoDevices(db(failing), table), {
    list: (store) => store.list("a"),
    put: (store) => store.put("a", { tokenHash: "h", epoch: 0, createdAt: NOW, expiresAt: NOW }),
    remove: (store) => store.remove("a", { tokenHash: "h" }),
  }),
  notices: calling((failing) => dynamoNotices(db(failing), table), {
    find: (store) => store.find("sign-in", "a"),
    follow: (store) =>
      store.follow("sign-in", "a", undefined, { sentAt: NOW, since: NOW, until: NOW, sentFor: "m" }),
  }),
  "failed sign-ins": calling((failing) => dynamoFailedSignIns(db(failing), table), {
    remember: (store) => store.remember("f", "a@example.jp", NOW),
    emailOf: (store) => store.emailOf("f"),
  }),
  links: calling((failing) => dynamoLinks(db(failing), table), {
    draw: (store) => store.draw({ purpose: "disavow", accountId: "a", ref: "s", expiresAt: NOW }),
    peek: (store) => store.peek("disavow", "t", NOW),
    consume: (store) => store.consume("disavow", "t", NOW),
  }),
  users: calling((failing) => cognitoUsers(failing(cognito()), pool), {
    find: (users) => users.find(user.email),
    signUp: (users) => users.signUp(user),
    setPassword: (users) => users.setPassword("sub", user.password),
    remove: (users) => users.remove("sub"),
    changeEmail: (users) => users.changeEmail("sub", user.email),
    authenticate: (users) => users.authenticate(user.email, user.password),
  }),
  "accounts at the desk": calling(
    (failing) => dynamoDeskAccounts(db(failing), table, dynamoAccounts(db(failing), table)),
    {
      note: (store) => store.note(anAccount(), { at: NOW, kind: "searched", reason: "owner-asked" }),
      propose: (store) => store.propose("a", aProposal, NOW),
      execute: (store) =>
        store.execute(
          "a",
          {
            ...{ proposal: aProposal, approver: "0b", now: NOW },
            effect: { from: "frozen", to: "active" },
          },
          aStep(),
        ),
      approve: (store) => store.approve("a", { proposal: aProposal, approver: "0b", now: NOW }),
      reject: (store) => store.reject("a", { proposal: aProposal, now: NOW }),
      suspend: (store) => store.suspend("a", NOW, aStep()),
      restore: (store) => store.restore("a", NOW, aStep()),
    },
  ),
  proposals: calling((failing) => dynamoProposals(db(failing), table), {
    confirmAddress: (store) => store.confirmAddress("a", { proposalId: "a.p", now: NOW }),
    object: (store) => store.object("a", { proposalId: "a.p", now: NOW }),
    close: (store) => store.close("a", { proposalId: "a.p", state: "executed" }),
  }),
  "reception numbers": calling((failing) => dynamoReceptionNumbers(db(failing), table), {
    find: (store) => store.find("K7Q2-9MXD-4R2"),
  }),
  counters: calling((failing) => dynamoCounters(db(failing), table), {
    read: (store) => store.read(tally, NOW),
    clear: (store) => store.clear(tally, ["codes"], NOW),
    clearAll: (store) => store.clearAll(tally, NOW),
  }),
  "mail queue": calling((failing) => mailQueue(failing(sqs()), "https://sqs/mails"), {
    requestWithdrawalNotice: (queue) =>
      queue.requestWithdrawalNotice({ accountId: "a", erasesAt: NOW, what: "requested" }),
    requestPasswordChanged: (queue) => queue.requestPasswordChanged({ accountId: "a", changedAt: NOW }),
    requestSignInNotice: (queue) => queue.requestSignInNotice({ accountId: "a", sessionRef: "s" }, 5),
    requestFailuresNotice: (queue) => queue.requestFailuresNotice({ failuresRef: "f" }),
    requestEmailChanged: (queue) => queue.requestEmailChanged({ accountId: "a", changeId: "c", to: "new" }),
    requestHandoverInvitation: (queue) =>
      queue.requestHandoverInvitation({ accountId: "a", handoverId: "h" }),
    requestProposalNotice: (queue) => queue.requestProposalNotice({ accountId: "a", proposalId: "a.p" }),
    requestAddressConfirmation: (queue) =>
      queue.requestAddressConfirmation({ accountId: "a", proposalId: "a.p" }),
    requestExportLink: (queue) => queue.requestExportLink({ accountId: "a", proposalId: "a.p" }),
    requestEmailUndone: (queue) => queue.requestEmailUndone({ accountId: "a", changeId: "c", to: "new" }),
    requestPasswordVoided: (queue) => queue.requestPasswordVoided({ accountId: "a", voidedAt: NOW }),
    requestOrganizationChanged: (queue) =>
      queue.requestOrganizationChanged({ accountId: "a", changedAt: NOW, sessionId: "s" }),
    requestDormancyNotice: (queue) =>
      queue.requestDormancyNotice({ accountId: "a", stage: 1, since: NOW, dueAt: NOW }),
    requestDeskNotice: (queue) => queue.requestDeskNotice({ accountId: "a", what: "suspended", at: NOW }),
    requestFarewell: (queue) => queue.requestFarewell({ accountId: "a" }),
    requestCode: (queue) =>
      queue.requestCode({ purpose: "registration", flowId: "r", codeNumber: 1, emailHmac: "h" }),
  }),
  sweep: calling((failing) => dynamoAccountSweep(db(failing), table), {
    page: (store) => store.page("a", 1),
    noteNotice: (store) => store.noteNotice(anAccount(), { stage: 1, since: NOW, at: NOW }),
    makeDormant: (store) => store.makeDormant(anAccount(), { since: NOW, at: NOW, step: aStep() }),
  }),
  claims: calling((failing) => dynamoOpenClaims(db(failing), table), {
    page: (store) => store.page(undefined, { limit: 1, openSince: NOW }),
  }),
  ends: calling((failing) => dynamoAccountEnds(db(failing), table), {
    begin: (store) => store.begin(anAccount(), { reason: "dormant", at: NOW }),
    noteFarewell: (store) => store.noteFarewell("a", NOW),
    bury: (store) => store.bury(anAccount(), { reason: "dormant", at: NOW, step: aStep() }),
  }),
  "sweep queue": calling((failing) => sweepQueue(failing(sqs()), "https://sqs/sweep"), {
    requestPage: (queue) => queue.requestPage(firstPage(NOW)),
    requestClaims: (queue) => queue.requestClaims({ after: "a" }),
    requestErasing: (queue) => queue.requestErasing({ accountId: "a" }),
  }),
  "follow-ups": calling((failing) => followUpQueue(failing(sqs()), "https://sqs/follow-ups"), {
    request: (queue) => queue.request({ registrationId: "r" }),
    requestSecondLook: (queue) => queue.requestSecondLook({ registrationId: "r" }),
    requestLookAtReset: (queue) => queue.requestLookAtReset({ resetId: "r" }),
    requestLookAtEmailChange: (queue) => queue.requestLookAtEmailChange({ changeId: "c" }),
    requestLookAtEmailUndo: (queue) =>
      queue.requestLookAtEmailUndo({ accountId: "a", changeId: "c", pressedAt: NOW }),
    requestCorrection: (queue) => queue.requestCorrection({ accountId: "a", proposalId: "a.p" }),
    requestAfterLease: (queue) => queue.requestAfterLease({ registrationId: "r" }),
    requestEndOfSessions: (queue) => queue.requestEndOfSessions({ accountId: "a", epoch: 1 }),
    requestDisavowal: (queue) => queue.requestDisavowal({ accountId: "a", epoch: 1 }),
    requestEvent: (queue) =>
      queue.requestEvent({ accountId: "a", type: "AccountUpdated", sequence: 2, at: NOW }),
    requestHealing: (queue) => queue.requestHealing({ userSub: "s", accountId: "a", registrationId: "r" }),
  }),
  "event bus": calling((failing) => eventBus(failing(eventBridge()), { EVENT_BUS: "b", MUNICIPALITY: "m" }), {
    publish: (bus) =>
      inContext({ requestId: "r", correlationId: "correlation-1" }, () =>
        bus.publish({
          ...{ type: "AccountRegistered", sequence: 1, at: NOW },
          ...{ accountId: "a", accountType: "business" },
        }),
      ),
  }),
  "event logs": calling((failing) => dynamoEventLogs(db(failing), table), {
    find: (store) => store.find("a"),
  }),
  mailer: calling(
    (failing) =>
      sesMailer(failing(ses()), {
        sender: "a@b",
        senderName: { ja: "n", en: "n", "ja-easy": "n" },
        configurationSet: "c",
      }),
    {
      send: (mailer) => mailer.send("to@b", mail, { kind: "code", flowId: "r", codeNumber: 1 }),
    },
  ),
  "code keys": calling((failing): CodeKeys => codeKeys(failing(secretsManager()), "secret"), {
    current: (keys) => keys.current(),
    byId: (keys) => keys.byId("v1"),
  }),
  hashes: calling(
    (failing): { subjectHash: SubjectHash; emailHash: EmailHash } =>
      emailHashes(failing(secretsManager()), "secret"),
    {
      subjectHash: ({ subjectHash }) => subjectHash("client", "192.0.2.1"),
      emailHash: ({ emailHash }) => emailHash("hanako@example.jp"),
    },
  ),
};

beforeAll(() => {
  process.env["AWS_REGION"] = "ap-northeast-1";
});

const named = (name: string) => Object.assign(new Error("the message says nothing"), { name });

describe.each(Object.entries(stores))("%s", (_, methods) => {
  it.each(methods)("%s hands on what it does not expect", async (_, call) => {
    for (const name of [
      "ProvisionedThroughputExceededException",
      "ValidationException",
      "ResourceNotFoundException",
      "AccessDeniedException",
      "InternalServerError",
      "TimeoutError",
    ]) {
      const error = named(name);
      const failing: Fails = (client) => {
        let asked = 0;
        return answered(client, () => {
          asked += 1;
          if (asked === 1) throw error;
          return {};
        }).client;
      };
      await expect(call(failing)).rejects.toBe(error);
    }
  });
});
