import { codesIn } from "../../contracts/verification-code.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";
import type { Answer, Browser } from "./browser.ts";
import { mailsOf } from "./control.ts";
import { eventually } from "./eventually.ts";
import { textIn } from "./registrant.ts";

/** A flow that proves a mailbox by a code, and whoever reads the mails that come there. */
export interface CodeFlowDriver {
  /** Of the flow begun last, e.g. `/api/password-resets/{id}`. */
  path(): string;
  start(headers?: Readonly<Record<string, string>>): Promise<Answer>;
  show(): Promise<Answer>;
  resend(): Promise<Answer>;
  enter(code: string): Promise<Answer>;
  /** The code of the mail that came for the latest ask; `meanwhile` is done each time that it is not there yet. */
  code(meanwhile?: () => Promise<void>): Promise<string>;
}

export interface CodeFlowKind {
  /** e.g. `/api/password-resets` */
  readonly collection: string;
  /** The name of its id in answers. */
  readonly id: string;
  readonly body: object;
  /** In the subjects of its mails with codes, before their number. */
  readonly subject: string;
}

export function aCodeFlow(
  cloud: TestCloud,
  { email, browser }: { readonly email: string; readonly browser: Browser },
  { collection, id, body, subject }: CodeFlowKind,
): CodeFlowDriver {
  let path = `${collection}/none`;
  let codeNumber = 0;
  let codesBefore = 0;
  /** Codes of that number in flows of this kind to this address, the oldest first. */
  const codes = async () =>
    (await mailsOf(cloud, email))
      .filter((mail) => mail.subject.includes(`${subject}（${codeNumber}通目）`))
      .flatMap((mail) => codesIn(mail.body.text ?? ""));
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
        const answer = await browser.send("POST", collection, body, headers);
        if (answer.status === 202) path = `${collection}/${textIn(answer, id)}`;
        return answer;
      }),
    show: () => browser.send("GET", path),
    resend: () => asking(codeNumber + 1, () => browser.send("POST", `${path}/code`)),
    enter: (code) => browser.send("POST", `${path}/verification`, { code }),
    code: (meanwhile = async () => {}) =>
      eventually(`a code to ${email} by ${collection}`, async () => {
        const code = (await codes())[codesBefore];
        if (code === undefined) await meanwhile();
        return code;
      }),
  };
}
