import { labels } from "../labels.ts";
import { example, password } from "../registrant.ts";
import type { Session } from "./session.ts";

const say = labels.ja;

/** In the page: what is seen and has that name. */
const named = `
  const [selector, name] = arguments;
  return [...document.querySelectorAll(selector)].find(
    (one) => one.getClientRects().length > 0 && one.textContent.replace(/\\s+/g, " ").trim() === name,
  );`;
/** In the page: the field with that label. */
const labelled = `
  const [name] = arguments;
  return [...document.querySelectorAll("label")].find((one) => one.textContent.trim() === name)?.control;`;

/**
 * The city's procedure for a company, from the first page to My page, signing out and in again.
 *
 * @param codeOf the code of the first mail to an address
 */
export async function registerIn(
  { open, find, click, type }: Session,
  { site, email, codeOf }: { site: string; email: string; codeOf: (email: string) => Promise<string> },
): Promise<void> {
  const press = async (name: string) => click(await find(name, named, ["a, button", name]));
  const fill = async (name: string, text: string) => type(await find(name, labelled, [name]), text);
  const arrive = (title: string) => find(title, named, ["h1", title]);

  await open(site);
  await press(say.register);
  await arrive(say.registerTitle);
  await press(say.as.business);
  await arrive(say.termsTitle);
  await click(await find(say.accept, labelled, [say.accept]));
  await press(say.start);
  await arrive(say.emailTitle);
  await fill(say.email, email);
  await fill(say.emailAgain, email);
  await press(say.submitEmail);
  await arrive(say.codeTitle);
  await fill(say.code, await codeOf(email));
  await press(say.verify);
  await arrive(say.profileTitle.business);
  await fill(say.password, password);
  await fill(say.passwordAgain, password);
  await fill(say.business.name, example.business);
  await fill(say.phone, example.phone);
  for (const [at, label] of say.business.contact.entries()) await fill(label, example.person[at] ?? "");
  await press(say.review);
  await arrive(say.reviewTitle.business);
  await press(say.submit);
  await press(say.ok);
  await arrive(say.completeTitle);
  await press(say.toMyPage);
  await arrive(say.myPage);
  await find(example.business, named, ["dd", example.business]);
  await press(say.logout);
  await fill(say.userId, email);
  await fill(say.password, password);
  await press(say.signIn);
  await arrive(say.myPage);
}
