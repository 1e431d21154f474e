/** For each function whose first invocation is measured: an event that takes it through all that it usually does. */
import { examplePassword, exampleProfile } from "../../testing/example-company.ts";
import { CODE, REQUESTED, SECRET, VERIFIED } from "./aws-stub.ts";
import { apiEvent, queueEvent } from "./lambda-events.ts";

const cookies = [`__Host-registration=${SECRET}`, `__Host-session=a.${SECRET}`];
const email = "taro@example.jp";

type Environment = Readonly<Record<string, string>>;

/** A request by the owner of flow and session. */
const request = ({ ORIGIN_PROOFS = "" }: Environment, method: string, path: string, body?: unknown) =>
  apiEvent(ORIGIN_PROOFS, { method, path, cookies, body });

/** The event by entry; `environment` as the function has it. */
export const firstEvents: Readonly<Record<string, (environment: Environment) => unknown>> = {
  "complete-registration": (environment) =>
    request(environment, "POST", `/api/registrations/${VERIFIED}/completion`, {
      profile: exampleProfile,
      password: examplePassword,
      passwordConfirmation: examplePassword,
    }),
  "deliver-mail": () =>
    queueEvent(
      JSON.stringify({
        kind: "code",
        purpose: "registration",
        flowId: REQUESTED,
        codeNumber: 1,
        emailHmac: "00".repeat(32),
      }),
    ),
  "show-account": (environment) => request(environment, "GET", "/api/me"),
  "show-registration": (environment) => request(environment, "GET", `/api/registrations/${REQUESTED}`),
  "sign-in": (environment) =>
    request(environment, "POST", "/api/session", { email, password: "correct horse" }),
  "start-registration": (environment) =>
    request(environment, "POST", "/api/registrations", {
      accountType: "business",
      email,
      emailConfirmation: email,
      termsVersion: termsVersionIn(environment),
      termsAccepted: true,
    }),
  "verify-code": (environment) =>
    request(environment, "POST", `/api/registrations/${REQUESTED}/verification`, { code: CODE }),
};

/** As the deployment hands it to the function. */
function termsVersionIn({ SETTINGS = "{}" }: Readonly<Record<string, string>>): string {
  return (JSON.parse(SETTINGS) as { terms: { version: string } }).terms.version;
}
