import type { ExportFormat } from "../../../contracts/account-export.ts";
import { EXPORT_HOURS } from "../../../contracts/mail-links.ts";
import { type Account, statusOf } from "../../domain/account.ts";
import { HOUR_MS } from "../../domain/durations.ts";
import type { MailLink } from "../../domain/mail-link.ts";
import { fail, type Outcome } from "../outcome.ts";
import type { Accounts, Links } from "../ports.ts";
import { type StoredData, type StoredDataDependencies, storedDataOf } from "./export-account.ts";

export interface ExportByLinkDependencies extends StoredDataDependencies {
  readonly links: Pick<Links, "peek">;
  readonly accounts: Pick<Accounts, "find">;
}

/**
 * Hands out everything that is stored of an account to whoever has its mailbox, once two at the desk have agreed to it: for
 * somebody who cannot sign in. The link is not used up: a file that did not arrive is fetched again.
 */
export async function exportByLink(
  dependencies: ExportByLinkDependencies,
  { token, format }: { readonly token: string; readonly format: ExportFormat },
): Promise<Outcome<StoredData, "link-dead" | "limit-reached">> {
  const { clock, links, accounts } = dependencies;
  const link = await links.peek("export", token, clock());
  const account = link && (await accounts.find(link.accountId));
  if (!account || !isStillWhose(account, link)) return fail({ kind: "link-dead" });
  return storedDataOf(dependencies, account, { format });
}

/** It went to the address that the account had then, and nobody disputes whose it is. */
function isStillWhose(account: Account, { expiresAt }: MailLink): boolean {
  const drawnAt = expiresAt - EXPORT_HOURS * HOUR_MS;
  const changedAt = Math.max(account.emailChange?.changedAt ?? 0, account.undoneChange?.undoneAt ?? 0);
  return changedAt < drawnAt && !["frozen", "erasing"].includes(statusOf(account));
}
