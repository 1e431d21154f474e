import { fail, type Outcome, ok } from "../outcome.ts";
import type { Users } from "../ports.ts";
import { type FollowDependencies, followedInvitation } from "./followed-invitation.ts";

export interface PreviewHandoverDependencies extends FollowDependencies {
  readonly users: Pick<Users, "find">;
}

export interface HandoverPreview {
  readonly organizationName: string;
  readonly from: string;
}

/**
 * What the screen behind an invitation's link shows before anything is typed; nothing is used up. That an address has a user of
 * its own is said only here and where it is accepted: to whoever has its mail.
 */
export async function previewHandover(
  dependencies: PreviewHandoverDependencies,
  { token }: { readonly token: string },
): Promise<Outcome<HandoverPreview, "link-dead" | "already-registered">> {
  const followed = await followedInvitation(dependencies, token);
  if (!followed.ok) return followed;
  const { account, invitation } = followed.value;
  const user = await dependencies.users.find(invitation.email);
  if (user && user.userSub !== account.userSub) return fail({ kind: "already-registered" });
  const { organizationName, contact } = account.profile;
  return ok({ organizationName, from: contact.familyName });
}
