import { epochOf } from "../../domain/account.ts";
import { type VoidPasswordDependencies, voidPassword } from "./void-password.ts";

/** Looks after a disavowal: usually it has ended the sessions there were. Where they have not ended, it is done here. */
export async function followUpDisavowal(
  dependencies: VoidPasswordDependencies,
  { accountId, epoch }: { readonly accountId: string; readonly epoch: number },
): Promise<void> {
  const account = await dependencies.accounts.find(accountId);
  if (!account || epochOf(account) >= epoch) return;
  await voidPassword(dependencies, account);
}
