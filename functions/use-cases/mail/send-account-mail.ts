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

export type AccountMailMessage = Exclude<MailMessage, { readonly kind: "code" }> & MailDelivery;

/** Which message asks for a mail, and when it was sent. */
export interface MailDelivery {
  readonly messageId: string;
  readonly queuedAt: number;
}

/** Sends the mail about an account that a message asks for. */
export function sendAccountMail(dependencies: AccountMailDependencies, asked: AccountMailMessage) {
  switch (asked.kind) {
    case "password-changed":
      return sendPasswordChangedMail(dependencies, asked);
    case "password-voided":
      return sendPasswordVoidedMail(dependencies, asked);
    case "organization-changed":
      return sendOrganizationChangedMail(dependencies, asked);
    case "dormancy-notice":
      return sendDormancyNotice(dependencies, asked);
    case "email-changed":
      return sendEmailChangedMail(dependencies, asked);
    case "email-undone":
      return sendEmailUndoneMail(dependencies, asked);
    case "handover-invitation":
      return sendHandoverInvitation(dependencies, asked);
    case "proposal-notice":
      return sendProposalNotice(dependencies, asked);
    case "export-link":
      return sendExportLink(dependencies, asked);
    case "address-confirmation":
      return sendAddressConfirmation(dependencies, asked);
    case "desk-notice":
      return sendDeskNotice(dependencies, asked);
    case "farewell":
      return sendFarewell(dependencies, asked);
    case "withdrawal":
      return sendWithdrawalMail(dependencies, asked);
    case "sign-in-notice":
      return sendSignInNotice(dependencies, asked);
    case "sign-in-failures":
      return sendFailuresNotice(dependencies, asked);
  }
}
