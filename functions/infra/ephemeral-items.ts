/** Keys of the ephemeral table, and how its items are read: parsed, never trusted. */
import * as z from "zod/mini";
import { type FlowPurpose, flowPurposes } from "../../contracts/flow-purpose.ts";
import type { NoticeKind } from "../domain/notice.ts";
import type { FlowName, IssuedCode } from "../domain/one-time-code.ts";
import { receptionNumberOf } from "../domain/reception-number.ts";
import type { SessionKey } from "../domain/session-token.ts";
import type { MailRecordKey, MailSubject } from "../use-cases/ports.ts";

const flowKinds = {
  registration: "REGISTRATION",
  reset: "RESET",
  "email-change": "EMAIL_CHANGE",
  revive: "REVIVE",
} as const satisfies Record<FlowPurpose, string>;
export const REGISTRATION_SORT_KEY = flowKinds.registration;
/** A registration stands under its reception number, so that it is found by that without an index (docs/adr/0044). */
const flowPartition = ({ purpose, flowId }: FlowName) =>
  purpose === "registration"
    ? registrationPartition(receptionNumberOf(flowId))
    : `${flowKinds[purpose]}#${flowId}`;
export const registrationPartition = (receptionNumber: string) => `REGISTRATION#${receptionNumber}`;

/** A flow and its code stand together, so that one query reads both. */
export const flowKey = (flow: FlowName) => ({ pk: flowPartition(flow), sk: flowKinds[flow.purpose] });
export const codeKey = (flow: FlowName) => ({ pk: flowPartition(flow), sk: "CODE" });
/** An account's sessions stand together, so that one query lists them, consistently and without an index. */
export const sessionsOf = (accountId: string) => `SESSIONS#${accountId}`;
export const sessionItemKey = ({ accountId, tokenHash }: SessionKey) => ({
  pk: sessionsOf(accountId),
  sk: tokenHash,
});
/** Addresses are known by their keyed hash alone. */
export const holdKey = (emailHmac: string) => ({ pk: `HOLD#${emailHmac}`, sk: "HOLD" });
/** The browsers that an account knows, each by the hash of its cookie. */
export const devicesOf = (accountId: string) => `DEVICE#${accountId}`;
export const deviceKey = (accountId: string, tokenHash: string) => ({
  pk: devicesOf(accountId),
  sk: tokenHash,
});
const noticeKinds = { "sign-in": "SIGN_IN", "sign-in-failures": "FAILURES" } as const satisfies Record<
  NoticeKind,
  string
>;
export const noticesOf = (accountId: string) => `NOTICE#${accountId}`;
/** The latest notice of a kind to an account's owner. */
export const noticeKey = (kind: NoticeKind, accountId: string) => ({
  pk: noticesOf(accountId),
  sk: noticeKinds[kind],
});
/** The mails to an address, by when they were asked for. */
export const mailRecordsOf = (emailHmac: string) => `MAILS#${emailHmac}`;
export const mailRecordKey = ({
  emailHmac,
  askedAt,
  kind,
  flowId,
}: MailRecordKey & Pick<MailSubject, "kind" | "flowId">) => ({
  pk: mailRecordsOf(emailHmac),
  sk: `${askedAt}#${kind}#${flowId}`,
});
/** Of an address that sign-ins keep failing for. */
export const failuresKey = (ref: string) => ({ pk: `FAILURES#${ref}`, sk: "FAILURES" });
/** A link of a mail, by the hash of its token. */
export const linkKey = (tokenHash: string) => ({ pk: `LINK#${tokenHash}`, sk: "LINK" });
export const limitKey = (subject: string, span: string) => ({ pk: `LIMIT#${subject}#${span}`, sk: "LIMIT" });

/** DynamoDB's TTL wants epoch seconds; rounding up keeps an item for as long as its conditions may hold. */
export const ttl = (instant: number) => Math.ceil(instant / 1000);

const codeItem = z.object({
  purpose: z.enum(flowPurposes),
  flowId: z.string(),
  codeNumber: z.int(),
  hmac: z.string(),
  keyId: z.string(),
  flowHash: z.string(),
  attempts: z.int(),
  drawnFor: z.string(),
  drawnAt: z.number(),
  expiresAt: z.number(),
  owner: z.exactOptional(z.object({ accountId: z.string(), userSub: z.string() })),
});

export const toCode = (item: unknown): IssuedCode => codeItem.parse(item);
