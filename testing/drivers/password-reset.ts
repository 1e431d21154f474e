import type { TestCloud } from "../cloud/cloud-process.ts";
import type { Answer, Browser } from "./browser.ts";
import { aCodeFlow, type CodeFlowDriver } from "./code-flow.ts";

/** Somebody who has forgotten a password. */
export interface Forgetful extends CodeFlowDriver {
  complete(password: string): Promise<Answer>;
  /** Starts, and enters the right code. */
  verified(): Promise<void>;
}

export function aForgetful(
  cloud: TestCloud,
  who: { readonly email: string; readonly browser: Browser },
): Forgetful {
  const { email, browser } = who;
  const flow = aCodeFlow(cloud, who, {
    ...{ collection: "/api/password-resets", id: "resetId", body: { email } },
    subject: "再設定の認証コード",
  });
  return {
    ...flow,
    complete: (password) =>
      browser.send("POST", `${flow.path()}/completion`, { password, passwordConfirmation: password }),
    async verified() {
      await flow.start();
      await flow.enter(await flow.code());
    },
  };
}
