/** The use cases over the world in memory, and a registrant who goes through them. */
import type { ProfileFields } from "../../contracts/profile-fields.ts";
import type { LimitNumbers } from "../../functions/domain/limit.ts";
import type { LimitName } from "../../functions/domain/limits.ts";
import type { TermsVersion } from "../../functions/domain/terms.ts";
import { followUp } from "../../functions/use-cases/flow/follow-up.ts";
import type { FlowProof } from "../../functions/use-cases/flow/owned-flow.ts";
import { verifyCode } from "../../functions/use-cases/flow/verify-code.ts";
import { sendAccountMail } from "../../functions/use-cases/mail/send-account-mail.ts";
import { sendMail } from "../../functions/use-cases/mail/send-mail.ts";
import type { Outcome } from "../../functions/use-cases/outcome.ts";
import { completeRegistration } from "../../functions/use-cases/registration/complete-registration.ts";
import { completedRegistrations } from "../../functions/use-cases/registration/completed-registrations.ts";
import { startRegistration } from "../../functions/use-cases/registration/start-registration.ts";
import { aBusinessProfile, anIndividualProfile } from "../builders.ts";
import { createFakes } from "../fakes/fakes.ts";
import { codesInMail, sender } from "../mail-sender.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const terms: TermsVersion = {
  version: "3",
  sha256: "5ca1ab1e",
  effectiveFrom: "2026-01-01",
  requiresAcceptance: false,
};

/** The city's own numbers. */
const limits = {
  "starts-per-client": { perHour: 30, perDay: 1_500 },
  "codes-per-address": { perDay: 30 },
  "codes-per-address-and-network": { perHour: 5, perDay: 10 },
  "mails-per-minute": { perMinute: 300 },
  "email-changes-per-account": { perDay: 3 },
  "password-judgements-per-registration": { perMinute: 30 },
  "exports-per-account": { perDay: 10 },
  "sign-ins-per-client-and-address": { perHour: 10 },
  "sign-ins-per-client": { perHour: 100 },
  "desk-finds-per-operator": { perHour: 20, perDay: 100 },
  "desk-resends-per-registration": { perDay: 3 },
  "desk-clearings-per-operator": { perDay: 5 },
} as const satisfies Record<LimitName, LimitNumbers>;

export const aStartRequest = (special: Partial<Parameters<typeof startRegistration>[1]> = {}) => ({
  accountType: "business" as const,
  email: "hanako@example.jp",
  emailConfirmation: "hanako@example.jp",
  termsVersion: terms.version,
  termsAccepted: true as const,
  language: "ja" as const,
  clientIp: "192.0.2.1",
  ...special,
});

/** A browser, as its requests show it. */
export const aClient = { browser: "Chrome", os: "Windows", country: "Japan", region: "Kanagawa" };

export const PASSWORD = "correct-horse-9";

export const aForm = ({
  profile = aBusinessProfile(),
  password = PASSWORD,
}: {
  profile?: unknown;
  password?: string;
} = {}) => ({
  body: { profile, password, passwordConfirmation: password },
  language: "ja" as const,
  client: aClient,
});

/** The value of an outcome that a test relies on. */
export function granted<T>(
  outcome: Outcome<T, never> | { ok: true; value: T } | { ok: false; failure: unknown },
): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(outcome.failure)}`);
}

export function setup() {
  const fakes = createFakes();
  const registrations = completedRegistrations(fakes.ports.registrations, async (accountId) =>
    fakes.accounts.has(accountId),
  );
  const dependencies = {
    ...fakes.ports,
    registrations,
    flows: registrations,
    flowsOf: {
      registration: registrations,
      reset: fakes.ports.resets,
      "email-change": fakes.ports.emailChanges,
      revive: fakes.ports.revivals,
    },
    settings: {
      terms,
      earlierTerms: [] as readonly TermsVersion[],
      ...sender,
      passwordMinLength: 8,
      profileFields: undefined as ProfileFields | undefined,
      codeMinutes: 30,
      signInNotice: "new-browser" as const,
      resendCooldownSeconds: 60,
      emailUndoDays: 7,
      session: { idleMinutes: 30, absoluteMinutes: 480, maxSessions: 20, reauthenticationMinutes: 10 },
      withdrawal: { graceDays: 7, quarantineDays: 7 },
      limits,
      shortCodes: { perDayPerMailbox: 3, perHourPerClient: 4, wrongCodesPerDayPerClient: 50 },
    },
  };

  const accountMails = async () => ({ sendAccountMail });

  /** Delivers what waits in the mail queue, once. */
  const deliverMails = () =>
    fakes.mailQueue.deliver(
      async (message, delivery) =>
        (await sendMail({ ...dependencies, accountMails }, message, delivery)) !== "too-early",
    );

  /** Delivers the follow-up messages that are due, once. */
  const deliverFollowUps = () =>
    fakes.followUps.deliver(
      async (message, { queuedAt }) => (await followUp(dependencies, message, queuedAt)) !== "too-early",
    );

  const startFlow = async (
    special: Parameters<typeof aStartRequest>[0] = {},
  ): Promise<FlowProof & { flowSecret: string; clientIp: string }> => {
    const request = aStartRequest(special);
    const { flow, flowSecret } = granted(await startRegistration(dependencies, request));
    return { id: flow.id, flowSecret, clientIp: request.clientIp };
  };

  /** The code in the latest mail of a flow. */
  const codeFor = ({ id }: { readonly id: string }): string => {
    const sent = fakes.outbox.findLast(({ about }) => about.flowId === id);
    const code = sent && codesInMail(sent.mail).text[0];
    if (code === undefined) throw new Error(`no code was mailed for ${id}`);
    return code;
  };

  const codeSent = async (special: Parameters<typeof aStartRequest>[0] = {}) => {
    const flow = await startFlow(special);
    await deliverMails();
    return flow;
  };

  const verified = async (special: Parameters<typeof aStartRequest>[0] = {}) => {
    const flow = await codeSent(special);
    granted(await verifyCode(dependencies, { ...flow, code: codeFor(flow) }));
    return flow;
  };

  const completed = async (special: Parameters<typeof aStartRequest>[0] = {}) => {
    const flow = await verified(special);
    const form = special.accountType === "individual" ? aForm({ profile: anIndividualProfile() }) : aForm();
    const signedIn = granted(await completeRegistration(dependencies, { ...flow, ...form }));
    return { ...flow, ...signedIn };
  };

  /** The stored registration of a flow. */
  const stored = ({ id }: { readonly id: string }) => {
    const registration = fakes.registrations.get(id);
    if (!registration) throw new Error(`there is no registration ${id}`);
    return registration;
  };

  /** Names of the audit events that were written after the first `from`. */
  const auditedSince = (from: number) => fakes.audited.slice(from).map(({ event }) => event);

  return {
    ...fakes,
    dependencies,
    deliverMails,
    deliverFollowUps,
    startFlow,
    codeFor,
    codeSent,
    verified,
    completed,
    stored,
    auditedSince,
  };
}

export type World = ReturnType<typeof setup>;

/** A code that is certainly not the right one. */
export const wrongCode = (right: string) => (right === "000000" ? "000001" : "000000");
