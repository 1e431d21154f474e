/**
 * Queue messages: ids and keyed hashes only, no address, name or code. `correlationId` names the request that caused the message, so
 * that what comes of it can be shown as one story; a message that was queued by an older release has none.
 */
import * as z from "zod/mini";
import { correlationId } from "./audit.ts";
import { deskNotices } from "./desk-words.ts";
import { accountEventTypes } from "./events.ts";
import { flowPurposes } from "./flow-purpose.ts";

/** Ten deliveries: five minutes of an outage pass before a person has to redrive. */
export const deliveriesBeforeDeadLetter = 10;

const cause = { correlationId: z.optional(correlationId) };

/** A mail that is to be sent. */
export const mailMessage = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("code"),
    purpose: z.enum(flowPurposes),
    flowId: z.string(),
    codeNumber: z.int(),
    /** Of the flow's address. */
    emailHmac: z.string(),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("withdrawal"),
    accountId: z.string(),
    /** Of the request that the mail is about: of another one, it says nothing. */
    erasesAt: z.int(),
    what: z.enum(["requested", "postponed"]),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("password-changed"),
    accountId: z.string(),
    changedAt: z.int(),
    sessionId: z.exactOptional(z.string()),
    resetId: z.exactOptional(z.string()),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("sign-in-notice"),
    accountId: z.string(),
    sessionRef: z.string(),
    ...cause,
  }),
  z.strictObject({ kind: z.literal("sign-in-failures"), failuresRef: z.string(), ...cause }),
  z.strictObject({
    kind: z.literal("password-voided"),
    accountId: z.string(),
    voidedAt: z.int(),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("organization-changed"),
    accountId: z.string(),
    changedAt: z.int(),
    sessionId: z.string(),
    ...cause,
  }),
  /** Nobody has signed in since `since`; what happens at `dueAt` is the stage's. */
  z.strictObject({
    kind: z.literal("dormancy-notice"),
    accountId: z.string(),
    stage: z.int(),
    since: z.int(),
    dueAt: z.int(),
    ...cause,
  }),
  /** What the city's people did to an account. */
  z.strictObject({
    kind: z.literal("desk-notice"),
    accountId: z.string(),
    what: z.enum(deskNotices),
    at: z.int(),
    ...cause,
  }),
  z.strictObject({ kind: z.literal("farewell"), accountId: z.string(), ...cause }),
  z.strictObject({
    kind: z.literal("email-changed"),
    accountId: z.string(),
    changeId: z.string(),
    to: z.enum(["previous", "new"]),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("handover-invitation"),
    accountId: z.string(),
    handoverId: z.string(),
    ...cause,
  }),
  /** To the owner of an account of which something was proposed, and to the address that it is to have. */
  z.strictObject({
    kind: z.literal("proposal-notice"),
    accountId: z.string(),
    proposalId: z.string(),
    ...cause,
  }),
  /** An export was approved. */
  z.strictObject({
    kind: z.literal("export-link"),
    accountId: z.string(),
    proposalId: z.string(),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("address-confirmation"),
    accountId: z.string(),
    proposalId: z.string(),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("email-undone"),
    accountId: z.string(),
    changeId: z.string(),
    to: z.enum(["previous", "new"]),
    ...cause,
  }),
]);
export type MailMessage = z.infer<typeof mailMessage>;

/**
 * What is to be looked after: a completion, the reset of a password, a change of address, its undoing or its correction by the desk, the sessions of an account whose
 * password may have been changed or whose owner has disavowed it, a user who was found without an account, or an event for other
 * systems.
 */
export const followUpMessage = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("completion"),
    registrationId: z.string(),
    /** The account that it makes, unless another caller's claim was faster. */
    accountId: z.optional(z.string()),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("half-account"),
    userSub: z.string(),
    accountId: z.string(),
    registrationId: z.string(),
    ...cause,
  }),
  z.strictObject({ kind: z.literal("reset"), resetId: z.string(), ...cause }),
  z.strictObject({ kind: z.literal("email-change"), changeId: z.string(), ...cause }),
  z.strictObject({
    kind: z.literal("email-undo"),
    accountId: z.string(),
    changeId: z.string(),
    /** When the button was pressed: that was in time. */
    pressedAt: z.int(),
    ...cause,
  }),
  /** A correction of an address that was approved. */
  z.strictObject({
    kind: z.literal("correction"),
    accountId: z.string(),
    proposalId: z.string(),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("end-sessions"),
    accountId: z.string(),
    epoch: z.int(),
    ...cause,
  }),
  z.strictObject({
    kind: z.literal("disavowal"),
    accountId: z.string(),
    epoch: z.int(),
    ...cause,
  }),
  /** A change that other systems learn of, if it was made: that of this number and this moment. */
  z.strictObject({
    kind: z.literal("event"),
    accountId: z.string(),
    type: z.enum(accountEventTypes),
    sequence: z.int(),
    at: z.int(),
    ...cause,
  }),
]);
export type FollowUpMessage = z.infer<typeof followUpMessage>;
