// Written by "npm run openapi -- --client" of the API's description: not for editing.

export interface BusinessProfileInput {
  readonly organizationName: string;
  readonly postalCode?: string;
  readonly prefecture?: string;
  readonly city?: string;
  readonly streetAddress?: string;
  readonly representative?: {
    readonly familyName?: string;
    readonly givenName?: string;
    readonly familyNameKana?: string;
    readonly givenNameKana?: string;
  };
  readonly phone: string;
  readonly department?: string;
  readonly contact: {
    readonly familyName: string;
    readonly givenName: string;
    readonly familyNameKana: string;
    readonly givenNameKana: string;
    readonly birthDate?: string;
  };
  readonly notifications?: boolean;
}

export interface IndividualProfileInput {
  readonly familyName: string;
  readonly givenName: string;
  readonly familyNameKana: string;
  readonly givenNameKana: string;
  readonly birthDate?: string;
  readonly postalCode?: string;
  readonly prefecture?: string;
  readonly city?: string;
  readonly streetAddress?: string;
  readonly phone: string;
  readonly notifications?: boolean;
}

export interface BusinessProfile {
  readonly organizationName: string;
  readonly postalCode?: string;
  readonly prefecture?: string;
  readonly city?: string;
  readonly streetAddress?: string;
  readonly representative?: {
    readonly familyName?: string;
    readonly givenName?: string;
    readonly familyNameKana?: string;
    readonly givenNameKana?: string;
  };
  readonly phone: string;
  readonly department?: string;
  readonly contact: {
    readonly familyName: string;
    readonly givenName: string;
    readonly familyNameKana: string;
    readonly givenNameKana: string;
    readonly birthDate?: string;
  };
  readonly notifications: boolean;
}

export interface IndividualProfile {
  readonly familyName: string;
  readonly givenName: string;
  readonly familyNameKana: string;
  readonly givenNameKana: string;
  readonly birthDate?: string;
  readonly postalCode?: string;
  readonly prefecture?: string;
  readonly city?: string;
  readonly streetAddress?: string;
  readonly phone: string;
  readonly notifications: boolean;
}

export interface BusinessAccount {
  readonly accountId: string;
  readonly receptionNumber: string;
  readonly accountType: "business";
  readonly email: string;
  readonly profile: BusinessProfile;
  readonly pending?: "terms"[];
  readonly withdrawal?: { readonly requestedAt: string; readonly erasesAt: string };
  readonly handover?: { readonly handoverId: string; readonly email: string; readonly expiresAt: string };
  readonly termsNotice?: { readonly version: string; readonly effectiveFrom: string };
}

export interface IndividualAccount {
  readonly accountId: string;
  readonly receptionNumber: string;
  readonly accountType: "individual";
  readonly email: string;
  readonly profile: IndividualProfile;
  readonly pending?: "terms"[];
  readonly withdrawal?: { readonly requestedAt: string; readonly erasesAt: string };
  readonly handover?: { readonly handoverId: string; readonly email: string; readonly expiresAt: string };
  readonly termsNotice?: { readonly version: string; readonly effectiveFrom: string };
}

export interface BusinessExport {
  readonly exportedAt: string;
  readonly accountType: "business";
  readonly account: {
    readonly accountId: string;
    readonly userSub: string;
    readonly registrationId: string;
    readonly receptionNumber: string;
    readonly email: string;
    readonly language: string;
    readonly status: string;
    readonly statusAt?: string;
    readonly withdrawalReason?: string;
    readonly createdAt: string;
    readonly updatedAt: string;
    readonly lastSignInAt?: string;
    readonly inactiveSince?: string;
    readonly noticeSentAt?: string;
    readonly erasesAt?: string;
    readonly signInNotice?: string;
  };
  readonly profile: BusinessProfile;
  readonly organizationHistory: {
    readonly changedAt: string;
    readonly effectiveOn: string;
    readonly reason: "renamed" | "representative-changed" | "typo";
    readonly changed: string[];
    readonly before: {
      readonly organizationName?: string;
      readonly representative?: {
        readonly familyName?: string;
        readonly givenName?: string;
        readonly familyNameKana?: string;
        readonly givenNameKana?: string;
      };
    };
  }[];
  readonly addressHistory: { readonly email: string; readonly from?: string; readonly until?: string }[];
  readonly termsHistory: {
    readonly version: string;
    readonly sha256: string;
    readonly acceptedAt?: string;
  }[];
  readonly signIns: {
    readonly at: string;
    readonly browser: string;
    readonly os: string;
    readonly country: string;
    readonly region: string;
  }[];
  readonly deskActions: {
    readonly at: string;
    readonly kind:
      | "searched"
      | "revealed"
      | "resent"
      | "limit-cleared"
      | "sessions-ended"
      | "reset-sent"
      | "suspended"
      | "restored"
      | "proposed"
      | "approved"
      | "rejected"
      | "executed";
    readonly reason:
      | "owner-asked"
      | "mail-missing"
      | "code-trouble"
      | "limit-reached"
      | "lost-mailbox"
      | "wrong-address"
      | "taken-over"
      | "misuse"
      | "city-check";
  }[];
  readonly sessions: {
    readonly sessionId: string;
    readonly current: boolean;
    readonly live: boolean;
    readonly createdAt: string;
    readonly lastUsedAt: string;
    readonly authenticatedAt: string;
    readonly factors: string[];
    readonly idleExpiresAt: string;
    readonly absoluteExpiresAt: string;
    readonly browser: string;
    readonly os: string;
    readonly country: string;
    readonly region: string;
  }[];
  readonly factors: { readonly name: string; readonly since: string }[];
  readonly linkedIdentities: { readonly provider: string; readonly linkedAt: string }[];
  readonly delegations: { readonly name: string; readonly from: string }[];
}

