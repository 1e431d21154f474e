import { randomBytes } from "node:crypto";
import { digitsOnceDrawn } from "../../domain/code-length.ts";
import { mailClassOf } from "../../domain/mail-class.ts";
import {
  codeHmac,
  drawCode,
  type FlowName,
  type FlowOwner,
  type FlowPurpose,
} from "../../domain/one-time-code.ts";
import { receptionNumberOf } from "../../domain/reception-number.ts";
import type { Mail, MailSettings } from "../../mails/mail.ts";
import { auditedFlow, codeMailKinds } from "../flow/flow-kinds.ts";
import type {
  Accounts,
  Audit,
  Clock,
  CodeKeys,
  Codes,
  FlowOf,
  Flows,
  FollowUps,
  Mailer,
  User,
  Users,
} from "../ports.ts";
import { type CodeMailChoice, choicesWithCode, codeMailOf, renderChosenMail } from "./code-mails.ts";

export interface SendCodeDependencies {
  readonly clock: Clock;
  readonly flowsOf: { readonly [P in FlowPurpose]: Pick<Flows<P>, "purpose" | "findWithHold" | "noteMail"> };
  readonly codes: Codes;
  readonly codeKeys: CodeKeys;
  readonly users: Pick<Users, "find">;
  readonly accounts: Pick<Accounts, "find">;
  readonly followUps: Pick<FollowUps, "requestHealing">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings & { readonly codeMinutes: number };
}

interface CodeRequest extends FlowName {
  readonly codeNumber: number;
  readonly emailHmac: string;
  /** The same for every delivery of the same message. */
  readonly messageId: string;
}

/**
 * How long a drawn code keeps a second delivery of the same message from drawing another: longer than one delivery
 * can run, shorter than the queue's visibility timeout.
 */
const DRAWING_LEASE_MS = 15_000;

/**
 * Draws the code, stores what identifies it, sends it: the half hour runs from here. Where no code may be had, the same is
 * done with a code that nobody receives, so that the flow answers alike; the mail says why, and the audit event says by a
 * word which mail it was (docs/adr/0016). Nobody else looks an address up. `"too-early"` while another delivery of the
 * same message is at work.
 */
export async function sendCodeMail(
  dependencies: SendCodeDependencies,
  message: CodeRequest,
): Promise<"sent" | "superseded" | "too-early"> {
  const { clock, flowsOf, codes, users, accounts, followUps, audit } = dependencies;
  const { purpose, flowId, codeNumber } = message;
  const now = clock();
  const { flow, hold: held } = await flowsOf[purpose].findWithHold(flowId, message.emailHmac, now);
  if (!flow || !isWanted(flow, codeNumber, now)) return "superseded";

  const user = await users.find(flow.email);
  const account = user && (await accounts.find(user.accountId));
  if (user && !account) {
    // Which mail this address gets depends on how that ends: the message comes again.
    await followUps.requestHealing(user);
    return "too-early";
  }
  const hold = account ? undefined : held;
  const choice = codeMailOf(purpose, { account, hold });
  const { stored, code } = await draw(dependencies, message, { flow, choice, user }, now);
  const put = await codes.put(stored, DRAWING_LEASE_MS);
  if (put !== "stored") return put === "at-work" ? "too-early" : "superseded";
  const auditFields = { outcome: "success", ...auditedFlow(message), codeNumber } as const;
  audit({ event: "code.issued", ...auditFields });

  const { startedAt, browser, language } = flow;
  const facts = {
    ...{ code, codeNumber, browser, startedAt: new Date(startedAt) },
    ...{ sentAt: new Date(now), expiresAt: new Date(stored.expiresAt) },
    ...(purpose === "registration" && { receptionNumber: receptionNumberOf(flowId) }),
    ...(hold && !account && { heldUntil: new Date(hold.until) }),
  };
  const mail = renderChosenMail(choice, facts, language, dependencies.settings);
  const messageId = await handOver(dependencies, message, flow, mail);
  audit({
    event: "mail.sent",
    ...auditFields,
    reason: choice,
    messageId,
    mailClass: mailClassOf(flow.email),
  });
  return "sent";
}

interface Drawn {
  readonly flow: FlowOf<FlowPurpose>;
  readonly choice: CodeMailChoice;
  readonly user: User | undefined;
}

async function draw(
  { codeKeys, settings }: SendCodeDependencies,
  { purpose, flowId, codeNumber, messageId }: CodeRequest,
  { flow, choice, user }: Drawn,
  now: number,
) {
  const expiresAt = now + settings.codeMinutes * 60_000;
  // Until its code is drawn, a flow's half hour runs from the request.
  const code = drawCode(digitsOnceDrawn(flow.codeDigits, expiresAt - flow.expiresAt));
  const { keyId, secret } = await codeKeys.current();
  const isReal = choicesWithCode.has(choice);
  const hmac = isReal
    ? codeHmac(secret, { purpose, flowId, codeNumber, code })
    : randomBytes(32).toString("hex");
  const stored = {
    ...{ purpose, flowId, codeNumber, hmac, keyId, flowHash: flow.flowHash, attempts: 0 },
    ...{ drawnFor: messageId, drawnAt: now, expiresAt },
    // A change of address knows its account from the start.
    ...(isReal && user && { owner: ownerOf(user) }),
  };
  return { stored, code };
}

const ownerOf = ({ accountId, userSub }: User): FlowOwner => ({ accountId, userSub });

/**
 * Hands the mail over. Nothing is written when that succeeds: the stored code is the note that its mail is on its way. A
 * refusal is noted, so that the registrant sees it, and so is the success that follows one.
 */
async function handOver(
  { flowsOf, mailer }: SendCodeDependencies,
  { purpose, flowId }: FlowName,
  { email, codeNumber, mailStatus }: FlowOf<FlowPurpose>,
  mail: Mail,
): Promise<string> {
  const note = (stage: "refused" | "accepted") => flowsOf[purpose].noteMail(flowId, { codeNumber, stage });
  const about = { kind: codeMailKinds[purpose], flowId, codeNumber };
  const sent = await mailer.send(email, mail, about).catch(async (error: unknown) => {
    await note("refused");
    throw error;
  });
  if (mailStatus === "refused") await note("accepted");
  return sent.messageId;
}

/** A mail of which the mail service has reported anything was sent: a message that comes again has its work done. */
const isWanted = (
  { state, codeNumber, deleteAt, mailStatus }: FlowOf<FlowPurpose>,
  asked: number,
  now: number,
) =>
  state === "requested" &&
  codeNumber === asked &&
  deleteAt > now &&
  (mailStatus === "queued" || mailStatus === "refused");
