import { changeToUndo, type UndoneChange } from "../../domain/account.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { FollowUps, Links } from "../ports.ts";
import { type RevokeDependencies, revokeEmailChange } from "./revoke-email-change.ts";

export interface UndoEmailChangeDependencies extends RevokeDependencies {
  readonly links: Pick<Links, "peek" | "consume">;
  readonly followUps: Pick<FollowUps, "requestLookAtEmailUndo" | "requestEvent">;
}

/**
 * The owner of the address before does not accept a change. The follow-up is asked for before the link is used up: what its
 * function leaves undone is done within seconds, although the link is dead by then.
 */
export async function undoEmailChange(
  dependencies: UndoEmailChangeDependencies,
  { token }: { readonly token: string },
): Promise<Outcome<{ readonly state: UndoneChange["state"] }, "link-dead">> {
  const { clock, links, accounts, followUps } = dependencies;
  const pressedAt = clock();
  const link = await links.peek("email-undo", token, pressedAt);
  const account = link && (await accounts.find(link.accountId));
  if (!account || !changeToUndo(account, { changeId: link.ref, at: pressedAt }))
    return fail({ kind: "link-dead" });

  const { accountId } = account;
  const press = { accountId, changeId: link.ref, pressedAt };
  await followUps.requestLookAtEmailUndo(press);
  if (!(await links.consume("email-undo", token, pressedAt))) return fail({ kind: "link-dead" });
  const state = await revokeEmailChange(dependencies, account, press);
  return state ? ok({ state }) : fail({ kind: "link-dead" });
}
