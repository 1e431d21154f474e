/** What a use case answers: a value, or one of the failures that it declares. */
import type { FoundError } from "../../contracts/field-errors.ts";
import type { Localized } from "../../contracts/language.ts";
import type { Factor } from "../domain/account.ts";

/** What can go wrong in the registrant's world. Instants are epoch milliseconds. */
export type Failure =
  | { readonly kind: "unknown-member"; readonly errors: readonly FoundError[] }
  | { readonly kind: "invalid-input"; readonly errors: readonly FoundError[] }
  | { readonly kind: "terms-outdated"; readonly currentVersion: string }
  | { readonly kind: "terms-not-found" }
  | { readonly kind: "limit-reached"; readonly retryAt: number }
  | { readonly kind: "idempotency-key-reused" }
  | { readonly kind: "flow-cookie-missing" }
  | { readonly kind: "registration-not-found" }
  | { readonly kind: "flow-not-found" }
  | { readonly kind: "code-wrong"; readonly attemptsLeft: number }
  | { readonly kind: "code-locked"; readonly retryAt: number }
  | { readonly kind: "code-superseded" }
  | { readonly kind: "code-pending" }
  | { readonly kind: "expired" }
  | { readonly kind: "not-verified" }
  | { readonly kind: "already-verified" }
  | { readonly kind: "completion-in-progress" }
  | { readonly kind: "already-completed" }
  | { readonly kind: "already-registered" }
  | { readonly kind: "sign-in-failed"; readonly errors?: readonly FoundError[] }
  | { readonly kind: "sign-in-limited"; readonly retryAt: number }
  | { readonly kind: "not-signed-in" }
  | { readonly kind: "account-stopped"; readonly contact: Localized }
  | { readonly kind: "account-dormant" }
  | { readonly kind: "withdrawal-pending" }
  | { readonly kind: "terms-pending"; readonly currentVersion: string }
  | { readonly kind: "applications-open"; readonly count: number }
  | { readonly kind: "applications-unknown" }
  | { readonly kind: "reauthentication-required"; readonly methods: readonly Factor[] }
  | { readonly kind: "email-unchanged" }
  | { readonly kind: "email-change-recent"; readonly retryAt: number }
  | { readonly kind: "handover-pending" }
  | { readonly kind: "account-not-ready" }
  | { readonly kind: "edited-elsewhere" }
  | { readonly kind: "link-dead" };

export type FailureKind = Failure["kind"];

export type Outcome<T, K extends FailureKind> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Extract<Failure, { kind: K }> };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <F extends Failure>(failure: F): { readonly ok: false; readonly failure: F } => ({
  ok: false,
  failure,
});
