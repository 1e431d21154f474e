import { codesIn } from "../../contracts/verification-code.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";
import type { Answer, Browser } from "./browser.ts";
import { mailsOf } from "./control.ts";
import { eventually } from "./eventually.ts";
import { textIn } from "./registrant.ts";

/** Somebody who has forgotten a password, and reads the mails that come to the address. */
export interface Forgetful {
  /** Of the reset begun last: `/api/password-resets/{id}`. */
  path(): string;
  start(headers?: Readonly<Record<string, string>>): Promise<Answer>;
  show(): Promise<Answer>;
  resend(): Promise<Answer>;
  enter(code: string): Promise<Answer>;
  complete(password: string): Promise<Answer>;
  /** The code of the mail that came for the latest ask; `meanwhile` is done each time that it is not there yet. */
  code(meanwhile?: () => Promise<void>): Promise<string>;
  /** Starts, and enters the right code. */
  verified(): Promise<void>;
}

export function aForgetful(
  cloud: TestCloud,
  { email, browser }: { readonly email: string; readonly browser: Browser },
): Forgetful {
  let path = "";
  let codeNumber = 0;
  let codesBefore = 0;
  /** Codes of that number in resets of this address, the oldest first. */
  const codes = async () =>
    (await mailsOf(cloud, email))
      .filter(({ subject }) => subject.includes(`再設定の認証コード（${codeNumber}通目）`))
      .flatMap(({ body }) => codesIn(body.text ?? ""));
  const asking = async (number: number, ask: () => Promise<Answer>) => {
    const asked = codeNumber;
    codeNumber = number;
    codesBefore = (await codes()).length;
    const answer = await ask();
    if (answer.status !== 202) codeNumber = asked;
    return answer;
  };
  const forgetful: Forgetful = {
    path: () => path,
    start: (headers) =>
      asking(1, async () => {
        const answer = await browser.send("POST", "/api/password-resets", { email }, headers);
        if (answer.status === 202) path = `/api/password-resets/${textIn(answer, "resetId")}`;
        return answer;
      }),
    show: () => browser.send("GET", path),
    resend: () => asking(codeNumber + 1, () => browser.send("POST", `${path}/code`)),
    enter: (code) => browser.send("POST", `${path}/verification`, { code }),
    complete: (password) =>
      browser.send("POST", `${path}/completion`, { password, passwordConfirmation: password }),
    code: (meanwhile = async () => {}) =>
      eventually(`a code for a new password to ${email}`, async () => {
        const code = (await codes())[codesBefore];
        if (code === undefined) await meanwhile();
        return code;
      }),
    async verified() {
      await forgetful.start();
      await forgetful.enter(await forgetful.code());
    },
  };
  return forgetful;
}
