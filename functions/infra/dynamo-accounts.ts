import { isDeepStrictEqual } from "node:util";
import * as z from "zod/mini";
import { deskActionKinds, deskReasons, evidences, proposalKinds } from "../../contracts/desk-words.ts";
import { language } from "../../contracts/localized.ts";
import { changeReasons } from "../../contracts/organization-change.ts";
import { signInNotice } from "../../contracts/sign-in-notice.ts";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import { withdrawalReasons } from "../../contracts/withdrawal.ts";
import {
  type Account,
  type AccountStatus,
  accountStatuses,
  ERASED,
  eraseReasons,
  statusOf,
  withSignIn,
  withTerms,
} from "../domain/account.ts";
import type { EventStep } from "../domain/account-event.ts";
import { organizationFields, REMEMBERED_CHANGES } from "../domain/organization.ts";
import { receptionNumberOf } from "../domain/reception-number.ts";
import type { Accounts } from "../use-cases/ports.ts";
import { conditionalUpdate, isApplied } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "./dynamo-documents.ts";
import { eventLogFields, eventWrite } from "./event-log.ts";

const signIn = z.object({
  at: z.number(),
  browser: z.string(),
  os: z.string(),
  country: z.string(),
  region: z.string(),
  sessionId: z.exactOptional(z.string()),
  wantsNotice: z.exactOptional(z.literal(true)),
});

const acceptedTerms = z.object({ version: z.string(), sha256: z.string(), acceptedAt: z.number() });
const organizationChange = z.object({
  changedAt: z.number(),
  effectiveOn: z.string(),
  reason: z.enum(changeReasons),
  changed: z.array(z.enum(organizationFields)),
  before: z.partial(z.pick(storedProfiles.business, { organizationName: true, representative: true })),
});
const deskActionField = z.object({
  at: z.number(),
  kind: z.enum(deskActionKinds),
  reason: z.enum(deskReasons),
});
const proposalField = z.object({
  proposalId: z.string(),
  kind: z.enum(proposalKinds),
  proposer: z.string(),
  reason: z.enum(deskReasons),
  ticket: z.string(),
  proposedAt: z.number(),
  expiresAt: z.number(),
  digest: z.string(),
  correction: z.optional(
    z.object({
      newEmail: z.string(),
      evidence: z.enum(evidences),
      changeId: z.string(),
      confirmedAt: z.optional(z.number()),
    }),
  ),
  state: z.enum(["proposed", "approved", "executed", "rejected"]),
  decidedAt: z.optional(z.number()),
  objectedAt: z.optional(z.number()),
});
export const noticeField = z.object({ stage: z.int(), since: z.number(), at: z.number() });

const fields = {
  accountId: z.string(),
  // An account of an older release has none until somebody signs in, and nothing asks for it before.
  userSub: z._default(z.string(), ""),
  email: z.string(),
  language,
  registrationId: z.string(),
  termsVersion: z.string(),
  termsSha256: z.string(),
  termsAcceptedAt: z.optional(z.number()),
  termsHistory: z.optional(z.array(acceptedTerms)),
  createdAt: z.number(),
  updatedAt: z.number(),
  status: z.optional(z.enum(accountStatuses)),
  statusAt: z.optional(z.number()),
  withdrawalReason: z.optional(z.enum(withdrawalReasons)),
  sessionEpoch: z.optional(z.int()),
  passwordChangedAt: z.optional(z.number()),
  deviceEpoch: z.optional(z.int()),
  signInNotice: z.optional(signInNotice),
  lastSignInAt: z.optional(z.number()),
  inactiveSince: z.optional(z.number()),
  notice: z.optional(noticeField),
  erasesAt: z.optional(z.number()),
  eraseReason: z.optional(z.enum(eraseReasons)),
  farewellSentAt: z.optional(z.number()),
  openChange: z.optional(z.string()),
  openChangeUntil: z.optional(z.number()),
  emailChange: z.optional(
    z.object({
      changeId: z.string(),
      previousEmail: z.string(),
      email: z.string(),
      changedAt: z.number(),
      undoUntil: z.number(),
      corrected: z.optional(z.literal(true)),
      handedOver: z.optional(z.enum(["with-password", "without-password"])),
    }),
  ),
  handover: z.optional(
    z.object({
      handoverId: z.string(),
      email: z.string(),
      invitedAt: z.number(),
      expiresAt: z.number(),
    }),
  ),
  undoneChange: z.optional(
    z.object({
      changeId: z.string(),
      previousEmail: z.string(),
      email: z.string(),
      undoneAt: z.number(),
      state: z.enum(["reverted", "frozen"]),
      closedAt: z.optional(z.number()),
    }),
  ),
  signIns: z.optional(z.array(signIn)),
  ...eventLogFields,
  organizationHistory: z.optional(z.array(organizationChange)),
  deskActions: z.optional(z.array(deskActionField)),
  proposal: z.optional(proposalField),
};

