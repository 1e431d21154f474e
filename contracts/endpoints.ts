/**
 * Every call of the API: its path, method and what it does, for the API description and for unknown routes. One that will go
 * away stands in deprecations.ts, too.
 */
import * as z from "zod/mini";
import { accountsWith, updateRequest } from "./account.ts";
import { exportQuery, exportsWith } from "./account-export.ts";
import { charactersAnswer, charactersQuery } from "./characters-answer.ts";
import { codeRequest } from "./code-request.ts";
import { completionAnswer, completionRequest } from "./completion.ts";
import {
  emailChangeAnswer,
  emailChangeAppliedAnswer,
  emailChangeRequest,
  emailChangeStartAnswer,
} from "./email-change.ts";
import { exportLinkRequest } from "./export-link.ts";
import type { FlowPurpose } from "./flow-purpose.ts";
import {
  handoverAcceptedAnswer,
  handoverInvitedAnswer,
  handoverPreviewAnswer,
  handoverRequest,
} from "./handover.ts";
import { handoverAcceptance } from "./handover-acceptance.ts";
import {
  addressConfirmationAnswer,
  disavowAnswer,
  emailUndoAnswer,
  linkRequest,
  objectionAnswer,
} from "./link-calls.ts";
import { organizationRequest } from "./organization.ts";
import { passwordJudgementAnswer, passwordJudgementRequest } from "./password-judgement.ts";
import {
  resetAnswer,
  resetCompletionAnswer,
  resetCompletionRequest,
  resetStartAnswer,
} from "./password-reset.ts";
import { postalAddressAnswer, postalAddressQuery } from "./postal-address.ts";
import type { ProblemCode } from "./problem-codes.ts";
import { businessProfile, individualProfile } from "./profile.ts";
import {
  registrationAnswer,
  startAnswer,
  startRequest,
  verifyAnswer,
  verifyRequest,
} from "./registration.ts";
import { revivalAnswer, revivalCompletedAnswer, revivalStartAnswer } from "./revival.ts";
import {
  passwordChangeRequest,
  reauthenticationRequest,
  sessionsAnswer,
  signInAnswer,
  signInRequest,
} from "./session.ts";
import { accountSettings } from "./sign-in-notice.ts";
import { termsAcceptanceRequest, termsAnswer, termsQuery } from "./terms.ts";
import { withdrawalAnswer, withdrawalRequest } from "./withdrawal.ts";

/** Groups of calls, in the order in which a front end meets them. */
export const tags = {
  registration: "From an email address to an account, in five steps that one browser takes.",
  "password-reset": "From a forgotten password to a new one, by a code to the registered address.",
  revival: "From a dormant account to one in use, by a code to its address.",
  session: "Signing in and out.",
  account: "The signed-in user's own account.",
  links: "What the button behind a link in a mail does. The link itself only opens a screen.",
  reference: "What forms need, for everybody: terms, addresses, characters, and this description.",
} as const;

export interface Endpoint {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With `{parameters}`, as API Gateway writes it. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: keyof typeof tags;
  readonly summary: string;
  /** What a caller has to know besides; Markdown. */
  readonly description: string;
  /** Which cookie the call needs. */
  readonly needs?: FlowPurpose | "session";
  /** Cookies that its answer sets, or takes away. */
  readonly cookies?: string;
  /** Whether browsers and the edge may keep its answer. */
  readonly cacheable?: true;
  /** Takes an `Idempotency-Key`: what is sent again under the same one is done once. */
  readonly repeatable?: true;
  readonly query?: z.ZodMiniObject;
  readonly request?: z.ZodMiniType;
  readonly status: 200 | 201 | 202 | 204;
  readonly answer?: z.ZodMiniType;
  /** Another form of the answer, which the query asks for. */
  readonly alsoAs?: "text/csv";
  /** Whether it is a file to keep. */
  readonly attached?: true;
  /**
   * Problems that its use case may end in. Those that any request may end in before it comes so far, such as a body
   * that is no JSON, are none of these (functions/http/openapi-document.ts).
   */
  readonly problems: readonly ProblemCode[];
}

