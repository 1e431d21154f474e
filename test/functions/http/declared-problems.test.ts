import { expect, it } from "@jest/globals";
import { type DeclaredProblems, endpoints } from "../../../contracts/endpoints.ts";
import { type CommonProblem, problemsOf } from "../../../functions/http/problem-schemas.ts";
import type { acceptTerms } from "../../../functions/use-cases/account/accept-terms.ts";
import type { cancelWithdrawal } from "../../../functions/use-cases/account/cancel-withdrawal.ts";
import type { changeOrganization } from "../../../functions/use-cases/account/change-organization.ts";
import type { chooseSettings } from "../../../functions/use-cases/account/choose-settings.ts";
import type { exportAccount } from "../../../functions/use-cases/account/export-account.ts";
import type { exportByLink } from "../../../functions/use-cases/account/export-by-link.ts";
import type { requestWithdrawal } from "../../../functions/use-cases/account/request-withdrawal.ts";
import type { revive } from "../../../functions/use-cases/account/revive.ts";
import type { signedInAccount } from "../../../functions/use-cases/account/signed-in-account.ts";
import type { startRevival } from "../../../functions/use-cases/account/start-revival.ts";
import type { updateAccount } from "../../../functions/use-cases/account/update-account.ts";
import type { cancelEmailChange } from "../../../functions/use-cases/email/cancel-email-change.ts";
import type { resendEmailChangeCode } from "../../../functions/use-cases/email/resend-email-change-code.ts";
import type { showEmailChange } from "../../../functions/use-cases/email/show-email-change.ts";
import type { startEmailChange } from "../../../functions/use-cases/email/start-email-change.ts";
import type { undoEmailChange } from "../../../functions/use-cases/email/undo-email-change.ts";
import type { verifyEmailChange } from "../../../functions/use-cases/email/verify-email-change.ts";
import type { resendCode } from "../../../functions/use-cases/flow/resend-code.ts";
import type { showFlow } from "../../../functions/use-cases/flow/show-flow.ts";
import type { verifyCode } from "../../../functions/use-cases/flow/verify-code.ts";
import type { acceptHandover } from "../../../functions/use-cases/handover/accept-handover.ts";
import type { cancelHandover } from "../../../functions/use-cases/handover/cancel-handover.ts";
import type { previewHandover } from "../../../functions/use-cases/handover/preview-handover.ts";
import type { startHandover } from "../../../functions/use-cases/handover/start-handover.ts";
import type { confirmAddress, objectToProposal } from "../../../functions/use-cases/links/answer-proposal.ts";
import type { disavow } from "../../../functions/use-cases/links/disavow.ts";
import type { changePassword } from "../../../functions/use-cases/password/change-password.ts";
import type { completeReset } from "../../../functions/use-cases/password/complete-reset.ts";
import type { startReset } from "../../../functions/use-cases/password/start-reset.ts";
import type { showTerms } from "../../../functions/use-cases/reference/show-terms.ts";
import type { completeRegistration } from "../../../functions/use-cases/registration/complete-registration.ts";
import type { judgePassword } from "../../../functions/use-cases/registration/judge-password.ts";
import type { reviewProfile } from "../../../functions/use-cases/registration/review-profile.ts";
import type { startRegistration } from "../../../functions/use-cases/registration/start-registration.ts";
import type { endOtherSessions } from "../../../functions/use-cases/session/end-other-sessions.ts";
import type { endSession } from "../../../functions/use-cases/session/end-session.ts";
import type { listSessions } from "../../../functions/use-cases/session/list-sessions.ts";
import type { reauthenticate } from "../../../functions/use-cases/session/reauthenticate.ts";
import type { signIn } from "../../../functions/use-cases/session/sign-in.ts";
import type { signOut } from "../../../functions/use-cases/session/sign-out.ts";