const { business, individual } = storedProfiles;

const accountItem = z.discriminatedUnion("accountType", [
  z.object({ ...fields, accountType: z.literal("business"), profile: business }),
  z.object({ ...fields, accountType: z.literal("individual"), profile: individual }),
]);

function toAccount(item: unknown): Account {
  const parsed = accountItem.parse(item);
  // What is optional and absent is parsed to no member: only the types of both differ, by `undefined`.
  return parsed as Account;
}

/** Of one that was erased a tombstone remains, which is no account. */
export const toLiveAccount = (item: Readonly<Record<string, unknown>>): Account | undefined =>
  item["status"] === ERASED ? undefined : toAccount(item);

/** Sign-ins at the same moment come after one another: so many may be in front. */
const SIGN_INS_AT_ONCE = 5;

/** Whether the account still remembered what was read, and remembers the others now. */
const replaceSignIns = (
  db: DynamoDBDocumentClient,
  table: string,
  { accountId, lastSignInAt: known }: Account,
  { signIns, lastSignInAt, userSub }: Pick<Account, "signIns" | "lastSignInAt" | "userSub">,
): Promise<boolean> =>
  isApplied(
    db.send(
      new UpdateCommand({
        TableName: table,
        Key: { accountId },
        UpdateExpression: "SET signIns = :signIns, lastSignInAt = :at, userSub = :userSub",
        ConditionExpression: `attribute_exists(profile) AND ${known ? "lastSignInAt = :known" : "attribute_not_exists(lastSignInAt)"}`,
        ExpressionAttributeValues: {
          ":signIns": signIns,
          ":at": lastSignInAt,
          ":userSub": userSub,
          ...(known && { ":known": known }),
        },
      }),
    ),
  );

/** Ends the status of an account, with what belongs to it; whether it is in use now, also where it was before. */
async function reactivate(
  db: DynamoDBDocumentClient,
  table: string,
  accountId: string,
  {
    from,
    remove = [],
    step,
  }: { readonly from: AccountStatus; readonly remove?: readonly string[]; readonly step: EventStep },
): Promise<boolean> {
  const also = eventWrite(step);
  const written = await conditionalUpdate(db, {
    table,
    key: { accountId },
    set: ["statusAt = :now", ...also.set],
    remove: ["#status", ...remove],
    condition: `#status = :from AND ${also.condition}`,
    names: { "#status": "status" },
    values: { ":from": from, ":now": step.event.at, ...also.values },
  });
  if (written.applied) return true;
  const { current } = written;
  return current?.["profile"] !== undefined && statusOf(toAccount(current)) === "active";
}

