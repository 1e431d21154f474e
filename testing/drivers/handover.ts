import type { TestCloud } from "../cloud/cloud-process.ts";
import type { Answer, Browser } from "./browser.ts";
import { markedProfile, marks } from "./canaries.ts";
import { linkTokens } from "./mail-links.ts";
import { textIn } from "./registrant.ts";

/** Somebody who hands an account over, and whoever takes it, each in a browser of their own. */
export interface HandoverDriver {
  start(): Promise<Answer>;
  /** Withdraws the invitation begun last. */
  cancel(): Promise<Answer>;
  /** Of the link in the latest mail, once so many have come. */
  token(atLeast?: number): Promise<string>;
  preview(token: string): Promise<Answer>;
  accept(token: string): Promise<Answer>;
}

/** The password of the successor. */
export const successorsPassword = marks.nextPassword;

export function aHandover(
  cloud: TestCloud,
  who: {
    /** Of the successor. */
    readonly email: string;
    /** Of the predecessor, who is signed in. */
    readonly browser: Browser;
    readonly successor: Browser;
  },
): HandoverDriver {
  const { email, browser, successor } = who;
  let id = "none";
  return {
    async start() {
      const answer = await browser.send("POST", "/api/me/handovers", { email, emailConfirmation: email });
      if (answer.status === 202) id = textIn(answer, "handoverId");
      return answer;
    },
    cancel: () => browser.send("DELETE", `/api/me/handovers/${id}`),
    async token(atLeast = 1) {
      return (await linkTokens(cloud, email, "handover", atLeast)).at(-1) ?? "";
    },
    preview: (token) => successor.send("POST", "/api/links/handover/preview", { token }),
    async accept(token) {
      const termsVersion = textIn(await successor.send("GET", "/api/terms"), "version");
      const { contact, department, phone } = markedProfile;
      return successor.send("POST", "/api/links/handover", {
        ...{ token, contact, department, phone, termsVersion, termsAccepted: true },
        ...{ password: successorsPassword, passwordConfirmation: successorsPassword },
      });
    },
  };
}
