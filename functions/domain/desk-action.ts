import type { DeskActionKind, DeskReason } from "../../contracts/desk-words.ts";

/** What an operator did to an account or looked at of it, as its owner may know it: not who. Epoch milliseconds. */
export interface DeskAction {
  readonly at: number;
  readonly kind: DeskActionKind;
  readonly reason: DeskReason;
}

/** How many an account remembers. */
export const REMEMBERED_ACTIONS = 20;

/** What an account remembers then; of two at the same moment, one is the later. */
export function withAction(known: readonly DeskAction[] = [], action: DeskAction): readonly DeskAction[] {
  const at = Math.max(action.at, (known.at(-1)?.at ?? 0) + 1);
  return [...known, { ...action, at }].slice(-REMEMBERED_ACTIONS);
}
