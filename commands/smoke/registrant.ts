/** What a smoke test knows of its registrant, and how it asks for things. */
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { AccountType } from "../../contracts/account-type.ts";
import { codesIn } from "../../contracts/verification-code.ts";
import type { ApiClient, Exchange } from "../shared/api-client.ts";
import type { Inbox, ReceivedMail } from "./inbox/inbox.ts";
import { NotAsExpected } from "./step.ts";

const company = { organizationName: "試験株式会社" };
const person = { familyName: "試験", givenName: "太郎", familyNameKana: "シケン", givenNameKana: "タロウ" };

/** The least that a form needs. */
export const profileOf = (accountType: AccountType) =>
  accountType === "business"
    ? { ...company, phone: "0440000000", contact: person, notifications: false }
    : { ...person, phone: "0440000000", notifications: false };

/** The answer to a call, when it has this status. Throws NotAsExpected. */
export async function answered<T>(
  client: ApiClient,
  [method, path, body]: readonly [method: string, path: string, body?: unknown],
  status: number,
  shape: z.ZodType<T>,
): Promise<T> {
  const expected = `${status} to ${method} ${path}`;
  const exchange = await client.call(method, path, body).catch((error: unknown) => {
    throw new NotAsExpected(expected, `no answer: ${reasonOf(error)}`);
  });
  if (exchange.status !== status) throw new NotAsExpected(expected, inWords(exchange));
  const answer = shape.safeParse(exchange.answer);
  if (answer.success) return answer.data;
  throw new NotAsExpected(`${expected} as the API describes it`, z.prettifyError(answer.error));
}

const problem = z.object({
  code: z.string(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string() })).optional(),
});

function inWords({ status, answer }: Exchange): string {
  const read = problem.safeParse(answer);
  if (!read.success) return `${status} ${JSON.stringify(answer ?? "")}`.slice(0, 300);
  const { code, requestId, errors = [] } = read.data;
  const fields = errors.map((error) => `${error.pointer} ${error.code}`).join(", ");
  return [`${status} ${code}`, fields, requestId && `request ${requestId}`].filter(Boolean).join(", ");
}

/** `fetch failed` says nothing: its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? cause.message || String(cause) : error.message;
}

/** Reads each mail once, whatever order they come in. */
export function aReader(inbox: Inbox, patienceMs: number) {
  const seen = new Set<string>();
  return async (what: string, isMeant: (mail: ReceivedMail) => boolean): Promise<ReceivedMail> => {
    const deadline = performance.now() + patienceMs;
    let others: readonly ReceivedMail[] = [];
    do {
      others = (await inbox.mails()).filter(({ text }) => !seen.has(text));
      const mail = others.find(isMeant);
      if (mail) {
        seen.add(mail.text);
        return mail;
      }
      await sleep(Math.min(patienceMs / 50, 2_000));
    } while (performance.now() < deadline);
    const instead = others.map(({ subject }) => `「${subject}」`).join(", ");
    throw new NotAsExpected(
      `${what} within ${patienceMs / 1000} seconds, to ${inbox.email} in ${inbox.name}`,
      instead === "" ? "no new mail" : `only ${instead}`,
    );
  };
}

export const hasCode = ({ text }: ReceivedMail): boolean => codesIn(text).length > 0;

export function codeOf(mail: ReceivedMail): string {
  const [code = ""] = codesIn(mail.text);
  return code;
}
