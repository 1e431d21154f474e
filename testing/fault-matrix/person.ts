/** Somebody who registers as the web front end has them do it: what fails is tried again, a lost mail asked for anew. */

import type { Answer } from "../drivers/browser.ts";
import { markedPrivateProfile, markedProfile, marks } from "../drivers/canaries.ts";
import { advance, mailsOf } from "../drivers/control.ts";
import { untilServed } from "../drivers/eventually.ts";
import {
  aRegistrant,
  codeIn,
  type Registrant,
  type RegistrantOptions,
  textIn,
} from "../drivers/registrant.ts";
import type { Stage } from "./stage.ts";

export interface Person {
  readonly registrant: Registrant;
  /** What was acknowledged: the account's id. */
  accountId?: string;
  /** What was typed last; My page must show it. */
  profile: Readonly<Record<string, unknown>>;
}

let people = 0;

/** A new person at a machine of their own, or another browser of one with this address. */
export const aPerson = (stage: Stage, email?: string): Person =>
  personWith(stage, email === undefined ? {} : { email }, markedProfile);

/** As `aPerson`, for themselves. */
export const aPrivatePerson = (stage: Stage): Person =>
  personWith(stage, { accountType: "individual" }, markedPrivateProfile);

function personWith({ cloud }: Stage, options: RegistrantOptions, profile: Person["profile"]): Person {
  people += 1;
  return {
    registrant: aRegistrant(cloud, {
      email: `${marks.email}.${process.pid}.${people}@example.jp`,
      ...options,
      profile,
      password: marks.password,
      clientIp: `127.${1 + (people >> 16)}.${(people >> 8) & 255}.${people & 255}`,
    }),
    profile,
  };
}

export async function start({ registrant }: Person): Promise<void> {
  expectOne([202], await untilServed(registrant.start));
}

/** The code of the newest mail of this registration, once everything that was asked for is sent. */
export async function codeOf({ registrant }: Person): Promise<string> {
  const newest = (await registrant.ownMails()).at(-1);
  if (newest === undefined) throw new Error("no mail with a code came");
  return codeIn(newest);
}

export async function started(stage: Stage, person: Person): Promise<void> {
  await start(person);
  await stage.settle();
}

/** 409 says that the try before, whose answer was lost, has done it: the web goes on to the form. */
export async function verify(person: Person): Promise<void> {
  const code = await codeOf(person);
  const answer = await untilServed(() => person.registrant.enter(code));
  if (answer.status !== 200) expectCode("already-verified", answer);
}

export async function verified(stage: Stage, person: Person): Promise<void> {
  await started(stage, person);
  await verify(person);
}

/** Asks for a new code; a refusal says when to ask again, unless the mail has come meanwhile. */
export const resend = (stage: Stage, { registrant }: Person): Promise<void> =>
  askAgain(stage, registrant.email, registrant.resend);

export async function askAgain(
  { cloud, settle }: Stage,
  email: string,
  ask: () => Promise<Answer>,
): Promise<void> {
  const before = (await mailsOf(cloud, email)).length;
  for (;;) {
    const answer = await ask();
    if (answer.status === 202) return;
    if (answer.status < 500) expectCode("limit-reached", answer);
    await settle();
    if ((await mailsOf(cloud, email)).length > before) return;
    await advance(cloud, answer.status === 429 ? Number(answer.headers.get("retry-after")) : 4);
  }
}

export async function complete(person: Person): Promise<void> {
  const answer = expectOne([201], await untilServed(person.registrant.complete));
  person.accountId = textIn(answer, "accountId");
}

export async function completed(stage: Stage, person: Person): Promise<void> {
  await verified(stage, person);
  await complete(person);
}

export async function registered(stage: Stage, person: Person): Promise<void> {
  await completed(stage, person);
  await stage.settle();
}

export async function signIn({ registrant }: Person): Promise<void> {
  expectOne([200], await untilServed(registrant.signIn));
}

/** From wherever the registration stands to its end, as somebody does who comes back to it. */
export async function goOn(stage: Stage, person: Person): Promise<void> {
  if (person.accountId !== undefined) return;
  const shown = await untilServed(person.registrant.show);
  // A day after it was begun, nothing is left of it: begin again.
  if (shown.status === 404) return registered(stage, person);
  const state = textIn(expectOne([200], shown), "state");
  if (state === "completed" || state === "duplicate") return;
  if (state === "expired") {
    await resend(stage, person);
    await stage.settle();
  }
  if (state === "code-sent" || state === "requested" || state === "expired") await verify(person);
  else if (state !== "verified") throw new Error(`the registration stands at ${state}`);
  await complete(person);
}

export function expectOne(statuses: readonly number[], answer: Answer): Answer {
  if (statuses.includes(answer.status)) return answer;
  throw new Error(
    `${answer.status} ${JSON.stringify(answer.body)} was answered, and not ${statuses.join(" or ")}`,
  );
}

export function expectCode(code: string, answer: Answer): void {
  if (!JSON.stringify(answer.body ?? "").includes(`"code":"${code}"`)) {
    throw new Error(`${answer.status} ${JSON.stringify(answer.body)} was answered, and not ${code}`);
  }
}

/** Long enough for a resend to be free again. */
export const waitForResend = ({ cloud }: Stage): Promise<void> => advance(cloud, 61);