export interface IndividualExport {
  readonly exportedAt: string;
  readonly accountType: "individual";
  readonly account: {
    readonly accountId: string;
    readonly userSub: string;
    readonly registrationId: string;
    readonly receptionNumber: string;
    readonly email: string;
    readonly language: string;
    readonly status: string;
    readonly statusAt?: string;
    readonly withdrawalReason?: string;
    readonly createdAt: string;
    readonly updatedAt: string;
    readonly lastSignInAt?: string;
    readonly inactiveSince?: string;
    readonly noticeSentAt?: string;
    readonly erasesAt?: string;
    readonly signInNotice?: string;
  };
  readonly profile: IndividualProfile;
  readonly organizationHistory: {
    readonly changedAt: string;
    readonly effectiveOn: string;
    readonly reason: "renamed" | "representative-changed" | "typo";
    readonly changed: string[];
    readonly before: {
      readonly organizationName?: string;
      readonly representative?: {
        readonly familyName?: string;
        readonly givenName?: string;
        readonly familyNameKana?: string;
        readonly givenNameKana?: string;
      };
    };
  }[];
  readonly addressHistory: { readonly email: string; readonly from?: string; readonly until?: string }[];
  readonly termsHistory: {
    readonly version: string;
    readonly sha256: string;
    readonly acceptedAt?: string;
  }[];
  readonly signIns: {
    readonly at: string;
    readonly browser: string;
    readonly os: string;
    readonly country: string;
    readonly region: string;
  }[];
  readonly deskActions: {
    readonly at: string;
    readonly kind:
      | "searched"
      | "revealed"
      | "resent"
      | "limit-cleared"
      | "sessions-ended"
      | "reset-sent"
      | "suspended"
      | "restored"
      | "proposed"
      | "approved"
      | "rejected"
      | "executed";
    readonly reason:
      | "owner-asked"
      | "mail-missing"
      | "code-trouble"
      | "limit-reached"
      | "lost-mailbox"
      | "wrong-address"
      | "taken-over"
      | "misuse"
      | "city-check";
  }[];
  readonly sessions: {
    readonly sessionId: string;
    readonly current: boolean;
    readonly live: boolean;
    readonly createdAt: string;
    readonly lastUsedAt: string;
    readonly authenticatedAt: string;
    readonly factors: string[];
    readonly idleExpiresAt: string;
    readonly absoluteExpiresAt: string;
    readonly browser: string;
    readonly os: string;
    readonly country: string;
    readonly region: string;
  }[];
  readonly factors: { readonly name: string; readonly since: string }[];
  readonly linkedIdentities: { readonly provider: string; readonly linkedAt: string }[];
  readonly delegations: { readonly name: string; readonly from: string }[];
}

export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly characters?: RefusedCharacter[];
  readonly suggestion?: string;
  readonly classes?: ("upper" | "lower" | "digit" | "symbol")[];
}

export interface RefusedCharacter {
  readonly character: string;
  readonly codePoint: string;
  readonly position: number;
  readonly suggestion?: string;
}

export interface ShowTermsAnswer {
  readonly version: string;
  readonly sha256: string;
  readonly effectiveFrom: string;
  readonly title: string;
  readonly body: string;
  readonly changes?: string;
}

