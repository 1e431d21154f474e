/** One registration from the start to the account, and for some a new password, through whatever happens meanwhile. */
import type { TestCloud } from "../../testing/cloud/cloud-process.ts";
import { markedProfile, marks } from "../../testing/drivers/canaries.ts";
import { aRegistrant, codeIn, type Registrant, textIn } from "../../testing/drivers/registrant.ts";
import { setAnew, type Way, wayOf } from "./new-password.ts";
import { type Ask, awaited, patiently } from "./patience.ts";

export interface Registered {
  readonly email: string;
  /** As acknowledged. */
  readonly accountId: string;
  /** The password that was acknowledged last, and how it came to be. */
  readonly password: string;
  readonly way: Way;
  /** Answers that did not come, or asked to come again. */
  readonly failures: number;
}

export async function register(cloud: TestCloud, number: number): Promise<Registered> {
  const registrant = aRegistrant(cloud, {
    email: `${marks.email}.${number}@example.jp`,
    profile: markedProfile,
    password: marks.password,
    clientIp: `127.1.${number >> 8}.${number & 255}`,
  });
  let failures = 0;
  const ask: Ask = async (statuses, request) => {
    const answer = await patiently(request, () => {
      failures += 1;
    });
    if (statuses.includes(answer.status)) return answer;
    throw new Error(`${registrant.email}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  await ask([202], registrant.start);
  await enterCode(registrant, ask);
  await ask([200], () => registrant.review(markedProfile));
  const accountId = textIn(await ask([201], registrant.complete), "accountId");
  const way = wayOf(number);
  const password = await setAnew(way, cloud, registrant, ask);
  return { email: registrant.email, accountId, password, way, failures };
}

/** A mail that a kill has cut short comes again with another code: then the newest counts. */
async function enterCode(registrant: Registrant, ask: Ask): Promise<void> {
  for (;;) {
    const code = await newestCode(registrant);
    const answer = await ask([200, 409, 422], () => registrant.enter(code));
    if (answer.status !== 422) return; // 409: verified by the try before, whose answer was lost
  }
}

const newestCode = (registrant: Registrant): Promise<string> =>
  awaited(`a code for ${registrant.email}`, async () => {
    const newest = (await registrant.ownMails()).at(-1);
    return newest && codeIn(newest);
  });
