import type { MailMessage } from "../../../contracts/messages.ts";
import { sendAddressConfirmation } from "./send-address-confirmation.ts";
import { type DeskNoticeDependencies, sendDeskNotice } from "./send-desk-notice.ts";
import { type DormancyNoticeDependencies, sendDormancyNotice } from "./send-dormancy-notice.ts";
import { type EmailChangedMailDependencies, sendEmailChangedMail } from "./send-email-changed-mail.ts";
import { type EmailUndoneMailDependencies, sendEmailUndoneMail } from "./send-email-undone-mail.ts";
import { sendExportLink } from "./send-export-link.ts";
import { type FailuresNoticeDependencies, sendFailuresNotice } from "./send-failures-notice.ts";
import { type FarewellDependencies, sendFarewell } from "./send-farewell.ts";
import { sendHandoverInvitation } from "./send-handover-invitation.ts";
import type { LinkMailDependencies } from "./send-link-mail.ts";
import {
  type OrganizationChangedMailDependencies,
  sendOrganizationChangedMail,
} from "./send-organization-changed-mail.ts";
import {
  type PasswordChangedMailDependencies,
  sendPasswordChangedMail,
} from "./send-password-changed-mail.ts";
import { type PasswordVoidedMailDependencies, sendPasswordVoidedMail } from "./send-password-voided-mail.ts";
import { sendProposalNotice } from "./send-proposal-notice.ts";
import { type SignInNoticeDependencies, sendSignInNotice } from "./send-sign-in-notice.ts";
import { sendWithdrawalMail, type WithdrawalMailDependencies } from "./send-withdrawal-mail.ts";

export type AccountMailDependencies = PasswordChangedMailDependencies &
  PasswordVoidedMailDependencies &
  OrganizationChangedMailDependencies &
  DormancyNoticeDependencies &
  FarewellDependencies &
  DeskNoticeDependencies &
  EmailChangedMailDependencies &
  EmailUndoneMailDependencies &
  LinkMailDependencies &
  SignInNoticeDependencies &
  FailuresNoticeDependencies &
  WithdrawalMailDependencies;

export type AccountMailMessage = Exclude<MailMessage, { readonly kind: "code" }>;

/** Which message asks for a mail, and when it was sent. */
export interface MailDelivery {
  readonly messageId: string;
  readonly queuedAt: number;
}

/** Sends the mail about an account that a message asks for. */
export function sendAccountMail(
  dependencies: AccountMailDependencies,
  message: AccountMailMessage,
  { messageId, queuedAt }: MailDelivery,
) {
  switch (message.kind) {
    case "password-changed":
      return sendPasswordChangedMail(dependencies, message);
    case "password-voided":
      return sendPasswordVoidedMail(dependencies, message);
    case "organization-changed":
      return sendOrganizationChangedMail(dependencies, message);
    case "dormancy-notice":
      return sendDormancyNotice(dependencies, message);
    case "email-changed":
      return sendEmailChangedMail(dependencies, message);
    case "email-undone":
      return sendEmailUndoneMail(dependencies, message);
    case "handover-invitation":
      return sendHandoverInvitation(dependencies, message);
    case "proposal-notice":
      return sendProposalNotice(dependencies, { ...message, queuedAt });
    case "export-link":
      return sendExportLink(dependencies, { ...message, queuedAt });
    case "address-confirmation":
      return sendAddressConfirmation(dependencies, { ...message, queuedAt });
    case "desk-notice":
      return sendDeskNotice(dependencies, message);
    case "farewell":
      return sendFarewell(dependencies, message);
    case "withdrawal":
      return sendWithdrawalMail(dependencies, { ...message, queuedAt });
    case "sign-in-notice":
      return sendSignInNotice(dependencies, { ...message, messageId });
    case "sign-in-failures":
      return sendFailuresNotice(dependencies, { ...message, messageId });
  }
}