export interface StartRegistrationRequest {
  readonly accountType: "business" | "individual";
  readonly email: string;
  readonly emailConfirmation: string;
  readonly termsVersion: string;
  readonly termsAccepted: true;
  readonly language?: "ja" | "en" | "ja-easy";
}

export interface StartRegistrationAnswer {
  readonly registrationId: string;
  readonly receptionNumber: string;
  readonly state:
    | "requested"
    | "code-sent"
    | "verified"
    | "completing"
    | "completed"
    | "expired"
    | "duplicate";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
  readonly emailSuggestion?: string;
}

export interface ShowRegistrationAnswer {
  readonly registrationId: string;
  readonly receptionNumber: string;
  readonly accountType: "business" | "individual";
  readonly state:
    | "requested"
    | "code-sent"
    | "verified"
    | "completing"
    | "completed"
    | "expired"
    | "duplicate";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
  readonly issue: number;
  readonly attemptsLeft: number;
  readonly mail: {
    readonly status: "queued" | "sent" | "delivered" | "delayed" | "bounced" | "complained" | "failed";
  };
}

export interface ResendCodeAnswer {
  readonly registrationId: string;
  readonly receptionNumber: string;
  readonly state:
    | "requested"
    | "code-sent"
    | "verified"
    | "completing"
    | "completed"
    | "expired"
    | "duplicate";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
  readonly emailSuggestion?: string;
}

export interface VerifyCodeRequest {
  readonly code: string;
}

export interface VerifyCodeAnswer {
  readonly state: "verified";
  readonly expiresAt: string;
}

export interface ReviewProfileRequest {
  readonly profile: BusinessProfileInput | IndividualProfileInput;
}

export interface ReviewProfileAnswer {
  readonly profile: BusinessProfile | IndividualProfile;
}

export interface JudgePasswordRequest {
  readonly password: string;
  readonly names?: string[];
}

export interface JudgePasswordAnswer {
  readonly accepted: true;
}

export interface CompleteRegistrationRequest {
  readonly profile: BusinessProfileInput | IndividualProfileInput;
  readonly password: string;
  readonly passwordConfirmation: string;
}

export interface CompleteRegistrationAnswer {
  readonly accountId: string;
  readonly state: "completed";
}

export interface StartPasswordResetRequest {
  readonly email: string;
  readonly language?: "ja" | "en" | "ja-easy";
}

export interface StartPasswordResetAnswer {
  readonly resetId: string;
  readonly state: "requested" | "code-sent" | "verified" | "setting" | "completed" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
}

export interface ShowPasswordResetAnswer {
  readonly resetId: string;
  readonly state: "requested" | "code-sent" | "verified" | "setting" | "completed" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
  readonly issue: number;
  readonly attemptsLeft: number;
  readonly mail: {
    readonly status: "queued" | "sent" | "delivered" | "delayed" | "bounced" | "complained" | "failed";
  };
}

export interface ResendResetCodeAnswer {
  readonly resetId: string;
  readonly state: "requested" | "code-sent" | "verified" | "setting" | "completed" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
}

export interface VerifyResetCodeRequest {
  readonly code: string;
}

export interface VerifyResetCodeAnswer {
  readonly state: "verified";
  readonly expiresAt: string;
}

export interface CompletePasswordResetRequest {
  readonly password: string;
  readonly passwordConfirmation: string;
}

export interface CompletePasswordResetAnswer {
  readonly state: "completed";
}

export interface StartRevivalRequest {
  readonly email: string;
  readonly language?: "ja" | "en" | "ja-easy";
}

export interface StartRevivalAnswer {
  readonly revivalId: string;
  readonly state: "requested" | "code-sent" | "verified" | "completed" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
}

export interface ShowRevivalAnswer {
  readonly revivalId: string;
  readonly state: "requested" | "code-sent" | "verified" | "completed" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
  readonly issue: number;
  readonly attemptsLeft: number;
  readonly mail: {
    readonly status: "queued" | "sent" | "delivered" | "delayed" | "bounced" | "complained" | "failed";
  };
}

export interface ResendRevivalCodeAnswer {
  readonly revivalId: string;
  readonly state: "requested" | "code-sent" | "verified" | "completed" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
}

export interface VerifyRevivalCodeRequest {
  readonly code: string;
}

export interface VerifyRevivalCodeAnswer {
  readonly state: "completed";
}

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
}

export interface SignInAnswer {
  readonly accountId: string;
}

export interface ReauthenticateRequest {
  readonly password: string;
}

export type ShowAccountAnswer = BusinessAccount | IndividualAccount;

export type UpdateAccountRequest = BusinessProfilePatch | IndividualProfilePatch;

