import { handoverAcceptance } from "../../../contracts/handover-acceptance.ts";
import { namesIn } from "../../../contracts/password-judgement.ts";
import type { ClientFacts } from "../../domain/account.ts";
import {
  acceptHandoverAgain,
  acceptReleasedHandover,
  type EmailChange,
  provenEmailChange,
  releaseEmailChange,
  type Successor,
} from "../../domain/email-change.ts";
import { type Terms, termsInForce } from "../../domain/terms.ts";
import { fail, type Outcome } from "../outcome.ts";
import { parseNewPassword } from "../password/parse-new-password.ts";
import { type JudgeDependencies, refusePassword } from "../password/refuse-password.ts";
import type { Applied, FollowUps, Holds } from "../ports.ts";
import { openSession, type SessionDependencies, type SignedIn } from "../session/open-session.ts";
import { type ApplyHandoverDependencies, applyHandover } from "./apply-handover.ts";
import {
  type FollowDependencies,
  type FollowedInvitation,
  followedInvitation,
} from "./followed-invitation.ts";

export interface AcceptHandoverDependencies
  extends Omit<FollowDependencies, "accounts">,
    JudgeDependencies,
    ApplyHandoverDependencies,
    SessionDependencies {
  readonly clock: FollowDependencies["clock"];
  readonly holds: ApplyHandoverDependencies["holds"] & Pick<Holds, "find">;
  readonly audit: ApplyHandoverDependencies["audit"];
  readonly followUps: Pick<FollowUps, "requestLookAtEmailChange" | "requestEvent">;
  readonly settings: JudgeDependencies["settings"] &
    ApplyHandoverDependencies["settings"] &
    SessionDependencies["settings"] &
    Terms;
}

interface Sent {
  readonly body: unknown;
  readonly client: ClientFacts;
  readonly sessionToken: string | undefined;
}

type AcceptFailureKind =
  | "unknown-member"
  | "invalid-input"
  | "terms-outdated"
  | "link-dead"
  | "already-registered"
  | "completion-in-progress"
  | "account-stopped"
  | "account-dormant";

/**
 * The successor takes the account over, with a password of their own. The link is not used up first: what is claimed is the
 * handover itself, of which the follow-up was asked for before, so that whoever is answered an error may press again. Every
 * session and browser of the predecessor ends.
 */
export async function acceptHandover(
  dependencies: AcceptHandoverDependencies,
  { body, client, sessionToken: earlierToken }: Sent,
): Promise<Outcome<SignedIn, AcceptFailureKind>> {
  const parsed = parseNewPassword(dependencies, handoverAcceptance, body);
  if (!parsed.ok) return parsed;
  const { token, password, termsVersion, contact, department, phone } = parsed.value;
  const { clock } = dependencies;
  const followed = await followedInvitation(dependencies, token);
  if (!followed.ok) return followed;
  const inForce = termsInForce(dependencies.settings, clock());
  if (termsVersion !== inForce.version)
    return fail({ kind: "terms-outdated", currentVersion: inForce.version });

  const { account, invitation } = followed.value;
  const { organizationName } = account.profile;
  const whose = { email: invitation.email, names: namesIn({ organizationName, contact }) };
  const weak = await refusePassword(dependencies, whose, password);
  if (weak) return fail({ kind: "invalid-input", errors: [weak] });
  if (await isHeldForAnother(dependencies, followed.value)) return fail({ kind: "already-registered" });

  const terms = { version: inForce.version, sha256: inForce.sha256, acceptedAt: clock() };
  const { handoverId: changeId } = invitation;
  await dependencies.followUps.requestLookAtEmailChange({ changeId });
  const successor = { contact, phone, ...(department !== undefined && { department }), terms };
  const claimed = await takeClaim(dependencies, followed.value, { successor, client });
  if (!claimed.applied) return fail({ kind: whyNotNow(claimed.current) });

  const applied = await applyHandover(dependencies, { ...claimed.item, successor }, account, password);
  if (applied === "duplicate") return fail({ kind: "already-registered" });
  if (applied === "superseded") {
    const { claimedAt = 0 } = claimed.item;
    await dependencies.emailChanges.apply(changeId, releaseEmailChange({ now: clock(), claimedAt }));
    return fail({ kind: "link-dead" });
  }
  // None of the sign-ins that the account remembers has a session any more.
  return openSession(
    dependencies,
    { ...applied.account, signIns: [] },
    { factors: ["password"], client, earlierToken },
  );
}

/** Another account has left that address and may want it back. */
async function isHeldForAnother(
  { clock, holds, emailHash }: AcceptHandoverDependencies,
  { account, invitation }: FollowedInvitation,
): Promise<boolean> {
  const { emailHmac } = await emailHash(invitation.email);
  const hold = await holds.find(emailHmac, clock());
  return hold !== undefined && hold.accountId !== account.accountId;
}

/** Of several at once one gets it, and whoever comes later only once it was given up or released. */
async function takeClaim(
  { clock, emailChanges }: AcceptHandoverDependencies,
  { account, invitation }: FollowedInvitation,
  given: { readonly successor: Successor; readonly client: ClientFacts },
): Promise<Applied<EmailChange>> {
  const { handoverId: id, email, expiresAt } = invitation;
  const { accountId, userSub, email: previousEmail, language } = account;
  const { browser, os, country, region } = given.client;
  const facts = { now: clock(), successor: given.successor, client: { browser, os, country, region } };
  const owner = { accountId, userSub, previousEmail, language };
  const created = await emailChanges.create(provenEmailChange({ id, email, expiresAt, ...owner, ...facts }));
  if (created.applied || !created.current) return created;
  const { state, claimedAt } = created.current;
  if (state === "verified") return emailChanges.apply(id, acceptReleasedHandover(facts));
  return claimedAt === undefined
    ? created
    : emailChanges.apply(id, acceptHandoverAgain({ ...facts, claimedAt }));
}

const whyNotNow = (current: EmailChange | undefined) =>
  current?.state === "duplicate"
    ? "already-registered"
    : current?.state === "applied"
      ? "link-dead"
      : "completion-in-progress";