/** The use case of each call; the others answer from what they have at hand. */
interface UseCases {
  readonly startRegistration: typeof startRegistration;
  readonly showRegistration: typeof showFlow<"registration">;
  readonly resendCode: typeof resendCode<"registration">;
  readonly verifyCode: typeof verifyCode<"registration">;
  readonly reviewProfile: typeof reviewProfile;
  readonly judgePassword: typeof judgePassword;
  readonly completeRegistration: typeof completeRegistration;
  readonly startPasswordReset: typeof startReset;
  readonly showPasswordReset: typeof showFlow<"reset">;
  readonly resendResetCode: typeof resendCode<"reset">;
  readonly verifyResetCode: typeof verifyCode<"reset">;
  readonly completePasswordReset: typeof completeReset;
  readonly startRevival: typeof startRevival;
  readonly showRevival: typeof showFlow<"revive">;
  readonly resendRevivalCode: typeof resendCode<"revive">;
  readonly verifyRevivalCode: typeof revive;
  readonly signIn: typeof signIn;
  readonly signOut: typeof signOut;
  readonly reauthenticate: typeof reauthenticate;
  readonly changePassword: typeof changePassword;
  readonly listSessions: typeof listSessions;
  readonly endSession: typeof endSession;
  readonly endOtherSessions: typeof endOtherSessions;
  readonly changeOrganization: typeof changeOrganization;
  readonly exportAccount: typeof exportAccount;
  readonly requestWithdrawal: typeof requestWithdrawal;
  readonly cancelWithdrawal: typeof cancelWithdrawal;
  readonly acceptTerms: typeof acceptTerms;
  readonly startEmailChange: typeof startEmailChange;
  readonly showEmailChange: typeof showEmailChange;
  readonly cancelEmailChange: typeof cancelEmailChange;
  readonly resendEmailChangeCode: typeof resendEmailChangeCode;
  readonly verifyEmailChange: typeof verifyEmailChange;
  readonly showAccount: typeof signedInAccount;
  readonly updateAccount: typeof updateAccount;
  readonly showTerms: typeof showTerms;
  readonly chooseSettings: typeof chooseSettings;
  readonly disavow: typeof disavow;
  readonly undoEmailChange: typeof undoEmailChange;
  readonly objectToProposal: typeof objectToProposal;
  readonly confirmAddress: typeof confirmAddress;
  readonly exportByLink: typeof exportByLink;
  readonly startHandover: typeof startHandover;
  readonly cancelHandover: typeof cancelHandover;
  readonly previewHandover: typeof previewHandover;
  readonly acceptHandover: typeof acceptHandover;
  readonly findAddresses: () => Promise<void>;
  readonly showCharacters: () => Promise<void>;
  readonly showOpenApi: () => Promise<void>;
  readonly showAsyncApi: () => Promise<void>;
}

type KindOf<T> = T extends { ok: false; failure: { kind: infer K } } ? K : never;

/** What a use case may fail with, by its type. */
type FailuresOf<F extends (...of: never) => Promise<unknown>> = KindOf<Awaited<ReturnType<F>>>;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** `true` where what is declared, and what every body may be refused, is all that the use case fails with. */
type Declared = {
  readonly [Id in keyof DeclaredProblems]: Same<
    DeclaredProblems[Id],
    Exclude<FailuresOf<UseCases[Id]>, CommonProblem>
  >;
};

// The compiler is what tests: a use case with a new failure, or a declaration of one that cannot be, is a `false` here.
const declared: Declared = {
  startRegistration: true,
  showRegistration: true,
  resendCode: true,
  verifyCode: true,
  reviewProfile: true,
  judgePassword: true,
  completeRegistration: true,
  startPasswordReset: true,
  showPasswordReset: true,
  resendResetCode: true,
  verifyResetCode: true,
  completePasswordReset: true,
  startRevival: true,
  showRevival: true,
  resendRevivalCode: true,
  verifyRevivalCode: true,
  signIn: true,
  signOut: true,
  reauthenticate: true,
  changePassword: true,
  listSessions: true,
  endSession: true,
  endOtherSessions: true,
  changeOrganization: true,
  exportAccount: true,
  startEmailChange: true,
  showEmailChange: true,
  cancelEmailChange: true,
  resendEmailChangeCode: true,
  verifyEmailChange: true,
  showAccount: true,
  acceptTerms: true,
  requestWithdrawal: true,
  cancelWithdrawal: true,
  updateAccount: true,
  chooseSettings: true,
  disavow: true,
  undoEmailChange: true,
  objectToProposal: true,
  confirmAddress: true,
  exportByLink: true,
  startHandover: true,
  cancelHandover: true,
  previewHandover: true,
  acceptHandover: true,
  showTerms: true,
  findAddresses: true,
  showCharacters: true,
  showOpenApi: true,
  showAsyncApi: true,
};

it("every call declares the problems of its use case, and no other", () => {
  expect(Object.keys(declared).sort()).toEqual(endpoints.map(({ operationId }) => operationId).sort());
});

it("what every request may be refused is declared of itself", () => {
  const of = Object.fromEntries(endpoints.map((endpoint) => [endpoint.operationId, problemsOf(endpoint)]));
  expect(of["showTerms"]).toEqual([
    ...["origin-rejected", "terms-not-found", "invalid-input", "internal-error", "temporarily-unavailable"],
  ]);
  expect(of["signOut"]).toContain("origin-refused");
  expect(of["findAddresses"]).toContain("invalid-input");
  expect(of["signIn"]).toEqual(
    expect.arrayContaining([
      "malformed-json",
      "not-json",
      "body-too-large",
      "unknown-member",
      "invalid-input",
    ]),
  );
});
