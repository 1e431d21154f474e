/** The steps of a smoke test, in their order: an account's whole life, as far as it is the same on every stage. */
import { randomBytes } from "node:crypto";
import * as z from "zod";
import { type AccountType, accountType as anyType } from "../../contracts/account-type.ts";
import { type ApiClient, createApiClient } from "../shared/api-client.ts";
import { deliveredStep } from "./delivered-step.ts";
import type { Inbox } from "./inbox/inbox.ts";
import { answered, aReader, codeOf, hasCode, profileOf } from "./registrant.ts";
import { NotAsExpected, type Step } from "./step.ts";

export interface ProcedureOptions {
  /** Of the site, which has the API on its origin. */
  readonly url: string;
  readonly origin: string;
  readonly inbox: Inbox;
  readonly mailPatienceMs: number;
  readonly accountType?: AccountType;
}

const anything = z.unknown();
const config = z.looseObject({ municipality: z.string(), accountTypes: z.array(anyType).min(1) });
const terms = z.looseObject({ version: z.string() });
const started = z.looseObject({ registrationId: z.string() });
const account = z.looseObject({ email: z.string() });

/** A password that no rule of a municipality refuses, and nobody guesses. */
const newPassword = (): string => `Sm0ke-${randomBytes(18).toString("base64url")}`;

/** The front page, what differs by municipality, and its terms: what every registrant takes first. */
export function siteSteps(client: ApiClient, url: string) {
  const found = { accountTypes: [] as readonly AccountType[], termsVersion: "" };
  const steps: readonly Step[] = [
    {
      title: "The site's first page",
      functions: [],
      section: "api-5xx",
      async run() {
        const response = await fetch(`${url}/`).catch((error: unknown) => {
          throw new NotAsExpected("200 to GET /", `no answer: ${String(error)}`);
        });
        const page = await response.text();
        if (response.status === 200 && /<div id="root"|<script[^>]+type="module"/.test(page))
          return undefined;
        throw new NotAsExpected(
          "200 to GET /, and the page of the site",
          `${response.status} ${page.slice(0, 120)}`,
        );
      },
    },
    {
      title: "Its configuration",
      functions: [],
      async run() {
        const { municipality, accountTypes } = await answered(client, ["GET", "/config.json"], 200, config);
        found.accountTypes = accountTypes;
        return municipality;
      },
    },
    {
      title: "The terms of use",
      functions: ["show-terms"],
      async run() {
        found.termsVersion = (await answered(client, ["GET", "/api/terms"], 200, terms)).version;
        return found.termsVersion;
      },
    },
  ];
  return { steps, found };
}

/** What a start of a registration sends. */
export const startOf = (email: string, accountType: AccountType, termsVersion: string) => ({
  ...{ accountType, email, emailConfirmation: email },
  ...{ termsVersion, termsAccepted: true },
});

/**
 * Starts a registration.
 *
 * @param paths is given the registration's
 */
export const startStep = (
  client: ApiClient,
  body: () => ReturnType<typeof startOf>,
  paths: { registration: string },
): Step => ({
  title: "Start a registration",
  functions: ["start-registration"],
  section: "limits",
  async run() {
    const sent = body();
    const answer = await answered(client, ["POST", "/api/registrations", sent], 202, started);
    paths.registration = `/api/registrations/${answer.registrationId}`;
    return sent.email;
  },
});

