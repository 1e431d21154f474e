import { foundError } from "../../../contracts/field-errors.ts";
import { handoverRequest } from "../../../contracts/handover.ts";
import { HANDOVER_DAYS } from "../../../contracts/mail-links.ts";
import { type Account, type HandoverInvitation, openHandover, undoableChange } from "../../domain/account.ts";
import { DAY_MS } from "../../domain/durations.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { emailChangeTally } from "../../domain/tallies.ts";
import {
  type SignedInDependencies,
  type SignedInFailureKind,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import { type AskDependencies, askForCode } from "../flow/ask-for-code.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import { parseInput } from "../parse-input.ts";
import type { EmailHash, Handovers, MailQueue, Tokens } from "../ports.ts";
import { recentlyAuthenticated } from "../session/recently-authenticated.ts";

export interface StartHandoverDependencies extends SignedInDependencies, AskDependencies {
  readonly tokens: Pick<Tokens, "id">;
  readonly handovers: Pick<Handovers, "invite">;
  readonly emailHash: EmailHash;
  readonly mailQueue: Pick<MailQueue, "requestHandoverInvitation">;
  readonly settings: SignedInDependencies["settings"] &
    AskDependencies["settings"] & {
      readonly session: { readonly reauthenticationMinutes: number };
      readonly limits: LimitsAt<"change-email">;
    };
}

interface Sent {
  readonly sessionToken: string | undefined;
  readonly body: unknown;
  readonly clientIp: string;
}

type StartFailureKind =
  | SignedInFailureKind
  | "unknown-member"
  | "invalid-input"
  | "reauthentication-required"
  | "email-unchanged"
  | "email-change-recent"
  | "handover-pending"
  | "limit-reached";

/**
 * Invites whoever takes the account of a business over. Every address is served alike, taken or free: whoever has the mail
 * learns which, behind its link. The same address again gets the mail again; it may have been lost.
 */
export async function startHandover(
  dependencies: StartHandoverDependencies,
  { sessionToken, body, clientIp }: Sent,
): Promise<Outcome<HandoverInvitation, StartFailureKind>> {
  const found = await unlimitedUser(dependencies, { sessionToken });
  if (!found.ok) return found;
  const { account, session } = found.value;
  const parsed = parseInput(handoverRequest, body);
  if (!parsed.ok) return parsed;
  if (account.accountType !== "business") return fail({ kind: "unknown-member", errors: unknown });
  const recent = recentlyAuthenticated(dependencies, session);
  if (!recent.ok) return recent;

  const { email } = parsed.value;
  const refusal = whyNot(account, email, dependencies.clock());
  if (refusal) return fail(refusal);
  const emailFields = await dependencies.emailHash(email);
  const refused = await count(dependencies, account, { email, clientIp });
  if (refused) {
    const { limit: reason, until: retryAt } = refused;
    dependencies.audit({ event: "limit.reached", outcome: "failure", reason, ...emailFields });
    return fail({ kind: "limit-reached", retryAt });
  }
  return invite(dependencies, account, email, emailFields);
}

/** Nobody's account is handed over but a business's: for a person's there are no such members. */
const unknown = ["/email", "/emailConfirmation"].map((pointer) => foundError(pointer, "unknown-member"));

function whyNot(account: Account, email: string, now: number) {
  if (email === account.email) return { kind: "email-unchanged" } as const;
  const undoable = undoableChange(account, now);
  if (undoable) return { kind: "email-change-recent", retryAt: undoable.undoUntil } as const;
  const open = openHandover(account, now);
  return open && open.email !== email ? ({ kind: "handover-pending" } as const) : undefined;
}

/** As a change of address, which brings a mail to a stranger just so. */
async function count(
  dependencies: StartHandoverDependencies,
  { accountId }: Account,
  asker: { readonly email: string; readonly clientIp: string },
) {
  const { clock, limits, settings } = dependencies;
  const now = clock();
  const ofAccount = await limits.count(emailChangeTally(settings.limits, accountId), now);
  if (ofAccount.refused) return ofAccount.refused;
  const asked = await askForCode(dependencies, { purpose: "email-change", ...asker }, now);
  return "refused" in asked ? asked.refused : undefined;
}

/** Recorded before the mail is asked for; whoever is answered an error sends the same again. */
async function invite(
  { clock, tokens, handovers, mailQueue, audit }: StartHandoverDependencies,
  account: Account,
  email: string,
  emailFields: Awaited<ReturnType<EmailHash>>,
): Promise<Outcome<HandoverInvitation, "handover-pending">> {
  const { accountId } = account;
  const invitedAt = clock();
  const handoverId = openHandover(account, invitedAt)?.handoverId ?? tokens.id();
  const invitation = { handoverId, email, invitedAt, expiresAt: invitedAt + HANDOVER_DAYS * DAY_MS };
  if (!(await handovers.invite(accountId, invitation))) return fail({ kind: "handover-pending" });
  const auditFields = { outcome: "success", flowId: handoverId, accountId } as const;
  audit({ event: "account.handover-invited", ...auditFields, ...emailFields });
  await mailQueue.requestHandoverInvitation({ accountId, handoverId });
  audit({ event: "mail.queued", ...auditFields, reason: "handover-invitation" });
  return ok(invitation);
}
