import { linkWith } from "../../../contracts/mail-links.ts";
import { undoMark } from "../../../contracts/undo-token.ts";
import type { Account, AddressChange } from "../../domain/account.ts";
import type { Links } from "../ports.ts";

/** Draws the link by which the owner of the address before undoes a change, as the path of its screen. */
export async function undoLink(
  links: Pick<Links, "draw">,
  { accountId, accountType }: Account,
  { changeId: ref, undoUntil: expiresAt, handedOver, corrected }: AddressChange,
): Promise<string> {
  const purpose = "email-undo";
  const mark = accountType === "business" || corrected ? undoMark(handedOver !== undefined) : undefined;
  return linkWith(purpose, await links.draw({ purpose, accountId, ref, expiresAt }, mark));
}
