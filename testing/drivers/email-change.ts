import { codesIn } from "../../contracts/verification-code.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";
import type { Answer, Browser } from "./browser.ts";
import { mailsOf } from "./control.ts";
import { eventually } from "./eventually.ts";
import { textIn } from "./registrant.ts";

/** Somebody who is signed in, changes the address of the account, and reads the mails that come to the new one. */
export interface Mover {
  /** Of the change begun last: `/api/me/email-changes/{id}`. */
  path(): string;
  start(headers?: Readonly<Record<string, string>>): Promise<Answer>;
  show(): Promise<Answer>;
  resend(): Promise<Answer>;
  enter(code: string): Promise<Answer>;
  cancel(): Promise<Answer>;
  /** The code of the mail that came for the latest ask; `meanwhile` is done each time that it is not there yet. */
  code(meanwhile?: () => Promise<void>): Promise<string>;
}

export function aMover(
  cloud: TestCloud,
  { email, browser }: { readonly email: string; readonly browser: Browser },
): Mover {
  let path = "/api/me/email-changes/none";
  let codeNumber = 0;
  let codesBefore = 0;
  /** Codes of that number in changes to this address, the oldest first. */
  const codes = async () =>
    (await mailsOf(cloud, email))
      .filter(({ subject }) => subject.includes(`メールアドレス変更の認証コード（${codeNumber}通目）`))
      .flatMap(({ body }) => codesIn(body.text ?? ""));
  const asking = async (number: number, ask: () => Promise<Answer>) => {
    const asked = codeNumber;
    codeNumber = number;
    codesBefore = (await codes()).length;
    const answer = await ask();
    if (answer.status !== 202) codeNumber = asked;
    return answer;
  };
  return {
    path: () => path,
    start: (headers) =>
      asking(1, async () => {
        const body = { email, emailConfirmation: email };
        const answer = await browser.send("POST", "/api/me/email-changes", body, headers);
        if (answer.status === 202) path = `/api/me/email-changes/${textIn(answer, "changeId")}`;
        return answer;
      }),
    show: () => browser.send("GET", path),
    resend: () => asking(codeNumber + 1, () => browser.send("POST", `${path}/code`)),
    enter: (code) => browser.send("POST", `${path}/verification`, { code }),
    cancel: () => browser.send("DELETE", path),
    code: (meanwhile = async () => {}) =>
      eventually(`a code for a change to ${email}`, async () => {
        const code = (await codes())[codesBefore];
        if (code === undefined) await meanwhile();
        return code;
      }),
  };
}
