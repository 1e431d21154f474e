import { type ResetStanding, showReset } from "../client/password-resets.ts";
import { type KeptFlowHandle, useKeptFlow } from "../flow/use-kept-flow.ts";
import { resetId } from "../storage/flow-ids.ts";

export type ResetHandle = KeptFlowHandle<ResetStanding>;

/** Where the password reset of this browser stands. */
export const useReset = (): ResetHandle => useKeptFlow(resetId.read, showReset);