export function procedure(options: ProcedureOptions): readonly Step[] {
  const { url, origin, inbox, mailPatienceMs } = options;
  const client = createApiClient({ url, origin });
  const site = siteSteps(client, url);
  const read = aReader(inbox, mailPatienceMs);
  const { email } = inbox;
  const [firstPassword, secondPassword] = [newPassword(), newPassword()];
  const codes = { registration: "", reset: "" };
  const paths = { registration: "", reset: "" };

  /** A step that is one call, whose answer nobody needs. */
  const call = (
    title: string,
    functions: readonly string[],
    status: number,
    request: () => readonly [string, string, unknown?],
    section?: string,
  ): Step => ({
    title,
    functions,
    ...(section === undefined ? {} : { section }),
    async run() {
      await answered(client, request(), status, anything);
      return undefined;
    },
  });

  const mail = (title: string, functions: readonly string[], take: () => Promise<string>): Step => ({
    title,
    functions,
    section: "no-mails-at-all",
    run: take,
  });

  const chosenType = (): AccountType => options.accountType ?? site.found.accountTypes[0] ?? "business";

  return [
    ...site.steps,
    startStep(client, () => startOf(email, chosenType(), site.found.termsVersion), paths),
    mail("The mail with the code", ["deliver-mail"], async () => {
      const found = await read("a mail with a code", hasCode);
      codes.registration = codeOf(found);
      return found.subject;
    }),
    deliveredStep(client, paths, mailPatienceMs),
    call("Enter the code", ["verify-code"], 200, () => [
      "POST",
      `${paths.registration}/verification`,
      { code: codes.registration },
    ]),
    call("Find an address", ["find-addresses"], 200, () => ["GET", "/api/addresses?postalCode=1000001"]),
    call("Judge the password", ["judge-password"], 200, () => [
      "POST",
      `${paths.registration}/password-judgement`,
      { password: firstPassword },
    ]),
    call("Check the form", ["review-profile"], 200, () => [
      "POST",
      `${paths.registration}/review`,
      { profile: profileOf(chosenType()) },
    ]),
    call("Complete the registration", ["complete-registration", "guard-sign-up"], 201, () => [
      "POST",
      `${paths.registration}/completion`,
      { profile: profileOf(chosenType()), password: firstPassword, passwordConfirmation: firstPassword },
    ]),
    mail("The mail about the completion", ["follow-up-completion"], async () => {
      const found = await read("a mail about the completion", (each) => !hasCode(each));
      return found.subject;
    }),
    {
      title: "See My page",
      functions: ["show-account"],
      async run() {
        const own = await answered(client, ["GET", "/api/me"], 200, account);
        if (own.email === email) return undefined;
        throw new NotAsExpected(`the account of ${email}`, `that of ${own.email}`);
      },
    },
    call("Sign out", ["sign-out"], 204, () => ["DELETE", "/api/session"]),
    call(
      "Sign in",
      ["sign-in"],
      200,
      () => ["POST", "/api/session", { email, password: firstPassword }],
      "cognito-throttling",
    ),
    {
      title: "Ask for a new password",
      functions: ["start-password-reset"],
      section: "password-resets",
      async run() {
        const shape = z.looseObject({ resetId: z.string() });
        const answer = await answered(client, ["POST", "/api/password-resets", { email }], 202, shape);
        paths.reset = `/api/password-resets/${answer.resetId}`;
        return undefined;
      },
    },
    mail("The mail with the code for it", ["deliver-mail"], async () => {
      const found = await read("a mail with a code for a new password", hasCode);
      codes.reset = codeOf(found);
      return found.subject;
    }),
    call("Enter that code", ["verify-reset-code"], 200, () => [
      "POST",
      `${paths.reset}/verification`,
      { code: codes.reset },
    ]),
    call("Set the new password", ["complete-password-reset"], 200, () => [
      "POST",
      `${paths.reset}/completion`,
      { password: secondPassword, passwordConfirmation: secondPassword },
    ]),
    call("The old password opens nothing", ["sign-in"], 401, () => [
      "POST",
      "/api/session",
      { email, password: firstPassword },
    ]),
    call("Sign in with the new one", ["sign-in"], 200, () => [
      "POST",
      "/api/session",
      { email, password: secondPassword },
    ]),
    call("Ask for the account's end", ["request-withdrawal"], 202, () => [
      "POST",
      "/api/me/withdrawal",
      { reason: "other", confirmed: true },
    ]),
    mail("The mail about that", ["deliver-mail"], async () => {
      const about = ({ text }: { text: string }) => text.includes("/links/withdrawal-cancel");
      return (await read("a mail about the account's end", about)).subject;
    }),
    call("Sign out for good", ["sign-out"], 204, () => ["DELETE", "/api/session"]),
  ];
}
