import { type LinkPurpose, linkPath } from "../../contracts/mail-links.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { mailsOf } from "./control.ts";
import { eventually } from "./eventually.ts";

/** Tokens of the links of that purpose in an address's mails, the oldest first. */
export async function linkTokensOf(cloud: TestCloud, email: string, purpose: LinkPurpose): Promise<string[]> {
  const pattern = new RegExp(`${linkPath(purpose)}#([\\w-]+)`);
  return (await mailsOf(cloud, email)).flatMap(({ body }) => pattern.exec(body.text ?? "")?.slice(1) ?? []);
}

/** The tokens once there are so many. */
export const linkTokens = (cloud: TestCloud, email: string, purpose: LinkPurpose, atLeast = 1) =>
  eventually(`${atLeast} mails with a link to ${purpose} for ${email}`, async () => {
    const tokens = await linkTokensOf(cloud, email, purpose);
    return tokens.length >= atLeast ? tokens : undefined;
  });