export type UpdateAccountAnswer = BusinessAccount | IndividualAccount;

export interface AcceptTermsRequest {
  readonly termsVersion: string;
  readonly termsAccepted: true;
}

export type AcceptTermsAnswer = BusinessAccount | IndividualAccount;

export interface ChangeOrganizationRequest {
  readonly organizationName?: string;
  readonly representative?: {
    readonly familyName?: string;
    readonly givenName?: string;
    readonly familyNameKana?: string;
    readonly givenNameKana?: string;
  };
  readonly changeReason: "renamed" | "representative-changed" | "typo";
  readonly effectiveOn: string;
}

export type ChangeOrganizationAnswer = BusinessAccount | IndividualAccount;

export type ExportAccountAnswer = BusinessExport | IndividualExport;

export interface RequestWithdrawalRequest {
  readonly reason?: "duplicate" | "no-longer-needed" | "organization-closed" | "other";
  readonly confirmed: true;
}

export interface RequestWithdrawalAnswer {
  readonly erasesAt: string;
}

export interface ChangePasswordRequest {
  readonly currentPassword: string;
  readonly password: string;
  readonly passwordConfirmation: string;
}

export interface StartEmailChangeRequest {
  readonly email: string;
  readonly emailConfirmation: string;
}

export interface StartEmailChangeAnswer {
  readonly changeId: string;
  readonly state: "requested" | "code-sent" | "verified" | "applying" | "applied" | "duplicate" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
  readonly emailSuggestion?: string;
}

export interface StartHandoverRequest {
  readonly email: string;
  readonly emailConfirmation: string;
}

export interface StartHandoverAnswer {
  readonly handoverId: string;
  readonly state: "invited";
  readonly email: string;
  readonly expiresAt: string;
  readonly emailSuggestion?: string;
}

export interface ShowEmailChangeAnswer {
  readonly changeId: string;
  readonly state: "requested" | "code-sent" | "verified" | "applying" | "applied" | "duplicate" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
  readonly issue: number;
  readonly attemptsLeft: number;
  readonly mail: {
    readonly status: "queued" | "sent" | "delivered" | "delayed" | "bounced" | "complained" | "failed";
  };
}

export interface ResendEmailChangeCodeAnswer {
  readonly changeId: string;
  readonly state: "requested" | "code-sent" | "verified" | "applying" | "applied" | "duplicate" | "expired";
  readonly email: string;
  readonly startedAt: string;
  readonly browser: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
  readonly emailSuggestion?: string;
}

export interface VerifyEmailChangeRequest {
  readonly code: string;
}

export interface VerifyEmailChangeAnswer {
  readonly state: "applied";
  readonly email: string;
}

export interface ListSessionsAnswer {
  readonly sessions: {
    readonly sessionId: string;
    readonly current: boolean;
    readonly createdAt: string;
    readonly lastUsedAt: string;
    readonly browser: string;
    readonly os: string;
    readonly country: string;
    readonly region: string;
  }[];
  readonly signIns: {
    readonly at: string;
    readonly browser: string;
    readonly os: string;
    readonly country: string;
    readonly region: string;
  }[];
  readonly signInNotice: "new-browser" | "always";
  readonly deskActions: {
    readonly at: string;
    readonly kind:
      | "searched"
      | "revealed"
      | "resent"
      | "limit-cleared"
      | "sessions-ended"
      | "reset-sent"
      | "suspended"
      | "restored"
      | "proposed"
      | "approved"
      | "rejected"
      | "executed";
    readonly reason:
      | "owner-asked"
      | "mail-missing"
      | "code-trouble"
      | "limit-reached"
      | "lost-mailbox"
      | "wrong-address"
      | "taken-over"
      | "misuse"
      | "city-check";
  }[];
}

export interface ChooseSettingsRequest {
  readonly signInNotice: "new-browser" | "always";
}

export interface ChooseSettingsAnswer {
  readonly signInNotice: "new-browser" | "always";
}

export interface DisavowRequest {
  readonly token: string;
}

export interface DisavowAnswer {
  readonly state: "disavowed";
}

export interface UndoEmailChangeRequest {
  readonly token: string;
}

export interface UndoEmailChangeAnswer {
  readonly state: "reverted" | "frozen";
}

export interface ObjectToProposalRequest {
  readonly token: string;
}

export interface ObjectToProposalAnswer {
  readonly state: "rejected";
}

export interface ConfirmAddressRequest {
  readonly token: string;
}

export interface ConfirmAddressAnswer {
  readonly state: "confirmed";
}

