import { type FlowStatus, showFlow } from "../flow/show-flow.ts";
import type { Outcome } from "../outcome.ts";
import {
  type ChangeRequest,
  findOwnChange,
  type OwnChangeDependencies,
  type OwnChangeFailureKind,
} from "./own-change.ts";

export interface ShowEmailChangeDependencies extends OwnChangeDependencies {
  readonly settings: OwnChangeDependencies["settings"] & { readonly resendCooldownSeconds: number };
}

/** Where the caller's change of address stands, for reload and resume. */
export async function showEmailChange(
  dependencies: ShowEmailChangeDependencies,
  request: ChangeRequest,
): Promise<Outcome<FlowStatus<"email-change">, OwnChangeFailureKind>> {
  const found = await findOwnChange(dependencies, request);
  return found.ok ? showFlow(dependencies, request) : found;
}
