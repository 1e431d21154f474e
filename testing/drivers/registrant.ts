import { randomInt } from "node:crypto";
import type { StoredMail } from "local-cloud";
import * as z from "zod";
import type { AccountType } from "../../contracts/account-type.ts";
import type { Language } from "../../contracts/language.ts";
import { codesIn } from "../../contracts/verification-code.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { examplePassword, exampleProfile } from "../example-company.ts";
import { type Answer, aBrowser, type Browser, type Extras } from "./browser.ts";
import { mailsOf } from "./control.ts";
import { eventually } from "./eventually.ts";

/** As people type it: to be normalised. */
export const companyForm = {
  ...exampleProfile,
  contact: { ...exampleProfile.contact, familyNameKana: "ﾅｶﾊﾗ" },
};

export { examplePassword };

let registrants = 0;

/** An address that nobody had before on this cloud. */
export function newEmail(): string {
  registrants += 1;
  return `hanako.${registrants}@tamagawa-seimitsu.example.jp`;
}

/** Somebody who registers in a browser and reads the mails that come. */
export interface Registrant {
  readonly email: string;
  readonly browser: Browser;
  /** Of the registration begun last: `/api/registrations/{id}`. */
  path(): string;
  start(headers?: Readonly<Record<string, string>>): Promise<Answer>;
  show(): Promise<Answer>;
  resend(headers?: Readonly<Record<string, string>>): Promise<Answer>;
  enter(code: string): Promise<Answer>;
  review(profile: unknown): Promise<Answer>;
  judge(password: string, names?: readonly string[]): Promise<Answer>;
  complete(special?: { readonly profile?: unknown; readonly password?: string }): Promise<Answer>;
  signIn(special?: { readonly email?: string; readonly password?: string }): Promise<Answer>;
  /** The next mail to the address that was not read yet. */
  nextMail(): Promise<StoredMail>;
  /** All mails of the registration begun last, read or not: others may have the same address. */
  ownMails(): Promise<StoredMail[]>;
  /** Starts, reads the code from the mail, and waits until the service has noted that it was sent. */
  startedWithCode(): Promise<string>;
  /** The status once the mail with the latest code is noted as sent. */
  codeSent(): Promise<Answer>;
  /** Starts, and enters the right code. */
  verified(): Promise<void>;
  /** All of it, and reads the completion mail. Returns the account's id. */
  registered(): Promise<string>;
}

export interface RegistrantOptions {
  readonly email?: string;
  readonly accountType?: AccountType;
  /** Of the registration, its mails and the answers. */
  readonly language?: Language;
  readonly profile?: object;
  readonly password?: string;
  readonly extras?: Extras;
  /** Loopback address that the browser sends from. */
  readonly clientIp?: string;
}

export function aRegistrant(cloud: TestCloud, options: RegistrantOptions = {}): Registrant {
  const { email = newEmail(), accountType = "business", language, clientIp, extras } = options;
  const { profile = companyForm, password = examplePassword } = options;
  const browser = aBrowser(cloud, {
    ...(language === undefined ? {} : { language }),
    ...(clientIp === undefined ? {} : { clientIp }),
    ...(extras === undefined ? {} : { extras }),
  });
  let path = "";
  let mailsRead = 0;

  const registrant: Registrant = {
    email,
    browser,
    path: () => path,
    async start(headers) {
      const body = {
        accountType,
        email,
        emailConfirmation: email,
        termsVersion: await currentTerms(browser),
        termsAccepted: true,
        ...(language === undefined ? {} : { language }),
      };
      const answer = await browser.send("POST", "/api/registrations", body, headers);
      if (answer.status === 202) path = `/api/registrations/${textIn(answer, "registrationId")}`;
      return answer;
    },
    show: () => browser.send("GET", path),
    resend: (headers) => browser.send("POST", `${path}/code`, undefined, headers),
    enter: (code) => browser.send("POST", `${path}/verification`, { code }),
    review: (form) => browser.send("POST", `${path}/review`, { profile: form }),
    judge: (asked, names) =>
      browser.send("POST", `${path}/password-judgement`, { password: asked, ...(names && { names }) }),
    complete: (special = {}) => {
      const form = { profile, password, ...special };
      return browser.send("POST", `${path}/completion`, { ...form, passwordConfirmation: form.password });
    },
    signIn: (special = {}) => browser.send("POST", "/api/session", { email, password, ...special }),
    async nextMail() {
      const what = `mail ${mailsRead + 1} to ${email}`;
      const mail = await eventually(what, async () => (await mailsOf(cloud, email))[mailsRead]);
      mailsRead += 1;
      return mail;
    },
    ownMails: async () =>
      (await mailsOf(cloud, email)).filter(({ tags }) =>
        tags.some(({ value }) => path.endsWith(`/${value}`)),
      ),
    async startedWithCode() {
      expectStatus(202, await registrant.start());
      const code = codeIn(await registrant.nextMail());
      await registrant.codeSent();
      return code;
    },
    codeSent: () =>
      eventually("the state code-sent", async () => {
        const status = await registrant.show();
        return textIn(status, "state") === "code-sent" ? status : undefined;
      }),
    async verified() {
      expectStatus(200, await registrant.enter(await registrant.startedWithCode()));
    },
    async registered() {
      await registrant.verified();
      const completed = expectStatus(201, await registrant.complete());
      await registrant.nextMail();
      return textIn(completed, "accountId");
    },
  };
  return registrant;
}

async function currentTerms(browser: Browser): Promise<string> {
  return textIn(await browser.send("GET", "/api/terms"), "version");
}

/** For the steps that lead to what a test is about. */
function expectStatus(status: number, answer: Answer): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${status} was expected, and not ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** A text member of an answer. */
export const textIn = ({ body }: Pick<Answer, "body">, member: string): string =>
  z.string().parse(z.looseObject({}).parse(body)[member]);

/** An instant in an answer, as epoch milliseconds. */
export const instantIn = (answer: Answer, member: string): number => Date.parse(textIn(answer, member));

export function codeIn({ body }: StoredMail): string {
  const [code] = codesIn(body.text ?? "");
  if (code === undefined) throw new Error(`No code in the mail:\n${body.text}`);
  return code;
}

/** A code that is not this one. */
export function otherThan(code: string): string {
  const codes = 10 ** code.length;
  return String((Number(code) + 1 + randomInt(codes - 2)) % codes).padStart(code.length, "0");
}