export interface ExportByLinkRequest {
  readonly token: string;
  readonly format?: "json" | "csv";
}

export type ExportByLinkAnswer = BusinessExport | IndividualExport;

export interface PreviewHandoverRequest {
  readonly token: string;
}

export interface PreviewHandoverAnswer {
  readonly organizationName: string;
  readonly from: string;
}

export interface AcceptHandoverRequest {
  readonly token: string;
  readonly contact: {
    readonly familyName: string;
    readonly givenName: string;
    readonly familyNameKana: string;
    readonly givenNameKana: string;
    readonly birthDate?: string;
  };
  readonly department?: string;
  readonly phone: string;
  readonly password: string;
  readonly passwordConfirmation: string;
  readonly termsVersion: string;
  readonly termsAccepted: true;
}

export interface AcceptHandoverAnswer {
  readonly state: "accepted";
  readonly accountId: string;
}

export interface FindAddressesAnswer {
  readonly candidates: {
    readonly prefecture: string;
    readonly city: string;
    readonly town: string;
    readonly office?: string;
  }[];
  readonly dataDate: string;
}

export interface ShowCharactersAnswer {
  readonly groups: { readonly name: string; readonly characters: string }[];
  readonly check?: {
    readonly normalised: string;
    readonly refused: RefusedCharacter[];
    readonly suggestion?: string;
  };
}

export interface ShowOpenApiAnswer {
  readonly openapi: string;
}

export interface ShowAsyncApiAnswer {
  readonly asyncapi: string;
}

export interface BusinessProfilePatch {
  readonly organizationName?: string;
  readonly postalCode?: string | null;
  readonly prefecture?: string | null;
  readonly city?: string | null;
  readonly streetAddress?: string | null;
  readonly representative?: {
    readonly familyName?: string | null;
    readonly givenName?: string | null;
    readonly familyNameKana?: string | null;
    readonly givenNameKana?: string | null;
  } | null;
  readonly phone?: string;
  readonly department?: string | null;
  readonly contact?: {
    readonly familyName?: string;
    readonly givenName?: string;
    readonly familyNameKana?: string;
    readonly givenNameKana?: string;
    readonly birthDate?: string | null;
  };
  readonly notifications?: boolean | null;
}

export interface IndividualProfilePatch {
  readonly familyName?: string;
  readonly givenName?: string;
  readonly familyNameKana?: string;
  readonly givenNameKana?: string;
  readonly birthDate?: string | null;
  readonly postalCode?: string | null;
  readonly prefecture?: string | null;
  readonly city?: string | null;
  readonly streetAddress?: string | null;
  readonly phone?: string;
  readonly notifications?: boolean | null;
}

/** Every kind of problem by its code, with what its document says besides. */
export interface Problems {
  readonly "account-dormant": object;
  readonly "account-not-ready": object;
  readonly "account-stopped": object;
  readonly "already-completed": object;
  readonly "already-registered": object;
  readonly "already-verified": object;
  readonly "applications-open": { readonly count: number };
  readonly "applications-unknown": object;
  readonly "body-too-large": object;
  readonly "code-locked": { readonly retryAt: string };
  readonly "code-pending": object;
  readonly "code-superseded": object;
  readonly "code-wrong": { readonly attemptsLeft: number };
  readonly "completion-in-progress": object;
  readonly "edited-elsewhere": object;
  readonly "email-change-recent": { readonly retryAt: string };
  readonly "email-unchanged": object;
  readonly expired: object;
  readonly "flow-cookie-missing": object;
  readonly "flow-not-found": object;
  readonly "handover-pending": object;
  readonly "idempotency-key-invalid": object;
  readonly "idempotency-key-reused": object;
  readonly "internal-error": { readonly requestId: string };
  readonly "invalid-input": object;
  readonly "limit-reached": { readonly retryAt: string };
  readonly "link-dead": object;
  readonly "malformed-json": object;
  readonly "not-json": object;
  readonly "not-signed-in": object;
  readonly "not-verified": object;
  readonly "origin-refused": object;
  readonly "origin-rejected": object;
  readonly "reauthentication-required": { readonly methods: "password"[] };
  readonly "registration-not-found": object;
  readonly "sign-in-failed": object;
  readonly "sign-in-limited": { readonly retryAt: string };
  readonly "temporarily-unavailable": object;
  readonly "terms-not-found": object;
  readonly "terms-outdated": { readonly currentVersion: string };
  readonly "terms-pending": { readonly currentVersion: string };
  readonly "unknown-member": object;
  readonly "withdrawal-pending": object;
}

