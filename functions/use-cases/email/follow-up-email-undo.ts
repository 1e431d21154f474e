import { type Press, type RevokeDependencies, revokeEmailChange } from "./revoke-email-change.ts";

/** Looks after the undoing of a change of address: usually it is done. Where it is not, the rest is done here. */
export async function followUpEmailUndo(
  dependencies: RevokeDependencies,
  { accountId, ...press }: Press & { readonly accountId: string },
): Promise<void> {
  const account = await dependencies.accounts.find(accountId);
  if (account) await revokeEmailChange(dependencies, account, press);
}
