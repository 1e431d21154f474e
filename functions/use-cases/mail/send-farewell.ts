import { statusOf } from "../../domain/account.ts";
import { renderFarewellMail } from "../../mails/farewell-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { AccountEnds, Accounts, Audit, Clock, Mailer } from "../ports.ts";

export interface FarewellDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly ends: Pick<AccountEnds, "noteFarewell">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends the last mail of an account whose end has begun, as long as its address is known; once it is noted, never again. */
export async function sendFarewell(
  { clock, accounts, ends, mailer, audit, settings }: FarewellDependencies,
  { accountId }: { readonly accountId: string },
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  if (!account || statusOf(account) !== "erasing" || account.farewellSentAt !== undefined)
    return "superseded";

  const { eraseReason: reason = "withdrawn", registrationId: flowId } = account;
  const mail = renderFarewellMail({ reason }, account.language, settings);
  const about = { kind: "farewell", flowId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: "farewell", accountId, messageId });
  await ends.noteFarewell(accountId, clock());
  return "sent";
}
