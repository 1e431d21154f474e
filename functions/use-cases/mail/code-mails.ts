import type { Language } from "../../../contracts/language.ts";
import { type Account, refusalOf } from "../../domain/account.ts";
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
import { renderReviveCodeMail } from "../../mails/revive-code-mail.ts";
import { renderReviveRefusedMail } from "../../mails/revive-refused-mail.ts";

/** Which mail an address gets that a code was asked for. Some have one; the others say why there is none. */
export type CodeMailChoice =
  | "code"
  | "already-registered"
  | "address-held"
  | "email-change-code"
  | "email-change-taken"
  | "email-change-held"
  | "reset-code"
  | "reset-unknown"
  | "reset-stopped"
  | "revive-code"
  | "revive-unknown"
  | "revive-in-use"
  | "revive-stopped";

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
  "revive-code",
]);

/** A held address has no user: whoever wants to get back into an account of it learns that it is not registered. */
const choices: Readonly<Record<FlowPurpose, (known: KnownOfAddress) => CodeMailChoice>> = {
  registration: ({ account, hold }) => (account ? "already-registered" : hold ? "address-held" : "code"),
  "email-change": ({ account, hold }) =>
    account ? "email-change-taken" : hold ? "email-change-held" : "email-change-code",
  reset: ({ account }) => {
    if (!account) return "reset-unknown";
    return refusalOf(account) === "account-stopped" ? "reset-stopped" : "reset-code";
  },
  revive: ({ account }) => (account ? revivals[refusalOf(account) ?? "none"] : "revive-unknown"),
};

const revivals = {
  none: "revive-in-use",
  "account-stopped": "revive-stopped",
  "account-dormant": "revive-code",
} as const;

export const codeMailOf = (purpose: FlowPurpose, known: KnownOfAddress): CodeMailChoice =>
  choices[purpose](known);

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
  "revive-code": (facts, language, settings) =>
    renderReviveCodeMail({ ...facts, codeMinutes: settings.codeMinutes }, language, settings),
  "revive-unknown": renderReviveRefusedMail("unknown"),
  "revive-in-use": renderReviveRefusedMail("in-use"),
  "revive-stopped": renderReviveRefusedMail("stopped"),
  "reset-unknown": renderResetUnknownMail,
  "reset-stopped": renderResetStoppedMail,
};

export const renderChosenMail = (choice: CodeMailChoice, ...of: Parameters<Render>): Mail =>
  renders[choice](...of);
