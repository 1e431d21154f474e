import type { Localized } from "../../contracts/language.ts";
import type { Failure } from "../use-cases/outcome.ts";

/** Everything that is answered as a problem document: what the use cases refuse, and what HTTP refuses before. */
export type HttpFailure =
  | Failure
  | { readonly kind: "malformed-json"; readonly reason: MalformedReason }
  | { readonly kind: "not-json" }
  | { readonly kind: "body-too-large" }
  | { readonly kind: "idempotency-key-invalid" }
  | { readonly kind: "origin-refused"; readonly reason: ForeignReason }
  | { readonly kind: "origin-rejected"; readonly reason: "no-proof" | "wrong-proof" | "no-address" }
  | { readonly kind: "route-not-found" }
  | { readonly kind: "method-not-allowed"; readonly allowed: readonly string[] }
  | { readonly kind: "internal-error"; readonly requestId: string }
  | { readonly kind: "temporarily-unavailable" };

/** What a failure is called, and what the answer says of it. */
export type ProblemWords<F extends HttpFailure> = Readonly<{
  title: Localized;
  detail: Localized<(failure: F) => string>;
}>;

/** How a request betrayed that no page of ours has sent it. */
export type ForeignReason = "origin-missing" | "origin-foreign" | "cross-site";

export type MalformedReason =
  | "syntax"
  | "encoding"
  | "duplicate-member"
  | "reserved-member"
  | "too-deep"
  | "empty";

/** Ends a request early with a failure; the one exception that carries a value of ours. */
export class HttpFailureError extends Error {
  readonly failure: HttpFailure;

  constructor(failure: HttpFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}
