/** What a part of the registrants does next, through whatever happens to the service: sets a new password. */
import type { TestCloud } from "../../testing/cloud/cloud-process.ts";
import { marks } from "../../testing/drivers/canaries.ts";
import { aForgetful } from "../../testing/drivers/password-reset.ts";
import type { Registrant } from "../../testing/drivers/registrant.ts";
import { type Ask, awaited } from "./patience.ts";

/** How the password of an account became what it is. */
export const ways = ["as registered", "changed", "reset"] as const;
export type Way = (typeof ways)[number];

/** Every third changes the password, every third has forgotten it. */
export const wayOf = (number: number): Way => ways[number % ways.length] ?? "as registered";

/** The password that holds afterwards, as acknowledged. */
export async function setAnew(way: Way, cloud: TestCloud, registrant: Registrant, ask: Ask): Promise<string> {
  if (way === "as registered") return marks.password;
  await (way === "changed" ? change(registrant, ask) : reset(cloud, registrant, ask));
  return marks.nextPassword;
}

/**
 * A try whose answer was lost has set the password, or has ended the sessions for nothing: signing in with the new one
 * shows which.
 */
async function change(registrant: Registrant, ask: Ask): Promise<void> {
  const form = {
    currentPassword: marks.password,
    password: marks.nextPassword,
    passwordConfirmation: marks.nextPassword,
  };
  for (;;) {
    const answer = await ask([204, 401], () => registrant.browser.send("POST", "/api/me/password", form));
    if (answer.status === 204) return;
    const signedIn = await ask([200, 401], () => registrant.signIn({ password: marks.nextPassword }));
    if (signedIn.status === 200) return;
    await ask([200], () => registrant.signIn());
  }
}

/** A mail that a kill has cut short comes again with another code: then the newest counts. */
async function reset(cloud: TestCloud, { email, browser }: Registrant, ask: Ask): Promise<void> {
  const forgetful = aForgetful(cloud, { email, browser });
  await ask([202], () => forgetful.start());
  for (;;) {
    const code = await awaited(`a code for ${email}`, () => forgetful.code());
    const answer = await ask([200, 409, 422], () => forgetful.enter(code));
    if (answer.status !== 422) break; // 409: verified by the try before, whose answer was lost
  }
  await ask([200, 409], () => forgetful.complete(marks.nextPassword)); // 409: completed by the try before
}
