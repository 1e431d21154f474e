import type { SignInNotice } from "../../../contracts/sign-in-notice.ts";
import { isLive, type Session, type SignIn } from "../../domain/account.ts";
import type { DeskAction } from "../../domain/desk-action.ts";
import { signInNoticeOf } from "../../domain/device.ts";
import {
  type SignedInDependencies,
  type SignedInFailureKind,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import { type Outcome, ok } from "../outcome.ts";
import type { Sessions } from "../ports.ts";

export interface ListSessionsDependencies extends SignedInDependencies {
  readonly sessions: SignedInDependencies["sessions"] & Pick<Sessions, "list">;
  readonly settings: SignedInDependencies["settings"] & { readonly signInNotice: SignInNotice };
}

interface ListedSession {
  readonly session: Session;
  readonly isCurrent: boolean;
}

export interface ListedSessions {
  /** The live ones, the caller's own first, the others as they were used last. */
  readonly sessions: readonly ListedSession[];
  /** The newest first. */
  readonly signIns: readonly SignIn[];
  /** About which sign-ins a mail is sent. */
  readonly signInNotice: SignInNotice;
  /** What the city's people did, the newest first. */
  readonly deskActions: readonly DeskAction[];
}

export async function listSessions(
  dependencies: ListSessionsDependencies,
  request: { readonly sessionToken: string | undefined },
): Promise<Outcome<ListedSessions, SignedInFailureKind>> {
  const found = await unlimitedUser(dependencies, request);
  if (!found.ok) return found;
  const { account, key: own } = found.value;
  const now = dependencies.clock();
  const kept = await dependencies.sessions.list(account.accountId);
  const sessions = kept
    .filter(({ session }) => isLive(account, session, now))
    .map(({ key, session }) => ({ session, isCurrent: key.tokenHash === own.tokenHash }))
    .toSorted(ownFirst);
  const signInNotice = signInNoticeOf(account, dependencies.settings);
  const { signIns = [], deskActions = [] } = account;
  return ok({
    sessions,
    signIns: signIns.toReversed(),
    signInNotice,
    deskActions: deskActions.toReversed(),
  });
}

const ownFirst = (a: ListedSession, b: ListedSession) =>
  Number(b.isCurrent) - Number(a.isCurrent) || b.session.lastUsedAt - a.session.lastUsedAt;
