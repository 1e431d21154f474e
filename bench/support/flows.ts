/** One registration as each server's own clients make it: an address, the code from the mail, done. */
import { examplePassword, exampleProfile } from "../../testing/example-company.ts";
import type { Answer, HttpClient } from "./http-client.ts";

/** The code (or link) that the mail to an address holds. */
export type CodeFor = (email: string) => Promise<string>;
export type Flow = (http: HttpClient, codeFor: CodeFor, email: string) => Promise<void>;

function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.body}`);
  return answer;
}

/** Address, code, and the form with a password. */
export const registration =
  (termsVersion: string): Flow =>
  async (http, codeFor, email) => {
    const start = await http.json("/api/registrations", {
      accountType: "business",
      email,
      emailConfirmation: email,
      termsVersion,
      termsAccepted: true,
      language: "ja",
    });
    const { registrationId } = JSON.parse(expectStatus(start, 202).body);
    const { cookie } = start;
    const path = `/api/registrations/${registrationId}`;
    const code = await codeFor(email);
    expectStatus(await http.json(`${path}/verification`, { code }, { cookie }), 200);
    const form = {
      profile: exampleProfile,
      password: examplePassword,
      passwordConfirmation: examplePassword,
    };
    expectStatus(await http.json(`${path}/completion`, form, { cookie }), 201);
  };

/** better-auth: a one-time password by mail, which makes user and session. */
export const betterAuth: Flow = async (http, codeFor, email) => {
  const send = { email, type: "sign-in" };
  expectStatus(await http.json("/api/auth/email-otp/send-verification-otp", send), 200);
  const otp = await codeFor(email);
  expectStatus(await http.json("/api/auth/sign-in/email-otp", { email, otp, name: "株式会社" }), 200);
};

/** Auth.js: a link by mail, which makes user and session. */
export const authJs: Flow = async (http, codeFor, email) => {
  const csrf = expectStatus(await http.send("/auth/csrf"), 200);
  const { csrfToken } = JSON.parse(csrf.body);
  const signIn = await http.send("/auth/signin/email", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: csrf.cookie },
    body: new URLSearchParams({ email, csrfToken }).toString(),
  });
  expectStatus(signIn, 302);
  const link = new URL(await codeFor(email));
  const headers = { cookie: csrf.cookie };
  const session = expectStatus(await http.send(link.pathname + link.search, { headers }), 302);
  if (!session.cookie.includes("session-token=")) throw new Error(`no session: ${session.location}`);
};

export const floor: Flow = async (http, codeFor, email) => {
  const { id } = JSON.parse(expectStatus(await http.json("/", { email }), 200).body);
  const code = await codeFor(email);
  expectStatus(await http.json(`/${id}/verification`, { code }), 200);
  const form = { profile: exampleProfile, password: examplePassword };
  expectStatus(await http.json(`/${id}/completion`, form), 200);
};