/** The profile of either type of account; `accountType` of the registration says which. */
const profile = z.union([businessProfile, individualProfile]);

/** What `meAnswer` is, with every rule that its profile has kept. */
export const { business: businessAccount, individual: individualAccount } = accountsWith({
  business: businessProfile,
  individual: individualProfile,
});
/** What `account-export.ts` is, with every rule that its profile has kept. */
export const { business: businessExport, individual: individualExport } = exportsWith({
  business: businessProfile,
  individual: individualProfile,
});
const exportAnswer = z.discriminatedUnion("accountType", [businessExport, individualExport]);
const accountAnswer = z.discriminatedUnion("accountType", [businessAccount, individualAccount]);

const declared = [
  {
    method: "GET",
    path: "/api/terms",
    operationId: "showTerms",
    tag: "reference",
    summary: "The terms of use",
    description:
      "Those in force or, with `version` or `sha256`, those of that version, earlier ones included, and a coming one once it is announced. A registration agrees to one version of them: send its `version` with `POST /api/registrations`.",
    query: termsQuery,
    status: 200,
    answer: termsAnswer,
    problems: ["terms-not-found"],
  },
  {
    method: "POST",
    path: "/api/registrations",
    operationId: "startRegistration",
    tag: "registration",
    summary: "Start a registration",
    description:
      "Sends a mail with a verification code and sets the flow's cookie, which every later step needs. Registered and unregistered addresses are answered alike. With an `Idempotency-Key`, the same body sent again is answered with the same registration and the same cookie, and no second mail is sent.",
    repeatable: true,
    request: startRequest,
    status: 202,
    cookies:
      "`__Host-registration-{registrationId}`: the proof that this browser started this registration. A browser may hold several; more headers take the oldest away beyond eight.",
    answer: startAnswer,
    problems: ["terms-outdated", "limit-reached", "idempotency-key-reused"],
  },
  {
    method: "GET",
    path: "/api/registrations/{id}",
    operationId: "showRegistration",
    tag: "registration",
    summary: "Where the flow stands",
    description: "For reload and resume. `state` says which step comes next.",
    needs: "registration",
    status: 200,
    answer: registrationAnswer,
    problems: ["flow-cookie-missing", "registration-not-found"],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/code",
    operationId: "resendCode",
    tag: "registration",
    summary: "Send a new code",
    description:
      "The code before is dead from now on. Works after the time has run out, too: nothing typed is lost. With the `Idempotency-Key` of the latest code, nothing is done and that code's answer is repeated.",
    needs: "registration",
    repeatable: true,
    status: 202,
    answer: startAnswer,
    problems: [
      "flow-cookie-missing",
      "registration-not-found",
      "limit-reached",
      "completion-in-progress",
      "already-completed",
      "already-registered",
    ],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/verification",
    operationId: "verifyCode",
    tag: "registration",
    summary: "Verify the address with the code",
    description: "A code takes five attempts. Full-width digits, spaces and hyphens are accepted.",
    needs: "registration",
    request: verifyRequest,
    status: 200,
    answer: verifyAnswer,
    problems: [
      "flow-cookie-missing",
      "registration-not-found",
      "code-wrong",
      "code-locked",
      "code-superseded",
      "code-pending",
      "expired",
      "already-verified",
      "already-completed",
      "already-registered",
    ],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/review",
    operationId: "reviewProfile",
    tag: "registration",
    summary: "Check the form",
    description: "Answers the form as it will be stored, or every field error at once. Stores nothing.",
    needs: "registration",
    request: z.strictObject({ profile }),
    status: 200,
    answer: z.strictObject({ profile }),
    problems: [
      "flow-cookie-missing",
      "registration-not-found",
      "expired",
      "not-verified",
      "completion-in-progress",
      "already-completed",
      "already-registered",
    ],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/password-judgement",
    operationId: "judgePassword",
    tag: "registration",
    summary: "Check a password",
    description:
      "Answers 200 if the completion would take the password, or what is wrong with it, as the completion does: for a form to say so where it is typed. Stores nothing. Ask when typing pauses.",
    needs: "registration",
    request: passwordJudgementRequest,
    status: 200,
    answer: passwordJudgementAnswer,
    problems: ["flow-cookie-missing", "registration-not-found", "limit-reached"],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/completion",
    operationId: "completeRegistration",
    tag: "registration",
    summary: "Create the account",
    description:
      "Makes exactly one account and signs in. May be repeated safely: the same form and password are answered alike.",
    needs: "registration",
    request: z.safeExtend(completionRequest, { profile }),
    status: 201,
    cookies: "`__Host-session`: the new session. A second header takes the registration's cookie away.",
    answer: completionAnswer,
    problems: [
      "flow-cookie-missing",
      "registration-not-found",
      "expired",
      "not-verified",
      "completion-in-progress",
      "already-completed",
      "already-registered",
      "account-stopped",
      "account-dormant",
    ],
  },
  {
    method: "POST",
    path: "/api/password-resets",
    operationId: "startPasswordReset",
    tag: "password-reset",
    summary: "Start a password reset",
    description:
      "Sends one mail to any address: a verification code to a registered one, otherwise why there is none. All addresses are answered alike. With an `Idempotency-Key`, the same body sent again is answered with the same reset and the same cookie, and no second mail is sent.",
    repeatable: true,
    request: codeRequest,
    status: 202,
    cookies:
      "`__Host-flow-reset-{resetId}`: the proof that this browser started this reset. A browser may hold several flows; more headers take the oldest away beyond eight.",
    answer: resetStartAnswer,
    problems: ["limit-reached", "idempotency-key-reused"],
  },
  {
    method: "GET",
    path: "/api/password-resets/{id}",
    operationId: "showPasswordReset",
    tag: "password-reset",
    summary: "Where the reset stands",
    description: "For reload and resume. `state` says which step comes next.",
    needs: "reset",
    status: 200,
    answer: resetAnswer,
    problems: ["flow-cookie-missing", "flow-not-found"],
  },
  {
    method: "POST",
    path: "/api/password-resets/{id}/code",
    operationId: "resendResetCode",
    tag: "password-reset",
    summary: "Send a new code",
    description:
      "The code before is dead from now on. Works after the time has run out, too. With the `Idempotency-Key` of the latest code, nothing is done and that code's answer is repeated.",
    needs: "reset",
    repeatable: true,
    status: 202,
    answer: resetStartAnswer,
    problems: [
      "flow-cookie-missing",
      "flow-not-found",
      "limit-reached",
      "completion-in-progress",
      "already-completed",
    ],
  },
  {
    method: "POST",
    path: "/api/password-resets/{id}/verification",
    operationId: "verifyResetCode",
    tag: "password-reset",
    summary: "Verify the address with the code",
    description: "A code takes five attempts. Full-width digits, spaces and hyphens are accepted.",
    needs: "reset",
    request: verifyRequest,
    status: 200,
    answer: verifyAnswer,
    problems: [
      "flow-cookie-missing",
      "flow-not-found",
      "code-wrong",
      "code-locked",
      "code-superseded",
      "code-pending",
      "expired",
      "already-verified",
      "already-completed",
    ],
  },
  {
    method: "POST",
    path: "/api/password-resets/{id}/completion",
    operationId: "completePasswordReset",
    tag: "password-reset",
    summary: "Set the new password",
    description:
      "Ends every session of the account, and signs nobody in: sign in with the new password. While another completion of the same reset is under way, ask again in a few seconds.",
    needs: "reset",
    request: resetCompletionRequest,
    status: 200,
    cookies: "`__Host-flow-reset-{resetId}`: taken away.",
    answer: resetCompletionAnswer,
    problems: [
      "flow-cookie-missing",
      "flow-not-found",
      "expired",
      "not-verified",
      "completion-in-progress",
      "already-completed",
      "account-stopped",
    ],
  },
  {
    method: "POST",
    path: "/api/revivals",
    operationId: "startRevival",
    tag: "revival",
    summary: "Ask for a dormant account to be used again",
    description:
      "Sends one mail to any address: a verification code where its account is dormant, otherwise why there is none. All addresses are answered alike. With an `Idempotency-Key`, the same body sent again is answered with the same revival and the same cookie, and no second mail is sent.",
    repeatable: true,
    request: codeRequest,
    status: 202,
    cookies:
      "`__Host-flow-revive-{revivalId}`: the proof that this browser started this revival. A browser may hold several flows; more headers take the oldest away beyond eight.",
    answer: revivalStartAnswer,
    problems: ["limit-reached", "idempotency-key-reused"],
  },
  {
    method: "GET",
    path: "/api/revivals/{id}",
    operationId: "showRevival",
    tag: "revival",
    summary: "Where the revival stands",
    description: "For reload and resume. `state` says which step comes next.",
    needs: "revive",
    status: 200,
    answer: revivalAnswer,
    problems: ["flow-cookie-missing", "flow-not-found"],
  },
  {
    method: "POST",
    path: "/api/revivals/{id}/code",
    operationId: "resendRevivalCode",
    tag: "revival",
    summary: "Send a new code",
    description:
      "The code before is dead from now on. Works after the time has run out, too. With the `Idempotency-Key` of the latest code, nothing is done and that code's answer is repeated.",
    needs: "revive",
    repeatable: true,
    status: 202,
    answer: revivalStartAnswer,
    problems: [
      "flow-cookie-missing",
      "flow-not-found",
      "limit-reached",
      "completion-in-progress",
      "already-completed",
    ],
  },
  {
    method: "POST",
    path: "/api/revivals/{id}/verification",
    operationId: "verifyRevivalCode",
    tag: "revival",
    summary: "Bring the account back into use with the code",
    description:
      "A code takes five attempts. Full-width digits, spaces and hyphens are accepted. Signs nobody in: sign in with the password. Sent again after an answer that was lost, it does what is left to do.",
    needs: "revive",
    request: verifyRequest,
    status: 200,
    cookies: "`__Host-flow-revive-{revivalId}`: taken away.",
    answer: revivalCompletedAnswer,
    problems: [
      "flow-cookie-missing",
      "flow-not-found",
      "code-wrong",
      "code-locked",
      "code-superseded",
      "code-pending",
      "expired",
      "already-completed",
      "account-stopped",
    ],
  },
  {
    method: "POST",
    path: "/api/session",
    operationId: "signIn",
    tag: "session",
    summary: "Sign in",
    description:
      "A wrong password and an unknown address are answered alike. How an account stands is answered only after the right password.",
    request: signInRequest,
    status: 200,
    cookies:
      "`__Host-session`: the new session. `__Host-device`, where the browser is new to the account: by it the account knows the browser next time.",
    answer: signInAnswer,
    problems: [
      "sign-in-failed",
      "sign-in-limited",
      "account-not-ready",
      "account-stopped",
      "account-dormant",
    ],
  },
  {
    method: "DELETE",
    path: "/api/session",
    operationId: "signOut",
    tag: "session",
    summary: "Sign out",
    description: "Ends the session. Without one there is nothing to end, and the answer is the same.",
    needs: "session",
    status: 204,
    cookies: "`__Host-session`: taken away.",
    problems: [],
  },
  {
    method: "POST",
    path: "/api/session/reauthentication",
    operationId: "reauthenticate",
    tag: "session",
    summary: "Give the password anew",
    description:
      "Some calls need a password that was given a few minutes ago, and answer `reauthentication-required` otherwise. Wrong passwords count as wrong sign-ins do.",
    needs: "session",
    request: reauthenticationRequest,
    status: 204,
    problems: ["not-signed-in", "sign-in-failed", "sign-in-limited"],
  },
  {
    method: "GET",
    path: "/api/me",
    operationId: "showAccount",
    tag: "account",
    summary: "My page: the registered information",
    description:
      "The profile is of the type that `accountType` names. While `pending` names `terms`, the changed terms have to be agreed to first (`POST /api/me/terms`), and most other calls answer `terms-pending`.",
    needs: "session",
    status: 200,
    answer: accountAnswer,
    problems: ["not-signed-in"],
  },
  {
    method: "PATCH",
    path: "/api/me",
    operationId: "updateAccount",
    tag: "account",
    summary: "Correct any part of the profile",
    description:
      "A JSON merge patch (RFC 7396) of the profile: a member that is not sent stays, `null` removes one that may be absent. The merged whole is checked as at registration. A business changes its `organizationName` and its `representative` by `POST /api/me/organization`: here, other values of them are refused as `organization-change`.",
    needs: "session",
    request: updateRequest,
    status: 200,
    answer: accountAnswer,
    problems: ["not-signed-in", "withdrawal-pending", "terms-pending", "edited-elsewhere"],
  },
  {
    method: "POST",
    path: "/api/me/terms",
    operationId: "acceptTerms",
    tag: "account",
    summary: "Agree to changed terms of use",
    description: "To those in force; who has agreed to them already is answered alike.",
    needs: "session",
    request: termsAcceptanceRequest,
    status: 200,
    answer: accountAnswer,
    problems: ["not-signed-in", "withdrawal-pending", "terms-outdated"],
  },
  {
    method: "POST",
    path: "/api/me/organization",
    operationId: "changeOrganization",
    tag: "account",
    summary: "Change the name or the representative of a business",
    description:
      "Either or both, each whole: of a representative, what is left out is left empty. Needs a password that was given a few minutes ago. The account remembers what there was, and its owner gets a mail. What is sent again is done once. Of a person's account, either is an `unknown-member`.",
    needs: "session",
    request: organizationRequest,
    status: 200,
    answer: accountAnswer,
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "terms-pending",
      "reauthentication-required",
      "edited-elsewhere",
    ],
  },
  {
    method: "GET",
    path: "/api/me/export",
    operationId: "exportAccount",
    tag: "account",
    summary: "Download what is stored",
    description:
      "Everything that is stored of the account, as a file: JSON, or with `format=csv` a table with the columns 項目 and 内容 for a spreadsheet, in Japanese. Needs a password that was given a few minutes ago. Ten a day.",
    needs: "session",
    query: exportQuery,
    status: 200,
    answer: exportAnswer,
    alsoAs: "text/csv",
    attached: true,
    problems: ["not-signed-in", "reauthentication-required", "limit-reached"],
  },
  {
    method: "POST",
    path: "/api/me/withdrawal",
    operationId: "requestWithdrawal",
    tag: "account",
    summary: "Ask for the account's end",
    description:
      "The account is erased at `erasesAt`, some days from now; until then its owner signs in as before, and may do nothing but look, download what is stored, and cancel. Needs a password that was given a few minutes ago. Refused while an application is open with the city, and while a change of the email address can still be undone.",
    needs: "session",
    request: withdrawalRequest,
    status: 202,
    answer: withdrawalAnswer,
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "reauthentication-required",
      "email-change-recent",
      "applications-open",
      "applications-unknown",
    ],
  },
  {
    method: "DELETE",
    path: "/api/me/withdrawal",
    operationId: "cancelWithdrawal",
    tag: "account",
    summary: "Keep the account after all",
    description: "Where its end was not asked for, there is nothing to cancel, and the answer is the same.",
    needs: "session",
    status: 204,
    problems: ["not-signed-in"],
  },
  {
    method: "POST",
    path: "/api/me/password",
    operationId: "changePassword",
    tag: "account",
    summary: "Change the password",
    description:
      "Ends every other session of the account and sends its owner a mail. A wrong current password counts as a wrong sign-in does.",
    needs: "session",
    request: passwordChangeRequest,
    status: 204,
    cookies: "`__Host-session`: the session goes on under a new token.",
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "terms-pending",
      "sign-in-failed",
      "sign-in-limited",
      "account-stopped",
      "account-dormant",
    ],
  },
  {
    method: "POST",
    path: "/api/me/email-changes",
    operationId: "startEmailChange",
    tag: "account",
    summary: "Change the email address",
    description:
      "Sends one mail to the new address: a verification code, or why there is none. All addresses are answered alike. The password must have been given within the last minutes. A change that was begun before ends with this one; three can be begun a day. After a change, no other is possible for as long as the owner of the address before may undo it.",
    needs: "session",
    repeatable: true,
    request: emailChangeRequest,
    status: 202,
    cookies: "`__Host-flow-email-change-{changeId}`: the proof that this browser started this change.",
    answer: emailChangeStartAnswer,
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "terms-pending",
      "reauthentication-required",
      "email-unchanged",
      "email-change-recent",
      "handover-pending",
      "limit-reached",
      "idempotency-key-reused",
    ],
  },
  {
    method: "POST",
    path: "/api/me/handovers",
    operationId: "startHandover",
    tag: "account",
    summary: "Invite whoever takes the account over",
    description:
      "For businesses. Sends one mail to that address with a link that works for seven days; all addresses are answered alike. The password must have been given within the last minutes. The same address again gets the mail again, and the seven days anew; for another one, the invitation is withdrawn first. Counts as a change of address, of which three can be begun a day.",
    needs: "session",
    request: handoverRequest,
    status: 202,
    answer: handoverInvitedAnswer,
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "terms-pending",
      "reauthentication-required",
      "email-unchanged",
      "email-change-recent",
      "handover-pending",
      "limit-reached",
    ],
  },
  {
    method: "DELETE",
    path: "/api/me/handovers/{id}",
    operationId: "cancelHandover",
    tag: "account",
    summary: "Withdraw the invitation",
    description: "Its link is dead from here on. One that is withdrawn or over already is fine.",
    needs: "session",
    status: 204,
    problems: ["not-signed-in", "withdrawal-pending", "terms-pending", "completion-in-progress"],
  },
  {
    method: "GET",
    path: "/api/me/email-changes/{id}",
    operationId: "showEmailChange",
    tag: "account",
    summary: "Where the change of address stands",
    description: "For reload and resume. `state` says which step comes next.",
    needs: "email-change",
    status: 200,
    answer: emailChangeAnswer,
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "terms-pending",
      "flow-cookie-missing",
      "flow-not-found",
    ],
  },
  {
    method: "DELETE",
    path: "/api/me/email-changes/{id}",
    operationId: "cancelEmailChange",
    tag: "account",
    summary: "Give the change of address up",
    description: "One that has come to its end stays as it is.",
    needs: "email-change",
    status: 204,
    cookies: "`__Host-flow-email-change-{changeId}`: taken away.",
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "terms-pending",
      "flow-cookie-missing",
      "flow-not-found",
      "completion-in-progress",
    ],
  },
  {
    method: "POST",
    path: "/api/me/email-changes/{id}/code",
    operationId: "resendEmailChangeCode",
    tag: "account",
    summary: "Send a new code to the new address",
    description:
      "The code before is dead from now on. Works after the time has run out, too. With the `Idempotency-Key` of the latest code, nothing is done and that code's answer is repeated.",
    needs: "email-change",
    repeatable: true,
    status: 202,
    answer: emailChangeStartAnswer,
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "terms-pending",
      "flow-cookie-missing",
      "flow-not-found",
      "limit-reached",
      "completion-in-progress",
      "already-completed",
      "already-registered",
    ],
  },
  {
    method: "POST",
    path: "/api/me/email-changes/{id}/verification",
    operationId: "verifyEmailChange",
    tag: "account",
    summary: "Prove the new address, which becomes the account's at once",
    description:
      "A code takes five attempts. Ends every other session of the account, and mails both addresses. If another account has got the new address meanwhile, the answer says so and nothing changes.",
    needs: "email-change",
    request: verifyRequest,
    status: 200,
    cookies:
      "`__Host-session`: the session goes on under a new token. `__Host-flow-email-change-{changeId}`: taken away.",
    answer: emailChangeAppliedAnswer,
    problems: [
      "not-signed-in",
      "withdrawal-pending",
      "terms-pending",
      "flow-cookie-missing",
      "flow-not-found",
      "code-wrong",
      "code-locked",
      "code-superseded",
      "code-pending",
      "expired",
      "completion-in-progress",
      "already-completed",
      "already-registered",
      "account-stopped",
      "account-dormant",
    ],
  },
  {
    method: "GET",
    path: "/api/me/sessions",
    operationId: "listSessions",
    tag: "account",
    summary: "Where the account is signed in",
    description:
      "The live sessions, the caller's own first, and the latest sign-ins. A place is as CloudFront knows it, in English; what is not known is empty.",
    needs: "session",
    status: 200,
    answer: sessionsAnswer,
    problems: ["not-signed-in", "withdrawal-pending", "terms-pending"],
  },
  {
    method: "DELETE",
    path: "/api/me/sessions",
    operationId: "endOtherSessions",
    tag: "account",
    summary: "End all other sessions",
    description: "The caller's own goes on under a new token.",
    needs: "session",
    status: 204,
    cookies: "`__Host-session`: the session goes on under a new token.",
    problems: ["not-signed-in", "withdrawal-pending", "terms-pending", "account-stopped", "account-dormant"],
  },
  {
    method: "DELETE",
    path: "/api/me/sessions/{sessionId}",
    operationId: "endSession",
    tag: "account",
    summary: "End one session",
    description:
      "Of a session that is over already, or another's, the answer is the same, and nothing ends. The caller's own is signed out.",
    needs: "session",
    status: 204,
    cookies: "`__Host-session`: taken away, if it was the caller's own.",
    problems: ["not-signed-in", "withdrawal-pending", "terms-pending"],
  },
  {
    method: "PATCH",
    path: "/api/me/settings",
    operationId: "chooseSettings",
    tag: "account",
    summary: "Choose which sign-ins a mail is sent about",
    description:
      "`new-browser`: those from a browser that has not signed in to the account before; `always`: all. The answer is what is in force: a municipality may have decided for all.",
    needs: "session",
    request: accountSettings,
    status: 200,
    answer: accountSettings,
    problems: ["not-signed-in", "withdrawal-pending", "terms-pending"],
  },
  {
    method: "POST",
    path: "/api/links/disavow",
    operationId: "disavow",
    tag: "links",
    summary: "It was not me",
    description:
      "For the link of a mail about a sign-in or a changed password. Ends every session of the account and voids its password; its owner gets a mail that leads to a new one. A token works once, and ten days.",
    request: linkRequest,
    status: 200,
    answer: disavowAnswer,
    problems: ["link-dead"],
  },
  {
    method: "POST",
    path: "/api/links/email-undo",
    operationId: "undoEmailChange",
    tag: "links",
    summary: "Undo a change of the address",
    description:
      "For the link of the mail to the address before. A person gets that address back, and every session and the password end; a business's account is stopped until the city has looked at it. A token works once, for seven days.",
    request: linkRequest,
    status: 200,
    answer: emailUndoAnswer,
    problems: ["link-dead"],
  },
  {
    method: "POST",
    path: "/api/links/object",
    operationId: "objectToProposal",
    tag: "links",
    summary: "Object to what the city's desk proposes",
    description:
      "For the link of the mail to an account's owner about what the city's desk was asked to do to it. It is not done, and somebody looks into it. The link works for a day, and until the proposal is decided; pressed again it answers the same.",
    request: linkRequest,
    status: 200,
    answer: objectionAnswer,
    problems: ["link-dead"],
  },
  {
    method: "POST",
    path: "/api/links/confirm-address",
    operationId: "confirmAddress",
    tag: "links",
    summary: "Confirm the address that an account is to have",
    description:
      "For the link of the mail to the address that the city's desk is to give to an account whose owner cannot change it. It proves the mailbox; two of the city's people decide the rest. The link works for a day, and until the proposal is decided; pressed again it answers the same.",
    request: linkRequest,
    status: 200,
    answer: addressConfirmationAnswer,
    problems: ["link-dead"],
  },
  {
    method: "POST",
    path: "/api/links/export",
    operationId: "exportByLink",
    tag: "links",
    summary: "Download what is stored, by a link",
    description:
      "For the link of the mail to an account's owner who cannot sign in, and whom two of the city's people have agreed to give what is stored: as `GET /api/me/export`, and counted with it. The link works for a day, unless the account's address changes or is disputed.",
    request: exportLinkRequest,
    status: 200,
    answer: exportAnswer,
    alsoAs: "text/csv",
    attached: true,
    problems: ["link-dead", "limit-reached"],
  },
  {
    method: "POST",
    path: "/api/links/handover/preview",
    operationId: "previewHandover",
    tag: "links",
    summary: "What taking an account over is about",
    description:
      "For the link of the mail to whoever is invited to take the account of a business over: which business, and who hands over. Uses nothing up. 409 `already-registered`: the address that was invited has an account of its own, or nobody may register it at present.",
    request: linkRequest,
    status: 200,
    answer: handoverPreviewAnswer,
    problems: ["link-dead", "already-registered"],
  },
  {
    method: "POST",
    path: "/api/links/handover",
    operationId: "acceptHandover",
    tag: "links",
    summary: "Take an account over",
    description:
      "The account gets the address that was invited, the new contact and the new password, and every session and browser of the predecessor ends. The address before is informed, and may stop the account for some days. A token works once, for seven days; where an answer was lost, the same may be sent again after some seconds.",
    cookies: "`__Host-session`: the new session.",
    request: handoverAcceptance,
    status: 200,
    answer: handoverAcceptedAnswer,
    problems: [
      "terms-outdated",
      "already-registered",
      "completion-in-progress",
      "link-dead",
      "account-stopped",
      "account-dormant",
    ],
  },
  {
    method: "GET",
    path: "/api/addresses",
    operationId: "findAddresses",
    tag: "reference",
    summary: "The addresses that a postal code may mean",
    description: "None if the code is unknown. Full-width digits and hyphens are accepted.",
    query: postalAddressQuery,
    status: 200,
    cacheable: true,
    answer: postalAddressAnswer,
    problems: [],
  },
  {
    method: "GET",
    path: "/api/characters",
    operationId: "showCharacters",
    tag: "reference",
    summary: "The permitted characters",
    description:
      "In groups, as JIS X 0208 has them; with `text`, also what of it cannot be stored. An answer about a text is not kept by any cache.",
    query: charactersQuery,
    status: 200,
    cacheable: true,
    answer: charactersAnswer,
    problems: [],
  },
  {
    method: "GET",
    path: "/api/openapi.json",
    operationId: "showOpenApi",
    tag: "reference",
    summary: "This description",
    description: "OpenAPI 3.1. `/developers` shows it as a page.",
    status: 200,
    answer: z.looseObject({ openapi: z.string() }),
    problems: [],
  },
  {
    method: "GET",
    path: "/api/events.json",
    operationId: "showAsyncApi",
    tag: "reference",
    summary: "The description of the events for other systems",
    description: "AsyncAPI 3.0. They are on a bus of the municipality's AWS account, not on the internet.",
    status: 200,
    answer: z.looseObject({ asyncapi: z.string() }),
    problems: [],
  },
] as const satisfies readonly Endpoint[];

export const endpoints: readonly Endpoint[] = declared;

/** The problems that each call declares, by its operation id: a test holds the use cases to them. */
export type DeclaredProblems = {
  readonly [E in (typeof declared)[number] as E["operationId"]]: E["problems"][number];
};
