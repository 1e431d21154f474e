/**
 * Processor time of a whole registration in the deployed bundles, warm, with the real SDK against an AWS on loopback
 * (P7): each function in a process of its own, as an execution environment is.
 *
 * Usage: npm run synth && npx node bench/deployed-functions.ts
 */
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { codesIn } from "../contracts/verification-code.ts";
import { examplePassword, exampleProfile } from "../testing/example-company.ts";
import { type ExecutionEnvironment, startExecutionEnvironment } from "./support/execution-environment.ts";
import { apiEvent, queueEvent, type Sent } from "./support/lambda-events.ts";
import { type Mail, startMemoryAws } from "./support/memory-aws.ts";
import { type SynthesizedFunction, synthesizedFunctions } from "./support/synthesized-functions.ts";

export interface DeployedFigures {
  /** Milliseconds per registration: all its invocations, with those of queues and of the guard. */
  readonly cpuMs: number;
  readonly byFunction: Readonly<Record<string, number>>;
  readonly invocations: number;
  readonly awsCalls: number;
}

export interface DeployedOptions {
  /** What `npm run synth` has left. */
  readonly cdkOut: string;
  /** Registrations before the measured ones. */
  readonly warmUp: number;
  readonly registrations: number;
  readonly progress: (line: string) => void;
}

/** Who reads a queue, by the variable in whose place its URL stands (support/synthesized-functions.ts). */
const readers: Readonly<Record<string, string>> = {
  MAIL_QUEUE_URL: "deliver-mail",
  FOLLOW_UP_QUEUE_URL: "follow-up-completion",
};

const answer = z.object({
  statusCode: z.number(),
  body: z.string().transform((body) => z.record(z.string(), z.unknown()).parse(JSON.parse(body))),
  cookies: z.array(z.string()).default([]),
});

export async function measureDeployedFunctions(options: DeployedOptions): Promise<DeployedFigures> {
  const { cdkOut, warmUp, registrations, progress } = options;
  const functions = new Map(synthesizedFunctions(cdkOut).map((each) => [each.entry, paceless(each)]));
  const environments = new Map<string, ExecutionEnvironment>();
  let cpuMs: Record<string, number> = {};
  let invocations = 0;

  const aws = await startMemoryAws((request) =>
    invoke("guard-sign-up", { request, response: { autoConfirmUser: false, autoVerifyEmail: false } }),
  );

  async function invoke(entry: string, event: unknown): Promise<unknown> {
    const subject = known(functions.get(entry), entry);
    const environment = environments.get(entry) ?? startExecutionEnvironment(subject, aws.url);
    environments.set(entry, environment);
    const reply = await environment.invoke(event);
    cpuMs[entry] = (cpuMs[entry] ?? 0) + reply.cpuMs;
    invocations += 1;
    return reply.answer;
  }

  async function request(entry: string, sent: Sent) {
    const { ORIGIN_PROOFS = "" } = known(functions.get(entry), entry).environment;
    const { statusCode, ...rest } = answer.parse(await invoke(entry, apiEvent(ORIGIN_PROOFS, sent)));
    if (statusCode >= 300) throw new Error(`${entry} answered ${statusCode}: ${JSON.stringify(rest.body)}`);
    return rest;
  }

  /** Hands on what was queued and mailed, until nothing is left; the mails. */
  async function settle(): Promise<Mail[]> {
    const settled: Mail[] = [];
    for (;;) {
      const [messages, mails] = [aws.takeMessages(), aws.takeMails()];
      if (messages.length + mails.length === 0) return settled;
      for (const { queueUrl, body } of messages) {
        const reader = readers[queueUrl.split("/").at(-1) ?? ""];
        expectHandled(await invoke(known(reader, queueUrl), queueEvent(body)));
      }
      for (const { messageId, tags } of mails) {
        // As lib/constructs/mail-feedback.ts puts it together.
        const { mailbox, askedAt, ...about } = tags;
        const record = `${mailbox ?? ""}/${askedAt ?? ""}`;
        const reply = { event: "Email Delivered", messageId, ...about, record };
        expectHandled(await invoke("note-mail-event", queueEvent(JSON.stringify(reply))));
      }
      settled.push(...mails);
    }
  }

  async function register(): Promise<void> {
    const email = `hanako.${randomUUID()}@tamagawa-seimitsu.example.jp`;
    const terms = await request("show-terms", { method: "GET", path: "/api/terms" });
    const about = {
      ...{ accountType: "business", email, emailConfirmation: email },
      ...{ termsVersion: terms.body["version"], termsAccepted: true },
    };
    const start = await request("start-registration", {
      method: "POST",
      path: "/api/registrations",
      body: about,
    });
    const [mail] = await settle();
    const [code] = codesIn(mail?.text ?? "");
    const path = `/api/registrations/${start.body["registrationId"]}`;
    const cookies = start.cookies.map((cookie) => cookie.split(";")[0] ?? "");
    const verification = { method: "POST", path: `${path}/verification`, cookies, body: { code } };
    await request("verify-code", verification);
    const form = {
      profile: exampleProfile,
      ...{ password: examplePassword, passwordConfirmation: examplePassword },
    };
    const completion = { method: "POST", path: `${path}/completion`, cookies, body: form };
    await request("complete-registration", completion);
    await settle();
  }

  try {
    progress(`deployed functions: warming up with ${warmUp} registrations`);
    for (let n = 0; n < warmUp; n += 1) await register();
    const callsBefore = aws.calls();
    cpuMs = {};
    invocations = 0;
    progress(`deployed functions: ${registrations} registrations`);
    for (let n = 0; n < registrations; n += 1) await register();
    const each = Object.entries(cpuMs).map(([entry, ms]) => [entry, ms / registrations] as const);
    return {
      cpuMs: each.reduce((sum, [, ms]) => sum + ms, 0),
      byFunction: Object.fromEntries(each),
      invocations: invocations / registrations,
      awsCalls: (aws.calls() - callsBefore) / registrations,
    };
  } finally {
    for (const environment of environments.values()) environment.stop();
    aws.close();
  }
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`there is no ${name}`);
  return value;
}

/** Its mails do not wait for each other: waiting takes no processor time, only ours. */
const paceless = (subject: SynthesizedFunction): SynthesizedFunction => ({
  ...subject,
  environment: { ...subject.environment, MAIL_SPACING_MS: "1" },
});

const batch = z.object({ batchItemFailures: z.array(z.unknown()).length(0) });
/** A message that failed has no business in a measurement. */
const expectHandled = (reply: unknown) => void batch.parse(reply);

if (import.meta.main) {
  const { byFunction, ...whole } = await measureDeployedFunctions({
    cdkOut: process.env["CDK_OUT"] ?? fileURLToPath(new URL("../cdk.out", import.meta.url)),
    warmUp: 500,
    registrations: 300,
    progress: console.error,
  });
  console.table(byFunction);
  console.table(whole);
}
