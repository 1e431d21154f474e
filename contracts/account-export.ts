/** Everything that is stored of an account, for its owner to keep. */
import * as z from "zod/mini";
import { clientMembers } from "./client-members.ts";
import { deskAction } from "./desk-action.ts";
import { changeReasons } from "./organization-change.ts";
import { storedProfiles } from "./stored-profile.ts";

export const exportFormats = ["json", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** JSON is for programs; CSV has two columns, 項目 and 内容, for a spreadsheet. */
export const exportQuery = z.object({
  format: z._default(z.enum(exportFormats, { error: "invalid" }), "json"),
});

const time = z.string();

const account = z.strictObject({
  accountId: z.string(),
  /** Of its user in the user directory. */
  userSub: z.string(),
  /** Of the registration that made it. */
  registrationId: z.string(),
  /** By which its owner names it to the city. */
  receptionNumber: z.string(),
  email: z.string(),
  language: z.string(),
  status: z.string(),
  statusAt: z.optional(time),
  withdrawalReason: z.optional(z.string()),
  createdAt: time,
  updatedAt: time,
  lastSignInAt: z.optional(time),
  /** Of an account that was dormant: since when nobody had used it. */
  inactiveSince: z.optional(time),
  /** When its owner was last written to about that. */
  noticeSentAt: z.optional(time),
  erasesAt: z.optional(time),
  /** About which sign-ins its owner has chosen to get a mail. */
  signInNotice: z.optional(z.string()),
});

/** An address of the account: from when, and until when if it is no longer the one. */
const address = z.strictObject({ email: z.string(), from: z.optional(time), until: z.optional(time) });

const acceptedTerms = z.strictObject({
  version: z.string(),
  sha256: z.string(),
  acceptedAt: z.optional(time),
});

/** A change of who the business is, with what there was before. */
const organizationChange = z.strictObject({
  changedAt: time,
  effectiveOn: z.string(),
  reason: z.enum(changeReasons),
  changed: z.array(z.string()),
  before: z.partial(z.pick(storedProfiles.business, { organizationName: true, representative: true })),
});

const signIn = z.strictObject({ at: time, ...clientMembers });

const session = z.strictObject({
  sessionId: z.string(),
  current: z.boolean(),
  /** Whether it can still be used; one that is over is deleted within two days. */
  live: z.boolean(),
  createdAt: time,
  lastUsedAt: time,
  authenticatedAt: time,
  factors: z.array(z.string()),
  idleExpiresAt: time,
  absoluteExpiresAt: time,
  ...clientMembers,
});

/** What proves who the owner is: by name and date, never the secret itself. */
const factor = z.strictObject({ name: z.string(), since: time });

const linkedIdentity = z.strictObject({ provider: z.string(), linkedAt: time });
const delegation = z.strictObject({ name: z.string(), from: time });

const exported = <T extends string, P extends z.ZodMiniType>(accountType: T, profile: P) =>
  z.strictObject({
    exportedAt: time,
    accountType: z.literal(accountType),
    account,
    profile,
    /** Of a business; a person's is empty. */
    organizationHistory: z.array(organizationChange),
    addressHistory: z.array(address),
    termsHistory: z.array(acceptedTerms),
    signIns: z.array(signIn),
    /** What the city's people did to it or looked at of it, the newest first. */
    deskActions: z.array(deskAction),
    sessions: z.array(session),
    factors: z.array(factor),
    linkedIdentities: z.array(linkedIdentity),
    delegations: z.array(delegation),
  });

/** The export of an account of each type, with that type's profile. */
export const exportsWith = <B extends z.ZodMiniType, I extends z.ZodMiniType>(profiles: {
  readonly business: B;
  readonly individual: I;
}) => ({
  business: exported("business", profiles.business),
  individual: exported("individual", profiles.individual),
});