export const dynamoAccounts = (db: DynamoDBDocumentClient, table: string): Accounts => ({
  async find(accountId) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: { accountId }, ConsistentRead: true }),
    );
    return Item && toLiveAccount(Item);
  },

  async put(account) {
    await isApplied(
      db.send(
        new PutCommand({
          TableName: table,
          // The number is the index that the desk finds it by (docs/adr/0057).
          Item: { ...account, receptionNumber: receptionNumberOf(account.registrationId) },
          // `updatedAt` starts as the time of the claim: a later claim's or a corrected account has a later one. One
          // whose sessions were ended stays in any case: in its place, an account would have them live again.
          ConditionExpression:
            "attribute_not_exists(accountId) OR (updatedAt < :updatedAt AND attribute_not_exists(sessionEpoch))",
          ExpressionAttributeValues: { ":updatedAt": account.updatedAt },
        }),
      ),
    );
  },

  async updateProfile({ accountId, updatedAt }, { profile }, { now, step }) {
    const also = step && eventWrite(step);
    const written = await conditionalUpdate(db, {
      table,
      key: { accountId },
      set: ["#profile = :profile", "#updatedAt = :now", ...(also?.set ?? [])],
      condition: ["#updatedAt = :readAt", ...(also ? [also.condition] : [])].join(" AND "),
      names: { "#profile": "profile", "#updatedAt": "updatedAt" },
      values: {
        ...{ ":profile": profile, ":now": Math.max(now, updatedAt + 1), ":readAt": updatedAt },
        ...also?.values,
      },
    });
    return written.applied ? toAccount(written.item) : undefined;
  },

  async acceptTerms(account, accepted, step) {
    const also = eventWrite(step);
    const { termsVersion, termsSha256, termsAcceptedAt, termsHistory } = withTerms(account, accepted);
    const written = await conditionalUpdate(db, {
      table,
      key: { accountId: account.accountId },
      set: [
        "termsVersion = :version",
        "termsSha256 = :sha256",
        "termsAcceptedAt = :at",
        "termsHistory = :history",
        ...also.set,
      ],
      condition: `termsVersion = :readVersion AND attribute_exists(profile) AND ${also.condition}`,
      names: {},
      values: {
        ...{ ":version": termsVersion, ":sha256": termsSha256, ":at": termsAcceptedAt },
        ...{ ":history": termsHistory, ":readVersion": account.termsVersion },
        ...also.values,
      },
    });
    const item = written.applied ? written.item : written.current;
    const current = item && toLiveAccount(item);
    return current?.termsVersion === accepted.version ? current : undefined;
  },

  async changeOrganization({ accountId, updatedAt, organizationHistory = [] }, profile, { change, step }) {
    const also = eventWrite(step);
    const written = await conditionalUpdate(db, {
      table,
      key: { accountId },
      set: ["#profile = :profile", "#updatedAt = :now", "#history = :history", ...also.set],
      condition: `#updatedAt = :readAt AND ${also.condition}`,
      names: { "#profile": "profile", "#updatedAt": "updatedAt", "#history": "organizationHistory" },
      values: {
        ":profile": profile,
        ":now": Math.max(change.changedAt, updatedAt + 1),
        ":readAt": updatedAt,
        // Whoever writes the history writes `updatedAt`, too: what was read is what there is.
        ":history": [...organizationHistory, change].slice(-REMEMBERED_CHANGES),
        ...also.values,
      },
    });
    return written.applied ? toAccount(written.item) : undefined;
  },

  async chooseSignInNotice(accountId, chosen) {
    return isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: "SET signInNotice = :chosen",
          ConditionExpression: "attribute_exists(profile)",
          ExpressionAttributeValues: { ":chosen": chosen },
        }),
      ),
    );
  },

  async requestWithdrawal({ accountId }, { at, erasesAt, reason }, step) {
    const also = eventWrite(step);
    const { applied } = await conditionalUpdate(db, {
      table,
      key: { accountId },
      set: [
        ...["#status = :withdrawing", "statusAt = :at", "erasesAt = :erasesAt"],
        ...(reason === undefined ? [] : ["withdrawalReason = :reason"]),
        ...also.set,
      ],
      condition: `attribute_exists(profile) AND (attribute_not_exists(#status) OR #status = :active) AND (attribute_not_exists(emailChange) OR emailChange.undoUntil <= :at) AND ${also.condition}`,
      names: { "#status": "status" },
      values: {
        ...{ ":withdrawing": "withdrawing", ":active": "active", ":at": at, ":erasesAt": erasesAt },
        ...(reason !== undefined && { ":reason": reason }),
        ...also.values,
      },
    });
    return applied;
  },

  async postponeWithdrawal({ accountId, erasesAt: readAt = 0 }, erasesAt, step) {
    const also = eventWrite(step);
    const { applied } = await conditionalUpdate(db, {
      table,
      key: { accountId },
      set: ["erasesAt = :erasesAt", ...also.set],
      condition: `#status = :withdrawing AND erasesAt = :readAt AND ${also.condition}`,
      names: { "#status": "status" },
      values: {
        ...{ ":withdrawing": "withdrawing", ":erasesAt": erasesAt, ":readAt": readAt },
        ...also.values,
      },
    });
    return applied;
  },

  cancelWithdrawal: (accountId, step) =>
    reactivate(db, table, accountId, {
      from: "withdrawing",
      remove: ["erasesAt", "withdrawalReason"],
      step,
    }),

  revive: (accountId, step) => reactivate(db, table, accountId, { from: "dormant", step }),

  async raiseEpoch(accountId, { epoch, passwordChangedAt, revival, forgetsDevices = false }) {
    const changed = passwordChangedAt !== undefined;
    const revived = revival && eventWrite(revival);
    return isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: `SET sessionEpoch = :epoch${forgetsDevices ? ", deviceEpoch = :epoch" : ""}${changed ? ", passwordChangedAt = :changedAt" : ""}${revived ? `, ${["statusAt = :revivedAt", ...revived.set].join(", ")} REMOVE #status` : ""}`,
          // An item without a profile is no account, but what remains of one.
          ConditionExpression: `attribute_exists(profile) AND (attribute_not_exists(sessionEpoch) OR sessionEpoch < :epoch)${revived ? ` AND #status = :dormant AND ${revived.condition}` : ""}`,
          ...(revived && { ExpressionAttributeNames: { "#status": "status" } }),
          ExpressionAttributeValues: {
            ":epoch": epoch,
            ...(changed && { ":changedAt": passwordChangedAt }),
            ...(revived && { ":revivedAt": revival.event.at, ":dormant": "dormant", ...revived.values }),
          },
        }),
      ),
    );
  },

  openEmailChange: (accountId, { changeId, now }) =>
    isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: "SET openChange = :id REMOVE openChangeUntil",
          ConditionExpression:
            "attribute_exists(profile) AND (attribute_not_exists(openChangeUntil) OR openChangeUntil <= :now OR openChange = :id)",
          ExpressionAttributeValues: { ":id": changeId, ":now": now },
        }),
      ),
    ),

  holdEmailChangeOpen: (accountId, { changeId, until }) =>
    isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: "SET openChangeUntil = :until",
          ConditionExpression: "openChange = :id",
          ExpressionAttributeValues: { ":id": changeId, ":until": until },
        }),
      ),
    ),

  async closeEmailChange(accountId, changeId) {
    await isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: "REMOVE openChange, openChangeUntil",
          ConditionExpression: "openChange = :id",
          ExpressionAttributeValues: { ":id": changeId },
        }),
      ),
    );
  },

  changeEmail({ accountId }, { change, epoch, step }) {
    const also = eventWrite(step);
    return isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: `SET ${["email = :email", "emailChange = :change", "sessionEpoch = :epoch", ...also.set].join(", ")} REMOVE openChange, openChangeUntil`,
          ConditionExpression: `attribute_exists(profile) AND email = :previous AND openChange = :id AND (attribute_not_exists(sessionEpoch) OR sessionEpoch < :epoch) AND ${also.condition}`,
          ExpressionAttributeValues: {
            ":email": change.email,
            ":previous": change.previousEmail,
            ":id": change.changeId,
            ":change": change,
            ":epoch": epoch,
            ...also.values,
          },
        }),
      ),
    );
  },

  async noteSignIn(account, latest, userSub) {
    let known: Account | undefined = account;
    for (let attempt = 1; attempt <= SIGN_INS_AT_ONCE && known; attempt += 1) {
      const remembered = withSignIn(known, latest);
      if (await replaceSignIns(db, table, known, { ...remembered, userSub })) return;
      known = await this.find(account.accountId);
      // Our own write, whose answer was lost.
      if (known?.signIns?.some((one) => isDeepStrictEqual(one, remembered.signIns.at(-1)))) return;
    }
  },
});
