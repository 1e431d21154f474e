import type { TestCloud } from "../cloud/cloud-process.ts";
import type { Browser } from "./browser.ts";
import { aCodeFlow, type CodeFlowDriver } from "./code-flow.ts";

/** Somebody who wants to use an account again that is asleep. */
export const aReviver = (
  cloud: TestCloud,
  who: { readonly email: string; readonly browser: Browser },
): CodeFlowDriver =>
  aCodeFlow(cloud, who, {
    ...{ collection: "/api/revivals", id: "revivalId", body: { email: who.email } },
    subject: "利用再開の認証コード",
  });
