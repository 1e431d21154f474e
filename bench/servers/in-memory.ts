/**
 * This project's HTTP layer, use cases and domain with every port in memory: what the registration itself costs,
 * without AWS. Mails are rendered and "sent" as the mail function does. With the argument `judge-passwords` the real
 * judge looks at them.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { clientIpHeader, originProofHeader } from "../../contracts/cloudfront-headers.ts";
import { completionAnswer } from "../../contracts/completion.ts";
import { startRequest, verifyAnswer, verifyRequest } from "../../contracts/registration.ts";
import { codesIn } from "../../contracts/verification-code.ts";
import { auditTrail } from "../../functions/audit/audit-trail.ts";
import type { FlowName } from "../../functions/domain/one-time-code.ts";
import { type ApiRequest, apiHandler, unwrap } from "../../functions/http/api-handler.ts";
import { clearCookie, flowCookie } from "../../functions/http/cookies.ts";
import { flowProof } from "../../functions/http/flow-proof.ts";
import type { ApiAnswer } from "../../functions/http/json-response.ts";
import { startedAnswer } from "../../functions/http/registration-answers.ts";
import { sessionCookie } from "../../functions/http/session-cookie.ts";
import { lazyPasswordStrength } from "../../functions/infra/lazy-password-strength.ts";
import { randomTokens } from "../../functions/infra/random-tokens.ts";
import { verifyCode } from "../../functions/use-cases/flow/verify-code.ts";
import { sendCodeMail } from "../../functions/use-cases/mail/send-code-mail.ts";
import type { Completions } from "../../functions/use-cases/ports.ts";
import { completeRegistration } from "../../functions/use-cases/registration/complete-registration.ts";
import { completedRegistrations } from "../../functions/use-cases/registration/completed-registrations.ts";
import { followUpCompletion } from "../../functions/use-cases/registration/follow-up-completion.ts";
import { startRegistration } from "../../functions/use-cases/registration/start-registration.ts";
import { fakeAccounts } from "../../testing/fakes/accounts.ts";
import { fakeCodes } from "../../testing/fakes/codes.ts";
import { fakeEmailChanges, fakeRegistrations, fakeResets, fakeRevivals } from "../../testing/fakes/flows.ts";
import { fakeHolds } from "../../testing/fakes/holds.ts";
import { fakeLimits } from "../../testing/fakes/limits.ts";
import { fakeCodeKeys, fakeEmailHash, fakeSubjectHash } from "../../testing/fakes/secrets.ts";
import { fakeSessions } from "../../testing/fakes/sessions.ts";
import { fakeUsers } from "../../testing/fakes/users.ts";
import { projectRoot } from "../../testing/project-root.ts";
import { deliver, serve } from "./serve.ts";

const unlimited = { perHour: Number.MAX_SAFE_INTEGER };
const settings = {
  terms: {
    version: "bench",
    sha256: "00".repeat(32),
    effectiveFrom: "2026-01-01",
    requiresAcceptance: false,
  },
  earlierTerms: [],
  siteUrl: "https://procedures.example.jp",
  serviceName: { ja: "オンライン手続き", en: "Online procedures", "ja-easy": "オンライン手続き" },
  cityName: { ja: "川崎市", en: "Kawasaki City", "ja-easy": "川崎市" },
  contact: { ja: "044-200-0000", en: "+81-44-200-0000", "ja-easy": "044-200-0000" },
  accountTypes: ["business", "individual"] as const,
  languages: ["ja", "en"] as const,
  passwordMinLength: 8,
  codeMinutes: 30,
  resendCooldownSeconds: 60,
  session: { idleMinutes: 30, absoluteMinutes: 720, maxSessions: 20, reauthenticationMinutes: 10 },
  limits: {
    "starts-per-client": unlimited,
    "codes-per-address": unlimited,
    "codes-per-address-and-network": unlimited,
    "mails-per-minute": unlimited,
  },
  shortCodes: {
    perDayPerMailbox: Number.MAX_SAFE_INTEGER,
    perHourPerClient: Number.MAX_SAFE_INTEGER,
    wrongCodesPerDayPerClient: Number.MAX_SAFE_INTEGER,
  },
};
const env = {
  STAGE: "bench",
  RELEASE: "0",
  ALLOWED_ORIGINS: ["http://localhost:3000"],
  LANGUAGES: settings.languages,
  ORIGIN_PROOFS: ["a proof of the benchmark"],
};

/** The lines of the audit trail are checked and made as always, and then dropped: no peer writes any. */
console.info = (line: unknown) => void JSON.stringify(line);

/** zxcvbn takes more than all the rest, and no peer has its like: measured with and without. */
const judgesPasswords = process.argv.includes("judge-passwords");

