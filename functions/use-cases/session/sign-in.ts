import type { SignInNotice } from "../../../contracts/sign-in-notice.ts";
import type { Account, SignIn } from "../../domain/account.ts";
import { signInNoticeOf } from "../../domain/device.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, AuthenticatedUser, FollowUps, MailQueue } from "../ports.ts";
import { type CheckPasswordDependencies, checkPassword } from "./check-password.ts";
import { isPasswordStillRight } from "./is-password-still-right.ts";
import { type NoteFailureDependencies, noteFailure } from "./note-failure.ts";
import { openSession, type SessionClient, type SessionDependencies, type SignedIn } from "./open-session.ts";
import { type BrowserDependencies, recogniseBrowser, rememberBrowser } from "./recognise-browser.ts";

export interface SignInDependencies
  extends SessionDependencies,
    CheckPasswordDependencies,
    BrowserDependencies,
    NoteFailureDependencies {
  readonly tokens: SessionDependencies["tokens"];
  readonly accounts: Pick<Accounts, "find" | "noteSignIn">;
  readonly followUps: Pick<FollowUps, "requestHealing">;
  readonly limits: CheckPasswordDependencies["limits"];
  readonly mailQueue: NoteFailureDependencies["mailQueue"] & Pick<MailQueue, "requestSignInNotice">;
  readonly settings: SessionDependencies["settings"] &
    CheckPasswordDependencies["settings"] & { readonly signInNotice: SignInNotice };
}

/** Where the browser was new to the account, the cookie by which it is known from now on. */
export interface SignedInBrowser extends SignedIn {
  readonly deviceToken?: string;
}

interface SignInRequest extends SessionClient {
  readonly email: string;
  readonly password: string;
  readonly clientIp: string;
  readonly deviceToken?: string | undefined;
}

type SignInFailureKind =
  | "sign-in-failed"
  | "sign-in-limited"
  | "account-not-ready"
  | "account-stopped"
  | "account-dormant";

/**
 * Signs in; a wrong password and an unknown address fail alike, and how an account stands is answered only to whoever has
 * its password.
 */
export async function signIn(
  dependencies: SignInDependencies,
  { email, password, clientIp, client, earlierToken, deviceToken }: SignInRequest,
): Promise<Outcome<SignedInBrowser, SignInFailureKind>> {
  const checked = await checkPassword(dependencies, { username: email, email, password, clientIp });
  if (!checked.ok && checked.failure.kind === "sign-in-failed") await noteFailure(dependencies, email);
  if (!checked.ok) return checked;
  const { accounts, clock, users, followUps, audit } = dependencies;
  const { user, emailFields } = checked.value;

  const account = await accounts.find(user.accountId);
  if (!account) {
    // Only somebody who has the password learns it.
    await followUps.requestHealing(user);
    return fail({ kind: "account-not-ready" });
  }
  const { accountId } = account;
  if (!(await isPasswordStillRight(users, account, user, password))) {
    audit({
      event: "auth.failed",
      outcome: "failure",
      reason: "password-changed",
      accountId,
      ...emailFields,
    });
    return fail({ kind: "sign-in-failed" });
  }
  const opened = await openSession(dependencies, account, { factors: ["password"], client, earlierToken });
  if (!opened.ok) {
    const reason = opened.failure.kind;
    audit({ event: "auth.failed", outcome: "failure", reason, accountId, ...emailFields });
    return opened;
  }
  const { sessionId } = opened.value;
  const signedIn = { at: clock(), ...client, sessionId };
  const device = await noteSignIn(dependencies, account, user, { signedIn, deviceToken });
  audit({ event: "auth.signed-in", outcome: "success", reason: "password", accountId, ...emailFields });
  return ok({ ...opened.value, ...device });
}

interface Noted {
  readonly signedIn: SignIn & { readonly sessionId: string };
  readonly deviceToken: string | undefined;
}

/**
 * The account remembers the sign-in, and its owner gets a mail about it where the browser is new to the account, or always.
 * The mail is asked for before anybody is answered: whoever breaks in cannot keep it from being sent. The browser is known
 * only after that.
 */
async function noteSignIn(
  dependencies: SignInDependencies,
  account: Account,
  { userSub }: AuthenticatedUser,
  { signedIn, deviceToken }: Noted,
): Promise<Pick<SignedInBrowser, "deviceToken">> {
  const { accounts, mailQueue, audit, settings } = dependencies;
  const { accountId } = account;
  const recognised = await recogniseBrowser(dependencies, account, deviceToken);
  const wantsNotice = recognised.isNew || signInNoticeOf(account, settings) === "always";
  await accounts.noteSignIn(account, { ...signedIn, ...(wantsNotice && { wantsNotice }) }, userSub);
  if (wantsNotice) {
    await mailQueue.requestSignInNotice({ accountId, sessionRef: signedIn.sessionId });
    audit({ event: "mail.queued", outcome: "success", reason: "sign-in-notice", accountId });
  }
  if (!recognised.isNew) return {};
  return { deviceToken: await rememberBrowser(dependencies, account, deviceToken, recognised) };
}
