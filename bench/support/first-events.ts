/** For each function whose first invocation is measured: an event that takes it through all that it usually does. */
import { examplePassword, exampleProfile } from "../../local/demo/example-company.ts";
import { CODE, SECRET, VERIFIED } from "./aws-stub.ts";

function request(method: string, path: string, proof: string, body?: unknown): unknown {
  return {
    version: "2.0",
    rawPath: path,
    rawQueryString: "",
    headers: {
      origin: "https://example.jp",
      "accept-language": "ja",
      "content-type": "application/json",
      "x-origin-proof": proof,
      "x-client-address": "192.0.2.1",
    },
    cookies: [`__Host-registration=${SECRET}`, `__Host-session=${SECRET}`],
    pathParameters: { id: path.split("/")[3] ?? "" },
    requestContext: { requestId: "Q1w2E3r4T5y6U7=", http: { method, path, sourceIp: "192.0.2.1" } },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

const email = "taro@example.jp";
const records = (body: unknown) => ({
  Records: [
    {
      messageId: "m",
      body: JSON.stringify(body),
      attributes: { ApproximateReceiveCount: "1" },
      messageAttributes: {},
    },
  ],
});

/** The event by entry; `environment` as the function has it. */
export const firstEvents: Readonly<
  Record<string, (environment: Readonly<Record<string, string>>) => unknown>
> = {
  "complete-registration": ({ ORIGIN_PROOFS = "" }) =>
    request("POST", `/api/registrations/${VERIFIED}/completion`, proofOf(ORIGIN_PROOFS), {
      profile: exampleProfile,
      password: examplePassword,
      passwordConfirmation: examplePassword,
    }),
  "deliver-mail": () => records({ kind: "code", registrationId: "r", issue: 1 }),
  "show-account": ({ ORIGIN_PROOFS = "" }) => request("GET", "/api/me", proofOf(ORIGIN_PROOFS)),
  "show-registration": ({ ORIGIN_PROOFS = "" }) =>
    request("GET", "/api/registrations/r", proofOf(ORIGIN_PROOFS)),
  "sign-in": ({ ORIGIN_PROOFS = "" }) =>
    request("POST", "/api/session", proofOf(ORIGIN_PROOFS), { email, password: "correct horse" }),
  "start-registration": ({ ORIGIN_PROOFS = "", TERMS_VERSION = "" }) =>
    request("POST", "/api/registrations", proofOf(ORIGIN_PROOFS), {
      accountType: "business",
      email,
      emailConfirmation: email,
      termsVersion: TERMS_VERSION,
      termsAccepted: true,
    }),
  "verify-code": ({ ORIGIN_PROOFS = "" }) =>
    request("POST", "/api/registrations/r/verification", proofOf(ORIGIN_PROOFS), { code: CODE }),
};

const proofOf = (proofs: string) => proofs.split(",")[0] ?? "";
