import type { AuditRecord } from "../../../contracts/audit.ts";
import { deskDetail } from "../../shared/desk-names.ts";
import { failures } from "./failures.ts";
import { reasonInWords } from "./reasons.ts";
import { usage } from "./usage.ts";
import { ending, isAboutCompletion, range, short, type Words } from "./words.ts";

const code = ({ issue }: Pick<AuditRecord, "issue">): string =>
  issue === undefined ? "code" : `code no. ${issue}`;

/** Not "the mail with the code": a registered address gets another mail instead, which `reason` says. */
const mail = (record: AuditRecord): string => {
  if (record.issue !== undefined) return `mail about ${code(record)}`;
  return isAboutCompletion(record) ? "completion mail" : "notice";
};

const detailOf = ({ detail = "" }: AuditRecord): string =>
  deskDetail(detail, "en", (part) => reasonInWords(part, "en"));

export const en: Words = {
  title: "Audit records of the registration service",
  usage: usage.en,
  linked: (hashes) =>
    `earlier or later addresses of the same accounts (hash ${hashes}); what names other accounts is left out`,
  heads: { subject: "Subject", linked: "Changed", period: "Period", source: "Source" },
  subject: {
    email: (hashes) =>
      `the given e-mail address (hash ${hashes}; the address itself is neither in the records nor here)`,
    registration: (id) => `registration ${id}`,
    account: (id) => `account ${id}`,
    number: (id) => `reception number ${id}`,
    everybody: () => "every record of the period",
  },
  period: (from, to) => `from ${from ?? "the first record"} to ${to ?? "now"} (Japan time)`,
  source: {
    "local-running": ({ logGroupName }) => `this machine's local cloud (running) ${logGroupName}`,
    "local-stopped": ({ logGroupName }) => `this machine's local cloud (stopped) ${logGroupName}`,
    aws: ({ logGroupName, region }) => `CloudWatch Logs ${logGroupName} (${region})`,
  },
  archive: {
    "local-running": (bucket) => `the archive of this machine's local cloud (running), ${bucket}`,
    "local-stopped": (bucket) => `the archive of this machine's local cloud (stopped), ${bucket}`,
    aws: (bucket, { region }) => `the archive s3://${bucket} (${region})`,
  },
  story: {
    registration: (id) => `Registration ${id}`,
    account: (id) => `Account ${id}`,
    address: (hash) => `Requests outside of registrations (address hash ${short(hash)})`,
    other: () => "Events that belong to no registration",
  },
  ending: {
    completed: "completed",
    deleted: "completed, account deleted later",
    duplicate: "not made (the address had been registered before)",
    verified: "unfinished (up to the proof of the address)",
    unfinished: "unfinished",
    none: "",
  },
  about: {
    account: "Account",
    address: "Address hash",
    terms: "Terms accepted",
    began: "Began",
    took: "Took",
  },
  event: {
    "registration.started": () => "The registration began.",
    "registration.completed": () => "The registration was completed: the account exists.",
    "registration.expired": () => "The registration had expired and could not go on.",
    "registration.duplicate": () =>
      "Another registration had taken the same address before, so this one was not made.",
    "registration.compensated": () => "The service put a registration in order that had stopped half-way.",
    "terms.accepted": ({ termsVersion = "", termsSha256 = "" }) =>
      `The terms of use were accepted (version ${termsVersion}, fingerprint of the text ${short(termsSha256)}).`,
    "code.issued": (record) => `The ${code(record)} was prepared.`,
    "code.resent": (record) => `The ${code(record)} was asked for; earlier codes became void.`,
    "code.failed": (record) => `A wrong ${code(record)} was entered${nth(record)}.`,
    "code.locked": (record) => `The ${code(record)} had been entered wrongly too often: refused.`,
    "code.expired": (record) => `The ${code(record)} had expired or was void: refused.`,
    "code.verified": (record) => `The right ${code(record)} was entered: the address is proven.`,
    "mail.queued": (record) => `The ${mail(record)} was queued.`,
    "mail.sent": (record) => `The ${mail(record)} was handed to the mail service${ses(record)}.`,
    "mail.delivered": (record) => `The recipient's mail server took the ${mail(record)}${ses(record)}.`,
    "mail.delayed": (record) => `The delivery of the ${mail(record)} is delayed${ses(record)}.`,
    "mail.bounced": (record) => `The ${mail(record)} came back${ses(record)}.`,
    "mail.complained": (record) => `The recipient reported the ${mail(record)} as unwanted${ses(record)}.`,
    "mail.failed": (record) => `The ${mail(record)} could not be sent${ses(record)}.`,
    "profile.saved": () => "The registered information was saved.",
    "auth.signed-in": () => "Signed in.",
    "auth.failed": () => "Signing in failed.",
    "auth.signed-out": () => "Signed out.",
    "auth.session-expired": () => "The session was over: refused.",
    "auth.reauthenticated": () => "The password was given anew.",
    "auth.disavowed": () => "Its owner said that it was not them: the password was voided.",
    "session.ended": () => "Sessions of the account were ended.",
    "password.changed": () => "The password was changed.",
    "password.reset-requested": () => "A new password was asked for.",
    "password.reset": () => "A new password was set by a code.",
    "limit.reached": () => "A limit had been reached: refused.",
    "csrf.rejected": () => "A request that seems to come from another site was refused.",
    "input.rejected": () => "A request that breaks the rules for its content was refused.",
    "origin.rejected": () => "A request that did not come through the proper entrance was refused.",
    "account.withdrawal-requested": () => "Asked for the end of the account.",
    "account.withdrawal-cancelled": () => "Took back the wish for the account's end.",
    "account.withdrawal-postponed": () => "The end of the account was put off, as an application was open.",
    "account.updated": () => "The registered information was corrected.",
    "account.organization-changed": () => "The name or the representative of the business was changed.",
    "account.notice-sent": () => "The owner was informed by email of what will happen to the unused account.",
    "account.dormant": () => "The account was put to sleep, as nobody had used it for long.",
    "account.revival-requested": () => "A sleeping account was asked to be used again.",
    "account.revived": () => "A sleeping account came into use again.",
    "sweep.counted": () => "The daily sweep counted the accounts, and what is left of deleted ones.",
    "reconciliation.failed": () => "What the daily sweep counted does not agree with the records.",
    "sweep.refused": () => "The daily sweep would have erased too many accounts, and erased none.",
    "account.email-change-requested": () => "A change of the e-mail address was begun.",
    "account.email-changed": ({ outcome }) =>
      outcome === "success" ? "The e-mail address was changed." : "The e-mail address was not changed.",
    "account.email-change-undone": () => "The change of the e-mail address was undone.",
    "account.email-change-frozen": () =>
      "The account was frozen, as the owner of the earlier address disputes the change.",
    "account.handover-invited": () => "Somebody was invited to take the account over.",
    "account.handover-withdrawn": () => "The invitation to take the account over was withdrawn.",
    "account.handed-over": () => "The account was handed over to another person of the business.",
    "hold.set": () => "The earlier address was kept from being registered by others.",
    "hold.released": () => "The earlier address was released.",
    "account.deleted": () => "The account was deleted.",
    "account.user-restored": () =>
      "An operator made the account's user anew, without a password: its owner sets one by a reset.",
    "account.exported": () => "The owner downloaded what is stored of the account.",
    "desk.searched": ({ detail }) =>
      detail === "none" ? "An operator looked it up, and found nothing." : "An operator looked it up.",
    "desk.revealed": (record) => `An operator was shown masked fields: ${detailOf(record)}.`,
    "desk.resent": (record) => `An operator had ${code(record)} sent.`,
    "desk.limit-cleared": (record) => `An operator cleared a limit: ${detailOf(record)}.`,
    "desk.sessions-ended": () => "An operator ended all sessions of the account.",
    "desk.reset-sent": () => "An operator sent the owner the way to a new password.",
    "desk.suspended": () => "An operator stopped the account.",
    "desk.restored": () => "An operator let the account be used again.",
    "desk.proposed": (record) => `An operator proposed a change: ${detailOf(record)}.`,
    "desk.approved": (record) => `Another supervisor approved a proposed change: ${detailOf(record)}.`,
    "desk.rejected": (record) => `A proposed change was rejected: ${detailOf(record)}.`,
    "desk.executed": (record) => `An approved change was carried out: ${detailOf(record)}.`,
    "desk.address-confirmed": () => "The mailbox that the account is to have was proven.",
    "desk.objected": (record) => `The owner objected to a proposed change: ${detailOf(record)}.`,
    "desk.refused": (record) => `An operator's call was refused: ${detailOf(record)}.`,
  },
  because: (reason, outcome) =>
    `${outcome === "failure" ? "because" : "that is"}: ${reasonInWords(reason, "en")}`,
  from: (srcIp) => `from ${srcIp}`,
  brackets: (remarks) => ` [${remarks.join(", ")}]`,
  times: (count) => `recorded ${count} times`,
  counts: ({ registrations, completed, events, ...more }) =>
    `Summary: ${registrations} registrations (${completed} completed), ${events} events, ${more.wrongCodes} wrong codes, ${more.mailsSent} mails (${more.mailsDelivered} taken by the recipient's server, ${more.mailsReturned} returned)`,
  unreadable: (count) =>
    `Note: ${count} lines do not have the form of an audit record and are not included. Read them with a newer release of this tool, or have operations look into it.`,
  verified: ({ late, waiting }) =>
    `Chain, signatures and sealed objects are as they were when they were sealed. ${late} objects came late; ${waiting} wait for their seal.`,
  late: (key) => `  came late, and stands in a later seal: ${key}`,
  mailed: (day, number, seal) => `  seal mailed of ${day}: number ${number}, ${seal}`,
  broken: {
    "changed-anchor": (key) =>
      `${key} differs from the last seal of its day. Compare the seal with the mail that came that day.`,
    "missing-seal": (hour) => `The seal of ${hour} is not there: removed, or never made.`,
    "unreadable-seal": (hour) => `What stands for the seal of ${hour} is none.`,
    "misplaced-seal": (about) => `At ${about} there is another hour's seal, or something that is no seal.`,
    "changed-seal": (hour) => `The seal of ${hour} has been changed.`,
    "bad-signature": (hour) => `The seal of ${hour} was not signed by the key of the seals.`,
    "gap-in-chain": (hour) => `The seal of ${hour} does not follow from the one before.`,
    "missing-object": (key) => `The sealed object ${key} is not there.`,
    "changed-object": (key) => `The sealed object ${key} has been changed.`,
    "sealed-twice": (key) => `The object ${key} is sealed twice.`,
    "unsealed-object": (key) => `The object ${key} is in no seal: it was put there later.`,
  },
  reconciled: ({ since, counted, made, deleted }) =>
    `Counted from ${since} on: ${counted.accounts} accounts and the remains of ${counted.erased} deleted ones. The trail has ${range(made)} completed registrations and ${range(deleted)} deletions.`,
  different: {
    made: "Completed registrations are not as many as accounts and remains together: there is an account without a record, or one with a record is gone. docs/runbook.md, “Reconciliation”, says what to do.",
    deleted:
      "Deletions are not as many as remains. One that is under way will be after the next sweep. docs/runbook.md, “Reconciliation”, says what to do.",
  },
  beforeBreak: ({ seals, objects }) =>
    `That is the first thing found. ${seals} seals and ${objects} objects before it are as they were sealed. What to do: "Audit seals" in docs/runbook.md.`,
  archiveRead: ({ objects, bytes, unreadable }) =>
    `Archive: read ${objects.toLocaleString("en-US")} objects (${bytes.toLocaleString("en-US")} bytes), with ${unreadable} unreadable parts.`,
  gaps: (events) =>
    `Records are missing: ${events.join(", ")}. Others rest on them: compare with the copies in the archive.`,
  nothing:
    "There is no such record. Possible causes: nothing was ever done; it is outside of the period; it is older than the retention (400 days by default; the archive keeps 3 years); a mistyped address or id; an old version of the key of the address hashes is gone.",
  byDesign:
    "Codes, passwords, names, phone numbers, addresses, e-mail addresses and what was typed are never recorded. See docs/audit.md.",
  searching: (found) => `searching… ${found} found`,
  failure: failures.en,
  columns: { time: "Japan time", sentence: "what happened", times: "records" },
};

function ses({ sesMessageId }: AuditRecord): string {
  return sesMessageId === undefined ? "" : ` (message ${ending(sesMessageId)})`;
}

function nth({ attempt }: AuditRecord): string {
  return attempt === undefined ? "" : ` (wrong entry no. ${attempt})`;
}
