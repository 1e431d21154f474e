/**
 * Photographs every screen and the main error states, at both sizes and in all languages, into reports/screenshots, an
 * album for each visitor, named in order. For people to look at; nothing is compared.
 *
 * Usage: npm run screenshots, or for README's few into docs/screens: npm run screenshots -- --docs
 */
import { type AccountType, registrantOf } from "../../testing/browser/registrant.ts";
import { type Language, openStage, type Size, type Stage, sizes } from "../../testing/browser/stage.ts";
import { startCloudProcess } from "../../testing/cloud/cloud-process.ts";
import { synthesizedTemplate } from "../../testing/cloud/synthesized-template.ts";
import { optionsOrExit, readOptions } from "../shared/options.ts";
import { cameraOf, emptyFolder, folder } from "./camera.ts";
import { photographForDocs } from "./for-docs.ts";
import { photographLife } from "./life.ts";

const usage = `npm run screenshots [-- --docs]

A picture of every screen into reports/screenshots; with --docs, of README's few into docs/screens.`;
const options = optionsOrExit(usage, (args) => readOptions(args, { docs: { type: "boolean" } }, usage));

const halfHour = 30 * 60;
const openPages = [
  "login",
  "characters",
  "help",
  "faq",
  "procedures/individual",
  "procedures/business",
  "none",
];

async function photograph(stage: Stage, size: Size, language: Language, accountType: AccountType) {
  const visitor = await stage.visitor({ size, language });
  const { page, say, email } = visitor;
  const { control, origin } = stage;
  const { shoot, taken } = cameraOf(visitor, `${size}-${language}-registration-${accountType}`);
  /** A refused form: its summary has appeared. */
  const refused = async (name: string): Promise<void> => {
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await shoot(name);
  };
  const steps = registrantOf(visitor, control, { accountType, onScreen: shoot });

  await shoot("home");
  if (size === "phone") {
    await steps.button(say.menu).click();
    await shoot("menu");
    await page.reload();
  }
  await steps.chooseType();
  await steps.button(say.start).click();
  await refused("terms-not-accepted");
  await steps.acceptTerms();
  await steps.button(say.submitEmail).click();
  await refused("email-errors");
  await steps.enterEmail("someone@gmail.con");
  await steps.field(say.emailAgain).blur();
  await shoot("email-suggestion");
  await steps.enterEmail();
  await control.inject({ service: "dynamodb", operation: "PutItem", mode: "error", count: 20 });
  await steps.button(say.submitEmail).click();
  await steps.button(say.retry).waitFor({ timeout: 30_000 });
  await shoot("email-failure");
  await control.clearFaults();
  await steps.sendEmail();
  const code = await control.code(email);
  await steps.verify(code === "000000" ? "111111" : "000000");
  await refused("code-wrong");
  await steps.verifyMail();
  await steps.button(say.review).click();
  await refused("profile-errors");
  await steps.fillProfile();
  await shoot("profile-filled");
  await steps.toReview();
  await page.reload();
  await page.getByText(say.passwordGone).waitFor();
  await shoot("review-password-again");
  await steps.enterPassword();
  await steps.button(say.usePassword).click();
  await control.advanceClock(halfHour + 1);
  await steps.confirm();
  await page.getByText(say.expired).first().waitFor();
  await shoot("review-expired");
  await steps.button(say.newCode).click();
  await steps.arrive(say.codeTitle, "code-renewed");
  await steps.verifyMail(2);
  await steps.toReview();
  await steps.complete();
  await steps.link(say.toMyPage).click();
  await steps.arrive(say.myPage, "my-page");
  await page.getByRole("link", { name: say.edit, exact: true }).click();
  await page.getByRole("button", { name: say.save, exact: true }).waitFor();
  await shoot("my-page-edit");
  for (const path of ["password", "security", ...(accountType === "business" ? ["organization"] : [])]) {
    await page.goto(`${origin}/mypage/${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await shoot(`my-page-${path}`);
  }
  await page.goto(`${origin}/mypage/email`);
  await page.locator("#email").fill(`moved-${email}`);
  await page.locator("#emailConfirmation").fill(`moved-${email}`);
  await shoot("my-page-email");
  await page.locator("form button[type=submit]").first().click();
  await page.locator("#code").waitFor();
  await shoot("my-page-email-code");
  await page.locator("#code").fill(await control.code(`moved-${email}`));
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL("**/mypage/email/done");
  await shoot("my-page-email-done");
  await page.goto(origin);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await shoot("home-signed-in");
  await page.getByRole("banner").getByRole("button", { name: say.logout, exact: true }).click();
  await page.waitForURL(`${origin}/login`).catch(() => undefined); // wherever it leads, the pages below are open to all
  for (const path of openPages) {
    await page.goto(`${origin}/${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await shoot(path === "none" ? "not-found" : path);
  }
  await visitor.close();
  console.log(`${taken()} screens: ${size}, ${language}, ${accountType}`);
}

async function photographAll(stage: Stage) {
  for (const size of Object.keys(sizes) as Size[])
    for (const [language, accountType] of [
      ["ja", "business"],
      ["en", "individual"],
    ] as const)
      await photograph(stage, size, language, accountType);
}

async function onStage(
  name: string,
  municipality: string | undefined,
  work: (stage: Stage) => Promise<void>,
) {
  const cdkOut = await synthesizedTemplate(municipality === undefined ? {} : { municipality });
  const stage = await openStage(await startCloudProcess({ name, cdkOut }));
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

if (options.docs) await onStage("screenshots", undefined, photographForDocs);
else {
  emptyFolder();
  await onStage("screenshots", undefined, photographAll);
  await onStage("screenshots-of-midori", "midori", photographLife);
  console.log(`In ${folder}/`);
}