/** Every call: what goes in, what comes out, and how it may fail. */
export interface Calls {
  "GET /api/terms": {
    readonly body: undefined;
    readonly answer: ShowTermsAnswer;
    readonly problems:
      | "origin-rejected"
      | "terms-not-found"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/registrations": {
    readonly body: StartRegistrationRequest;
    readonly answer: StartRegistrationAnswer;
    readonly problems:
      | "idempotency-key-invalid"
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "terms-outdated"
      | "body-too-large"
      | "not-json"
      | "idempotency-key-reused"
      | "invalid-input"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "GET /api/registrations/{id}": {
    readonly body: undefined;
    readonly answer: ShowRegistrationAnswer;
    readonly problems:
      | "flow-cookie-missing"
      | "origin-rejected"
      | "registration-not-found"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/registrations/{id}/code": {
    readonly body: undefined;
    readonly answer: ResendCodeAnswer;
    readonly problems:
      | "idempotency-key-invalid"
      | "flow-cookie-missing"
      | "origin-refused"
      | "origin-rejected"
      | "registration-not-found"
      | "already-completed"
      | "already-registered"
      | "completion-in-progress"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/registrations/{id}/verification": {
    readonly body: VerifyCodeRequest;
    readonly answer: VerifyCodeAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "flow-cookie-missing"
      | "origin-refused"
      | "origin-rejected"
      | "registration-not-found"
      | "already-completed"
      | "already-registered"
      | "already-verified"
      | "code-pending"
      | "expired"
      | "body-too-large"
      | "not-json"
      | "code-superseded"
      | "code-wrong"
      | "invalid-input"
      | "code-locked"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/registrations/{id}/review": {
    readonly body: ReviewProfileRequest;
    readonly answer: ReviewProfileAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "flow-cookie-missing"
      | "origin-refused"
      | "origin-rejected"
      | "registration-not-found"
      | "already-completed"
      | "already-registered"
      | "completion-in-progress"
      | "not-verified"
      | "expired"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/registrations/{id}/password-judgement": {
    readonly body: JudgePasswordRequest;
    readonly answer: JudgePasswordAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "flow-cookie-missing"
      | "origin-refused"
      | "origin-rejected"
      | "registration-not-found"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/registrations/{id}/completion": {
    readonly body: CompleteRegistrationRequest;
    readonly answer: CompleteRegistrationAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "flow-cookie-missing"
      | "account-dormant"
      | "account-stopped"
      | "origin-refused"
      | "origin-rejected"
      | "registration-not-found"
      | "already-completed"
      | "already-registered"
      | "completion-in-progress"
      | "not-verified"
      | "expired"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/password-resets": {
    readonly body: StartPasswordResetRequest;
    readonly answer: StartPasswordResetAnswer;
    readonly problems:
      | "idempotency-key-invalid"
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "body-too-large"
      | "not-json"
      | "idempotency-key-reused"
      | "invalid-input"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "GET /api/password-resets/{id}": {
    readonly body: undefined;
    readonly answer: ShowPasswordResetAnswer;
    readonly problems:
      | "flow-cookie-missing"
      | "origin-rejected"
      | "flow-not-found"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/password-resets/{id}/code": {
    readonly body: undefined;
    readonly answer: ResendResetCodeAnswer;
    readonly problems:
      | "idempotency-key-invalid"
      | "flow-cookie-missing"
      | "origin-refused"
      | "origin-rejected"
      | "flow-not-found"
      | "already-completed"
      | "completion-in-progress"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/password-resets/{id}/verification": {
    readonly body: VerifyResetCodeRequest;
    readonly answer: VerifyResetCodeAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "flow-cookie-missing"
      | "origin-refused"
      | "origin-rejected"
      | "flow-not-found"
      | "already-completed"
      | "already-verified"
      | "code-pending"
      | "expired"
      | "body-too-large"
      | "not-json"
      | "code-superseded"
      | "code-wrong"
      | "invalid-input"
      | "code-locked"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/password-resets/{id}/completion": {
    readonly body: CompletePasswordResetRequest;
    readonly answer: CompletePasswordResetAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "flow-cookie-missing"
      | "account-stopped"
      | "origin-refused"
      | "origin-rejected"
      | "flow-not-found"
      | "already-completed"
      | "completion-in-progress"
      | "not-verified"
      | "expired"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/revivals": {
    readonly body: StartRevivalRequest;
    readonly answer: StartRevivalAnswer;
    readonly problems:
      | "idempotency-key-invalid"
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "body-too-large"
      | "not-json"
      | "idempotency-key-reused"
      | "invalid-input"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "GET /api/revivals/{id}": {
    readonly body: undefined;
    readonly answer: ShowRevivalAnswer;
    readonly problems:
      | "flow-cookie-missing"
      | "origin-rejected"
      | "flow-not-found"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/revivals/{id}/code": {
    readonly body: undefined;
    readonly answer: ResendRevivalCodeAnswer;
    readonly problems:
      | "idempotency-key-invalid"
      | "flow-cookie-missing"
      | "origin-refused"
      | "origin-rejected"
      | "flow-not-found"
      | "already-completed"
      | "completion-in-progress"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/revivals/{id}/verification": {
    readonly body: VerifyRevivalCodeRequest;
    readonly answer: VerifyRevivalCodeAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "flow-cookie-missing"
      | "account-stopped"
      | "origin-refused"
      | "origin-rejected"
      | "flow-not-found"
      | "already-completed"
      | "code-pending"
      | "expired"
      | "body-too-large"
      | "not-json"
      | "code-superseded"
      | "code-wrong"
      | "invalid-input"
      | "code-locked"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/session": {
    readonly body: SignInRequest;
    readonly answer: SignInAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "sign-in-failed"
      | "account-dormant"
      | "account-stopped"
      | "origin-refused"
      | "origin-rejected"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "sign-in-limited"
      | "internal-error"
      | "account-not-ready"
      | "temporarily-unavailable";
  };
  "DELETE /api/session": {
    readonly body: undefined;
    readonly answer: undefined;
    readonly problems: "origin-refused" | "origin-rejected" | "internal-error" | "temporarily-unavailable";
  };
  "POST /api/session/reauthentication": {
    readonly body: ReauthenticateRequest;
    readonly answer: undefined;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "sign-in-failed"
      | "origin-refused"
      | "origin-rejected"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "sign-in-limited"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "GET /api/me": {
    readonly body: undefined;
    readonly answer: ShowAccountAnswer;
    readonly problems: "not-signed-in" | "origin-rejected" | "internal-error" | "temporarily-unavailable";
  };
  "PATCH /api/me": {
    readonly body: UpdateAccountRequest;
    readonly answer: UpdateAccountAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "edited-elsewhere"
      | "withdrawal-pending"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/me/terms": {
    readonly body: AcceptTermsRequest;
    readonly answer: AcceptTermsAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "terms-outdated"
      | "withdrawal-pending"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/me/organization": {
    readonly body: ChangeOrganizationRequest;
    readonly answer: ChangeOrganizationAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "reauthentication-required"
      | "terms-pending"
      | "edited-elsewhere"
      | "withdrawal-pending"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "GET /api/me/export": {
    readonly body: undefined;
    readonly answer: ExportAccountAnswer;
    readonly problems:
      | "not-signed-in"
      | "origin-rejected"
      | "reauthentication-required"
      | "invalid-input"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/me/withdrawal": {
    readonly body: RequestWithdrawalRequest;
    readonly answer: RequestWithdrawalAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "reauthentication-required"
      | "applications-open"
      | "email-change-recent"
      | "withdrawal-pending"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "applications-unknown"
      | "temporarily-unavailable";
  };
  "DELETE /api/me/withdrawal": {
    readonly body: undefined;
    readonly answer: undefined;
    readonly problems:
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/me/password": {
    readonly body: ChangePasswordRequest;
    readonly answer: undefined;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "sign-in-failed"
      | "account-dormant"
      | "account-stopped"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "withdrawal-pending"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "sign-in-limited"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/me/email-changes": {
    readonly body: StartEmailChangeRequest;
    readonly answer: StartEmailChangeAnswer;
    readonly problems:
      | "idempotency-key-invalid"
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "reauthentication-required"
      | "terms-pending"
      | "email-change-recent"
      | "handover-pending"
      | "withdrawal-pending"
      | "body-too-large"
      | "not-json"
      | "email-unchanged"
      | "idempotency-key-reused"
      | "invalid-input"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/me/handovers": {
    readonly body: StartHandoverRequest;
    readonly answer: StartHandoverAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "reauthentication-required"
      | "terms-pending"
      | "email-change-recent"
      | "handover-pending"
      | "withdrawal-pending"
      | "body-too-large"
      | "not-json"
      | "email-unchanged"
      | "invalid-input"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "DELETE /api/me/handovers/{id}": {
    readonly body: undefined;
    readonly answer: undefined;
    readonly problems:
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "completion-in-progress"
      | "withdrawal-pending"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "GET /api/me/email-changes/{id}": {
    readonly body: undefined;
    readonly answer: ShowEmailChangeAnswer;
    readonly problems:
      | "flow-cookie-missing"
      | "not-signed-in"
      | "origin-rejected"
      | "terms-pending"
      | "flow-not-found"
      | "withdrawal-pending"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "DELETE /api/me/email-changes/{id}": {
    readonly body: undefined;
    readonly answer: undefined;
    readonly problems:
      | "flow-cookie-missing"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "flow-not-found"
      | "completion-in-progress"
      | "withdrawal-pending"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/me/email-changes/{id}/code": {
    readonly body: undefined;
    readonly answer: ResendEmailChangeCodeAnswer;
    readonly problems:
      | "idempotency-key-invalid"
      | "flow-cookie-missing"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "flow-not-found"
      | "already-completed"
      | "already-registered"
      | "completion-in-progress"
      | "withdrawal-pending"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/me/email-changes/{id}/verification": {
    readonly body: VerifyEmailChangeRequest;
    readonly answer: VerifyEmailChangeAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "flow-cookie-missing"
      | "not-signed-in"
      | "account-dormant"
      | "account-stopped"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "flow-not-found"
      | "already-completed"
      | "already-registered"
      | "code-pending"
      | "completion-in-progress"
      | "withdrawal-pending"
      | "expired"
      | "body-too-large"
      | "not-json"
      | "code-superseded"
      | "code-wrong"
      | "invalid-input"
      | "code-locked"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "GET /api/me/sessions": {
    readonly body: undefined;
    readonly answer: ListSessionsAnswer;
    readonly problems:
      | "not-signed-in"
      | "origin-rejected"
      | "terms-pending"
      | "withdrawal-pending"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "DELETE /api/me/sessions": {
    readonly body: undefined;
    readonly answer: undefined;
    readonly problems:
      | "not-signed-in"
      | "account-dormant"
      | "account-stopped"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "withdrawal-pending"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "DELETE /api/me/sessions/{sessionId}": {
    readonly body: undefined;
    readonly answer: undefined;
    readonly problems:
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "withdrawal-pending"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "PATCH /api/me/settings": {
    readonly body: ChooseSettingsRequest;
    readonly answer: ChooseSettingsAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "not-signed-in"
      | "origin-refused"
      | "origin-rejected"
      | "terms-pending"
      | "withdrawal-pending"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/links/disavow": {
    readonly body: DisavowRequest;
    readonly answer: DisavowAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "link-dead"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/links/email-undo": {
    readonly body: UndoEmailChangeRequest;
    readonly answer: UndoEmailChangeAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "link-dead"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/links/object": {
    readonly body: ObjectToProposalRequest;
    readonly answer: ObjectToProposalAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "link-dead"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/links/confirm-address": {
    readonly body: ConfirmAddressRequest;
    readonly answer: ConfirmAddressAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "link-dead"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/links/export": {
    readonly body: ExportByLinkRequest;
    readonly answer: ExportByLinkAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "link-dead"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "limit-reached"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/links/handover/preview": {
    readonly body: PreviewHandoverRequest;
    readonly answer: PreviewHandoverAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "origin-refused"
      | "origin-rejected"
      | "already-registered"
      | "link-dead"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "POST /api/links/handover": {
    readonly body: AcceptHandoverRequest;
    readonly answer: AcceptHandoverAnswer;
    readonly problems:
      | "malformed-json"
      | "unknown-member"
      | "account-dormant"
      | "account-stopped"
      | "origin-refused"
      | "origin-rejected"
      | "already-registered"
      | "completion-in-progress"
      | "terms-outdated"
      | "link-dead"
      | "body-too-large"
      | "not-json"
      | "invalid-input"
      | "internal-error"
      | "temporarily-unavailable";
  };
  "GET /api/addresses": {
    readonly body: undefined;
    readonly answer: FindAddressesAnswer;
    readonly problems: "origin-rejected" | "invalid-input" | "internal-error" | "temporarily-unavailable";
  };
  "GET /api/characters": {
    readonly body: undefined;
    readonly answer: ShowCharactersAnswer;
    readonly problems: "origin-rejected" | "invalid-input" | "internal-error" | "temporarily-unavailable";
  };
  "GET /api/openapi.json": {
    readonly body: undefined;
    readonly answer: ShowOpenApiAnswer;
    readonly problems: "origin-rejected" | "internal-error" | "temporarily-unavailable";
  };
  "GET /api/events.json": {
    readonly body: undefined;
    readonly answer: ShowAsyncApiAnswer;
    readonly problems: "origin-rejected" | "internal-error" | "temporarily-unavailable";
  };
}
