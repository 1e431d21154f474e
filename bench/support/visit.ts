/** A registration, My page and a sign-in, over HTTP and timed step by step, in a cloud that others use, too. */
import { setTimeout as sleep } from "node:timers/promises";
import type { TestCloud } from "../../testing/cloud/cloud-process.ts";
import { type Answer, aBrowser } from "../../testing/drivers/browser.ts";
import { mailsOf, queuesOf } from "../../testing/drivers/control.ts";
import { codeIn, companyForm, examplePassword, newEmail, textIn } from "../../testing/drivers/registrant.ts";

/** The functions that answer, in the order in which a visit asks them. */
export const steps = [
  "start-registration",
  "verify-code",
  "review-profile",
  "complete-registration",
  "show-account",
  "sign-out",
  "sign-in",
] as const;
export type Step = (typeof steps)[number];

/** Milliseconds from the request to the end of its answer. */
export type Note = (step: Step, ms: number) => void;

export async function visit(cloud: TestCloud, termsVersion: string, note: Note): Promise<void> {
  const browser = aBrowser(cloud);
  const email = newEmail();
  const ask = async (step: Step, status: number, method: string, path: string, body?: object) => {
    const began = performance.now();
    const answer = await browser.send(method, path, body);
    note(step, performance.now() - began);
    return expected(status, answer);
  };

  const started = await ask("start-registration", 202, "POST", "/api/registrations", {
    accountType: "business",
    email,
    emailConfirmation: email,
    termsVersion,
    termsAccepted: true,
  });
  const path = `/api/registrations/${textIn(started, "registrationId")}`;
  await untilMailed(cloud);
  const [mail] = await mailsOf(cloud, email);
  if (mail === undefined) throw new Error("no mail with a code");
  await ask("verify-code", 200, "POST", `${path}/verification`, { code: codeIn(mail) });
  await ask("review-profile", 200, "POST", `${path}/review`, { profile: companyForm });
  await ask("complete-registration", 201, "POST", `${path}/completion`, {
    profile: companyForm,
    password: examplePassword,
    passwordConfirmation: examplePassword,
  });
  await ask("show-account", 200, "GET", "/api/me");
  await ask("sign-out", 204, "DELETE", "/api/session");
  await ask("sign-in", 200, "POST", "/api/session", { email, password: examplePassword });
  await untilMailed(cloud);
}

/** The mail is sent and noted: nothing of it runs beside what is timed next. */
async function untilMailed(cloud: TestCloud): Promise<void> {
  const isBusy = async () =>
    (await queuesOf(cloud)).some(({ visible, inFlight, held }) => visible + inFlight + held > 0);
  while (await isBusy()) await sleep(10);
}

function expected(status: number, answer: Answer): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${status} was expected, and not ${answer.status} ${JSON.stringify(answer.body)}`);
}
