import type { Language } from "../../../contracts/language.ts";
import { type Account, statusOf } from "../../domain/account.ts";
import type { Hold } from "../../domain/hold.ts";
import type { FlowPurpose } from "../../domain/one-time-code.ts";
import { renderAddressHeldMail } from "../../mails/address-held-mail.ts";
import { renderAlreadyRegisteredMail } from "../../mails/already-registered-mail.ts";
import { type CodeMailFacts, renderCodeMail } from "../../mails/code-mail.ts";
import { renderEmailChangeCodeMail } from "../../mails/email-change-code-mail.ts";
import { renderEmailChangeRefusedMail } from "../../mails/email-change-refused-mail.ts";
import type { Mail, MailSettings } from "../../mails/mail.ts";
import { renderResetCodeMail } from "../../mails/reset-code-mail.ts";
import { renderResetStoppedMail } from "../../mails/reset-stopped-mail.ts";
import { renderResetUnknownMail } from "../../mails/reset-unknown-mail.ts";

/** Which mail an address gets that a code was asked for. Two have one; the others say why there is none. */
export type CodeMailChoice =
  | "code"
  | "already-registered"
  | "address-held"
  | "email-change-code"
  | "email-change-taken"
  | "email-change-held"
  | "reset-code"
  | "reset-unknown"
  | "reset-stopped";

/** What is known of an address: the account that has it, or who keeps others from registering it. */
export interface KnownOfAddress {
  readonly account?: Account | undefined;
  readonly hold?: Hold | undefined;
}

/** Those with a code that can be right. */
export const choicesWithCode: ReadonlySet<CodeMailChoice> = new Set([
  "code",
  "reset-code",
  "email-change-code",
]);

/** A held address has no user: whoever wants a new password for it learns that it is not registered. */
export function codeMailOf(purpose: FlowPurpose, { account, hold }: KnownOfAddress): CodeMailChoice {
  if (purpose === "registration") return account ? "already-registered" : hold ? "address-held" : "code";
  if (purpose === "email-change")
    return account ? "email-change-taken" : hold ? "email-change-held" : "email-change-code";
  if (!account) return "reset-unknown";
  const status = statusOf(account);
  return status === "suspended" || status === "frozen" || status === "erasing"
    ? "reset-stopped"
    : "reset-code";
}

type Facts = Omit<CodeMailFacts, "codeMinutes"> & {
  /** Where nobody may register the address: until when. */
  readonly heldUntil?: Date | undefined;
};
type Render = (
  facts: Facts,
  language: Language,
  settings: MailSettings & { readonly codeMinutes: number },
) => Mail;

const renders: Readonly<Record<CodeMailChoice, Render>> = {
  code: (facts, language, settings) =>
    renderCodeMail({ ...facts, codeMinutes: settings.codeMinutes }, language, settings),
  "reset-code": (facts, language, settings) =>
    renderResetCodeMail({ ...facts, codeMinutes: settings.codeMinutes }, language, settings),
  "email-change-code": (facts, language, settings) =>
    renderEmailChangeCodeMail({ ...facts, codeMinutes: settings.codeMinutes }, language, settings),
  "email-change-taken": renderEmailChangeRefusedMail,
  "email-change-held": renderEmailChangeRefusedMail,
  "already-registered": renderAlreadyRegisteredMail,
  "address-held": renderAddressHeldMail,
  "reset-unknown": renderResetUnknownMail,
  "reset-stopped": renderResetStoppedMail,
};

export const renderChosenMail = (choice: CodeMailChoice, ...of: Parameters<Render>): Mail =>
  renders[choice](...of);
