import type { EmailChange } from "../../domain/email-change.ts";
import { type ResendDependencies, type ResendRequest, resendCode } from "../flow/resend-code.ts";
import type { Outcome } from "../outcome.ts";
import { findOwnChange, type OwnChangeDependencies, type OwnChangeFailureKind } from "./own-change.ts";

export type ResendEmailChangeDependencies = OwnChangeDependencies & ResendDependencies<"email-change">;

/** Sends a new code for the caller's change of address; the one before is dead. */
export async function resendEmailChangeCode(
  dependencies: ResendEmailChangeDependencies,
  request: ResendRequest & { readonly sessionToken: string | undefined },
): Promise<
  Outcome<
    EmailChange,
    | OwnChangeFailureKind
    | "completion-in-progress"
    | "already-completed"
    | "already-registered"
    | "limit-reached"
  >
> {
  const found = await findOwnChange(dependencies, request);
  return found.ok ? resendCode(dependencies, request) : found;
}
