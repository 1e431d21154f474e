import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";

const mail = z.object({
  messageId: z.string(),
  destination: z.object({ to: z.array(z.string()) }),
  subject: z.string(),
  body: z.object({ text: z.string() }),
});
export type ReceivedMail = z.output<typeof mail>;

export interface Fault {
  readonly service: "dynamodb" | "sqs" | "ses" | "cognito-idp" | "secretsmanager";
  readonly operation: string;
  readonly mode: "error" | "throttle" | "timeout" | "lost-response" | "duplicate";
  readonly count?: number;
  readonly function?: string;
}

const patienceMs = 20_000;

/** What a test steers of its local cloud, from outside. */
export function controlOf(url: string) {
  const call = async (method: string, name: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}/_local/${name}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`${method} ${name}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  };
  const mailsTo = async (address: string): Promise<readonly ReceivedMail[]> =>
    z.array(mail).parse(await call("GET", `mails?${new URLSearchParams({ to: address })}`));
  const mailNumber = async (number: number, address: string): Promise<ReceivedMail> => {
    for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(50)) {
      const found = (await mailsTo(address))[number - 1];
      if (found) return found;
    }
    throw new Error(`no mail number ${number} to ${address} in ${patienceMs / 1000} s`);
  };
  return {
    mailsTo,
    /** The mail of that number to the address, from 1; waits for it. */
    mailNumber,
    /** The six digits in the mail of that number. */
    async code(address: string, number = 1): Promise<string> {
      const { subject, body } = await mailNumber(number, address);
      const code = /(?<!\d)\d{6}(?!\d)/.exec(body.text)?.[0];
      if (!code) throw new Error(`no code in “${subject}”`);
      return code;
    },
    advanceClock: (seconds: number) => call("POST", "clock", { advanceSeconds: seconds }),
    inject: (fault: Fault) => call("POST", "faults", fault),
    /** The next mail to the address fares so. */
    planMail: (to: string, event: string) => call("POST", "mail-events", { to, event }),
    /** The mail, which was sent, fares so from now on. */
    tellOfMail: ({ messageId }: ReceivedMail, event: string) =>
      call("POST", "mail-events", { messageId, event }),
    clearFaults: () => call("DELETE", "faults"),
  };
}

export type Control = ReturnType<typeof controlOf>;
