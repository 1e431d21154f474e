/**
 * The desk: what the city's people look up and do for whoever calls them (docs/adr/0045). Every call says why and under
 * which ticket; both stand in the audit trail. There is no free text: it would collect personal data.
 */
import * as z from "zod/mini";
import { accountType } from "./account-type.ts";
import { deskAction } from "./desk-action.ts";
import { deskReasons, evidences, holdReasons, proposalKinds } from "./desk-words.ts";
import { emailAddress } from "./email-address.ts";
import { mailKinds } from "./mail-event.ts";
import { readNumber } from "./reception-number-input.ts";
import { mailStatus, registrationState } from "./registration.ts";

const why = {
  reason: z.enum(deskReasons, { error: "invalid" }),
  ticket: z.string({ error: "required" }).check(z.regex(/^[A-Z0-9-]{3,40}$/, { error: "invalid" })),
};
/** What every call has. */
export const deskReason = z.object(why);

const id = z.string().check(z.regex(/^[\w-]{1,64}$/, { error: "invalid" }));

const receptionNumber = z.pipe(
  z.string(),
  z.transform((typed: string, { issues }) => {
    const read = readNumber(typed);
    if (read !== undefined) return read;
    issues.push({ code: "custom", message: "invalid", input: typed });
    return z.NEVER;
  }),
);

/** Whom a call is about, by exactly one key: nobody is found by a name or by a part of anything. */
const keys = {
  email: z.exactOptional(emailAddress),
  accountId: z.exactOptional(id),
  registrationId: z.exactOptional(id),
  receptionNumber: z.exactOptional(receptionNumber),
};
const oneKey = z.refine<Record<string, unknown>>(
  (sent) => Object.keys(keys).filter((key) => sent[key] !== undefined).length === 1,
  { error: "required", path: ["accountId"] },
);
const aboutOne = z.strictObject({ ...why, ...keys });

/** Of a limit of a client and an address: whose. */
const clientIp = z.exactOptional(z.union([z.ipv4(), z.ipv6()], { error: "invalid" }));

export const findingRequest = z.strictObject({ ...why, ...keys, clientIp }).check(oneKey);

/** Ending sessions, the mail about a new password, suspending and restoring (which the desk proposes by it). */
export const deskRequest = aboutOne.check(oneKey);

/** A new code goes to the address of a registration. */
export const resendRequest = z
  .strictObject({ ...why, registrationId: keys.registrationId, receptionNumber: keys.receptionNumber })
  .check(oneKey);

export const clearableLimits = [
  "codes-per-address",
  "codes-per-address-and-network",
  "email-changes-per-account",
  "exports-per-account",
  "sign-ins-per-client-and-address",
] as const;
export type ClearableLimit = (typeof clearableLimits)[number];

export const limitClearingRequest = z
  .strictObject({ ...why, ...keys, limit: z.enum(clearableLimits, { error: "invalid" }), clientIp })
  .check(
    oneKey,
    z.refine((sent) => sent.limit !== "sign-ins-per-client-and-address" || sent.clientIp !== undefined, {
      error: "required",
      path: ["clientIp"],
    }),
  );

/** What a supervisor may see unmasked, each named for itself. */
export const revealableFields = [
  "name",
  "email",
  "phone",
  "address",
  "birth-date",
  "contact",
  "new-email",
] as const;
export type RevealableField = (typeof revealableFields)[number];

export const revealRequest = z
  .strictObject({
    ...why,
    ...keys,
    fields: z
      .array(z.enum(revealableFields, { error: "invalid" }))
      .check(z.minLength(1, { error: "required" })),
  })
  .check(oneKey);

const ofCorrection = ["newEmail", "evidence"] as const;

/** A correction of an address says which is the new one, and what was shown at the desk; nothing else has either. */
export const proposalRequest = z
  .strictObject({
    ...why,
    ...keys,
    kind: z.enum(proposalKinds, { error: "invalid" }),
    newEmail: z.exactOptional(emailAddress),
    evidence: z.exactOptional(z.enum(evidences, { error: "invalid" })),
  })
  .check(
    oneKey,
    ...ofCorrection.map((member) =>
      z.refine<{ readonly kind: string; readonly [member]?: unknown }>(
        (sent) => sent.kind !== "correct-address" || sent[member] !== undefined,
        { error: "required", path: [member] },
      ),
    ),
    ...ofCorrection.map((member) =>
      z.refine<{ readonly kind: string; readonly [member]?: unknown }>(
        (sent) => sent.kind === "correct-address" || sent[member] === undefined,
        { error: "invalid", path: [member] },
      ),
    ),
  );

