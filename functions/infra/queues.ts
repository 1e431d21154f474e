import type { FollowUpMessage, MailMessage } from "../../contracts/messages.ts";
import type { SweepMessage } from "../../contracts/sweep-message.ts";
import { currentContext } from "../audit/request-context.ts";
import { ERASE_DELAY_SECONDS } from "../domain/dormancy.ts";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../domain/email-change.ts";
import { MAIL_AHEAD_SECONDS } from "../domain/mail-ahead.ts";
import { RESET_LOOK_DELAY_SECONDS } from "../domain/password-reset.ts";
import {
  FIRST_LOOK_DELAY_SECONDS,
  LOOK_AFTER_LEASE_DELAY_SECONDS,
  SECOND_LOOK_DELAY_SECONDS,
} from "../domain/registration.ts";
import type { CompletionMessage, FollowUps, MailQueue, SweepQueue } from "../use-cases/ports.ts";
import { type AwsClient, awsClient } from "./aws-clients.ts";
import { SendMessageCommand } from "./aws-commands.ts";

export const sqs = () => awsClient("sqs");

/** The message, with the request that caused it. */
const bodyOf = (message: object) =>
  JSON.stringify({ ...message, correlationId: currentContext()?.correlationId });

export function mailQueue(client: AwsClient<"sqs">, queueUrl: string): MailQueue {
  const send = async (message: MailMessage, DelaySeconds = 0) => {
    const MessageBody = bodyOf(message);
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, ...(DelaySeconds > 0 && { DelaySeconds }) }),
    );
  };
  return {
    requestCode: (message) => send({ kind: "code", ...message }),
    requestWithdrawalNotice: (message) => send({ kind: "withdrawal", ...message }, MAIL_AHEAD_SECONDS),
    requestPasswordChanged: (message) => send({ kind: "password-changed", ...message }),
    requestSignInNotice: (message, delaySeconds) =>
      send({ kind: "sign-in-notice", ...message }, delaySeconds),
    requestFailuresNotice: (message) => send({ kind: "sign-in-failures", ...message }),
    requestPasswordVoided: (message) => send({ kind: "password-voided", ...message }),
    requestOrganizationChanged: (message) => send({ kind: "organization-changed", ...message }),
    requestDormancyNotice: (message) => send({ kind: "dormancy-notice", ...message }),
    requestDeskNotice: (message) => send({ kind: "desk-notice", ...message }),
    requestFarewell: (message) => send({ kind: "farewell", ...message }),
    requestEmailChanged: (message) => send({ kind: "email-changed", ...message }),
    requestHandoverInvitation: (message) => send({ kind: "handover-invitation", ...message }),
    requestProposalNotice: (message) => send({ kind: "proposal-notice", ...message }, MAIL_AHEAD_SECONDS),
    requestAddressConfirmation: (message) =>
      send({ kind: "address-confirmation", ...message }, MAIL_AHEAD_SECONDS),
    requestExportLink: (message) => send({ kind: "export-link", ...message }, MAIL_AHEAD_SECONDS),
    requestEmailUndone: (message) => send({ kind: "email-undone", ...message }),
  };
}

export function followUpQueue(client: AwsClient<"sqs">, queueUrl: string): FollowUps {
  const send = async (message: FollowUpMessage, DelaySeconds: number) => {
    const MessageBody = bodyOf(message);
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds }));
  };
  const lookAt =
    (delaySeconds: number) =>
    ({ registrationId, accountId }: CompletionMessage) =>
      send({ kind: "completion", registrationId, accountId }, delaySeconds);
  return {
    request: lookAt(FIRST_LOOK_DELAY_SECONDS),
    requestAfterLease: lookAt(LOOK_AFTER_LEASE_DELAY_SECONDS),
    requestSecondLook: lookAt(SECOND_LOOK_DELAY_SECONDS),
    requestLookAtReset: ({ resetId }) => send({ kind: "reset", resetId }, RESET_LOOK_DELAY_SECONDS),
    requestLookAtEmailChange: ({ changeId }) =>
      send({ kind: "email-change", changeId }, EMAIL_CHANGE_LOOK_DELAY_SECONDS),
    requestLookAtEmailUndo: ({ accountId, changeId, pressedAt }) =>
      send({ kind: "email-undo", accountId, changeId, pressedAt }, EMAIL_CHANGE_LOOK_DELAY_SECONDS),
    requestCorrection: ({ accountId, proposalId }, delaySeconds = 0) =>
      send({ kind: "correction", accountId, proposalId }, delaySeconds),
    requestEndOfSessions: ({ accountId, epoch }) =>
      send({ kind: "end-sessions", accountId, epoch }, FIRST_LOOK_DELAY_SECONDS),
    requestDisavowal: ({ accountId, epoch }) =>
      send({ kind: "disavowal", accountId, epoch }, FIRST_LOOK_DELAY_SECONDS),
    requestHealing: ({ userSub, accountId, registrationId }) =>
      send({ kind: "half-account", userSub, accountId, registrationId }, 0),
    requestEvent: ({ accountId, type, sequence, at }) =>
      send({ kind: "event", accountId, type, sequence, at }, FIRST_LOOK_DELAY_SECONDS),
  };
}

export function sweepQueue(client: AwsClient<"sqs">, queueUrl: string): SweepQueue {
  const send = async (message: SweepMessage, DelaySeconds: number) => {
    const MessageBody = bodyOf(message);
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds }));
  };
  return {
    requestPage: (page) => send({ kind: "page", ...page }, 0),
    requestClaims: (page) => send({ kind: "claims", ...page }, 0),
    requestErasing: ({ accountId }) => send({ kind: "erase", accountId }, ERASE_DELAY_SECONDS),
  };
}
