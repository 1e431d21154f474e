import { linkWith } from "../../../contracts/mail-links.ts";
import { disavowableUntil, type MailLink } from "../../domain/mail-link.ts";
import type { Clock, Links } from "../ports.ts";

interface LinkDependencies {
  readonly links: Pick<Links, "draw">;
  readonly clock: Clock;
}

/**
 * Draws the link that a mail says "it was not me" by, as the path of its screen. A message that comes again draws another;
 * either works.
 */
export async function disavowLink(
  { links, clock }: LinkDependencies,
  about: Pick<MailLink, "accountId" | "ref">,
): Promise<string> {
  const purpose = "disavow";
  return linkWith(purpose, await links.draw({ purpose, ...about, expiresAt: disavowableUntil(clock()) }));
}