/** What is approved or rejected is what was shown: its digest says so. */
export const decisionRequest = z.strictObject({
  ...why,
  digest: z.string({ error: "required" }).check(z.regex(/^[0-9a-f]{64}$/, { error: "invalid" })),
});

/** One of its own for each member: the API's description says of each what it is. */
const instant = () => z.string();

/** Also of a stop that the desk asks for, or of its end: a supervisor does either at once. */
export const proposalAnswer = z.strictObject({
  proposalId: z.string(),
  kind: z.enum(proposalKinds),
  /** `approved` while it is being carried out. */
  state: z.enum(["proposed", "approved", "executed", "rejected", "expired"]),
  reason: z.enum(deskReasons),
  ticket: z.string(),
  proposedAt: instant(),
  expiresAt: instant(),
  digest: z.string(),
  /** Of a correction of the address: the new one, masked, what was shown, and since when its mailbox is proven. */
  newEmail: z.optional(z.string()),
  evidence: z.optional(z.enum(evidences)),
  confirmedAt: z.optional(instant()),
  /** When the account's owner objected. */
  objectedAt: z.optional(instant()),
});
export type ProposalAnswer = z.infer<typeof proposalAnswer>;

const limitInForce = z.strictObject({
  limit: z.enum(clearableLimits),
  count: z.int(),
  atMost: z.int(),
  /** When it counts anew. */
  until: instant(),
});

/** How far a code is. */
const codeShown = z.strictObject({
  number: z.int(),
  attemptsLeft: z.int(),
  expiresAt: instant(),
  resendAvailableAt: instant(),
});

/** The mails that are shown of an address. */
export const mailsShown = 5;

/** What the desk sees: names, addresses and numbers are masked. `state` is `none` where nothing is known of the key. */
export const findingAnswer = z.strictObject({
  state: z.enum([
    "none",
    ...registrationState.options,
    ...(["active", "withdrawing", "suspended", "frozen", "dormant", "erasing"] as const),
  ]),
  accountId: z.optional(z.string()),
  registrationId: z.optional(z.string()),
  receptionNumber: z.optional(z.string()),
  accountType: z.optional(accountType),
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  createdAt: z.optional(instant()),
  erasesAt: z.optional(instant()),
  lastSignInAt: z.optional(instant()),
  /** Of a registration that is not complete: how far its code is. */
  code: z.optional(codeShown),
  /** The latest mails to the address, the newest first; `number` is the code's, 0 of a mail without one. */
  mails: z
    .array(z.strictObject({ kind: z.enum(mailKinds), number: z.int(), status: mailStatus, at: instant() }))
    .check(z.maxLength(mailsShown)),
  /** New passwords and ends of a sleep that were begun with the address and are not finished, the newest first. */
  openFlows: z.array(
    z.strictObject({
      kind: z.enum(["password-reset", "revival"]),
      state: z.enum(["requested", "code-sent", "verified", "setting", "expired"]),
      startedAt: instant(),
      code: codeShown,
    }),
  ),
  limits: z.array(limitInForce),
  holds: z.array(z.strictObject({ reason: z.enum(holdReasons), until: instant() })),
  /** The latest, decided or not. */
  proposals: z.array(proposalAnswer),
  deskActions: z.array(deskAction),
});
export type FindingAnswer = z.infer<typeof findingAnswer>;

export const resentAnswer = z.strictObject({
  registrationId: z.string(),
  receptionNumber: z.string(),
  resendAvailableAt: instant(),
});

export const clearedAnswer = z.strictObject({
  limit: z.enum(clearableLimits),
  /** What it had counted. */
  before: z.int(),
});

export const actedAnswer = z.strictObject({ accountId: z.string(), state: z.string() });

export const revealAnswer = z.strictObject({
  accountId: z.string(),
  /** By field: one line each. */
  fields: z.partialRecord(z.enum(revealableFields), z.string()),
  /** Until when it may be shown. */
  until: instant(),
});