const codes = fakeCodes();
const { items, port: stored } = fakeRegistrations(codes.items);
const { items: accountItems, port: accounts } = fakeAccounts();
const registrations = completedRegistrations(stored, async (accountId) => accountItems.has(accountId));
const mailQueue = {
  async requestCode(message: FlowName & { readonly codeNumber: number; readonly emailHmac: string }) {
    setImmediate(sendCodeMail, dependencies, { ...message, messageId: "only" });
  },
  async requestPasswordChanged() {},
};
const completions: Completions = {
  async find(registrationId, accountId) {
    const [registration, account] = [items.get(registrationId), accountItems.get(accountId)];
    return { ...(registration && { registration }), ...(account && { account }) };
  },
};
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  emailHash: fakeEmailHash,
  subjectHash: fakeSubjectHash,
  registrations,
  completions,
  flows: registrations,
  flowsOf: {
    registration: registrations,
    reset: fakeResets(codes.items).port,
    "email-change": fakeEmailChanges(codes.items).port,
    revive: fakeRevivals(codes.items).port,
  },
  codes: codes.port,
  codeKeys: fakeCodeKeys().port,
  limits: fakeLimits().port,
  users: fakeUsers(registrations, () => Promise.resolve()).port,
  accounts,
  sessions: fakeSessions().port,
  holds: fakeHolds().port,
  mailQueue,
  mailer: { send: mail },
  followUps: {
    // The look that sends the mail comes a few seconds later on AWS; here as soon as the answer is out.
    request: async () => {},
    requestAfterLease: async () => {},
    requestSecondLook: async () => {},
    requestHealing: async () => {},
  },
  passwordStrength: judgesPasswords ? lazyPasswordStrength(join(projectRoot, "data")) : async () => undefined,
  audit: auditTrail(env),
  settings,
} as const;

/** Hands the code to the client that waits for it; the completion mail has none. */
async function mail(to: string, { text: body }: { readonly text: string }): Promise<{ messageId: string }> {
  const [code] = codesIn(body);
  if (code !== undefined) deliver(to, code);
  return { messageId: randomUUID() };
}

const steps: Readonly<Record<string, (request: ApiRequest) => Promise<ApiAnswer>>> = {
  registrations: async (request) => {
    const sent = { ...request.body(startRequest), clientIp: request.clientIp };
    return startedAnswer(unwrap(await startRegistration(dependencies, sent)), request);
  },
  verification: async (request) => {
    const { code } = request.body(verifyRequest);
    const { expiresAt } = unwrap(
      await verifyCode(dependencies, { ...flowProof(request), code, clientIp: request.clientIp }),
    );
    return {
      status: 200,
      body: verifyAnswer.parse({ state: "verified", expiresAt: new Date(expiresAt).toISOString() }),
    };
  },
  completion: async (request) => {
    const { language, client } = request;
    const sent = { ...flowProof(request), body: request.json(), language, client };
    const { accountId, sessionToken } = unwrap(await completeRegistration(dependencies, sent));
    const eventBus = { publish: async () => {} };
    const message = { registrationId: sent.id, accountId, queuedAt: 0 };
    setImmediate(followUpCompletion, { ...dependencies, eventBus }, message);
    return {
      status: 201,
      body: completionAnswer.parse({ accountId, state: "completed" }),
      cookies: [sessionCookie(sessionToken, settings.session), clearCookie(flowCookie(sent.id))],
    };
  },
};

const handlers = Object.fromEntries(
  Object.entries(steps).map(([step, respond]) => [step, apiHandler(env, respond)]),
);

const context = () => ({ awsRequestId: randomUUID() }) as Context; // the handlers read nothing else of it

/** What API Gateway makes of the request, as far as the handlers read it. */
async function eventOf(incoming: IncomingMessage): Promise<APIGatewayProxyEventV2> {
  const { url = "/", method, headers } = incoming;
  const cookies = headers.cookie?.split("; ");
  const event = {
    rawPath: url,
    headers: { ...headers, [originProofHeader]: env.ORIGIN_PROOFS[0], [clientIpHeader]: "192.0.2.1" },
    ...(cookies && { cookies }),
    pathParameters: { id: url.split("/")[3] },
    requestContext: { http: { method, sourceIp: "192.0.2.2" }, requestId: randomUUID() },
    body: await text(incoming),
    isBase64Encoded: false,
  };
  return event as unknown as APIGatewayProxyEventV2; // without the fields that the gateway fills in and nobody reads
}

serve(async (incoming, outgoing) => {
  const handler = handlers[incoming.url?.split("/").at(-1) ?? ""];
  if (handler === undefined) return outgoing.writeHead(404).end();
  const { statusCode = 200, headers, body, cookies } = await handler(await eventOf(incoming), context());
  // API Gateway's header values are text, numbers or booleans; Node takes text and numbers. Given the length, Node
  // sends the answer in one piece, as for the others.
  outgoing.writeHead(statusCode, {
    ...(headers as Record<string, string>),
    ...(cookies && { "set-cookie": cookies }),
    "content-length": Buffer.byteLength(body ?? ""),
  });
  return outgoing.end(body);
});
