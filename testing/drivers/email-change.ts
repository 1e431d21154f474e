import type { TestCloud } from "../cloud/cloud-process.ts";
import type { Answer, Browser } from "./browser.ts";
import { aCodeFlow, type CodeFlowDriver } from "./code-flow.ts";

/** Somebody who is signed in, changes the address of the account, and reads the mails that come to the new one. */
export interface Mover extends CodeFlowDriver {
  cancel(): Promise<Answer>;
}

export function aMover(cloud: TestCloud, who: { readonly email: string; readonly browser: Browser }): Mover {
  const { email, browser } = who;
  const flow = aCodeFlow(cloud, who, {
    ...{ collection: "/api/me/email-changes", id: "changeId" },
    body: { email, emailConfirmation: email },
    subject: "メールアドレス変更の認証コード",
  });
  return { ...flow, cancel: () => browser.send("DELETE", flow.path()) };
}
