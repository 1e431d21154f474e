/**
 * What comes after the registration, in every language, of a city that offers them all: passwords, links of mails, handover,
 * changed terms, and the account's end; and the registration itself in やさしい日本語. Found by what all languages share, not by
 * words.
 */
import { languages } from "../../contracts/language.ts";
import { type LinkPurpose, linkPath } from "../../contracts/mail-links.ts";
import { pathIn } from "../../contracts/site-paths.ts";
import { registerByCalls } from "../../testing/browser/account.ts";
import { example, password, registrantOf } from "../../testing/browser/registrant.ts";
import { type Language, type Size, type Stage, sizes, type Visitor } from "../../testing/browser/stage.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { cameraOf } from "./camera.ts";

const NEXT_PASSWORD = "Kawa-sagi#9135";
/** Japan's midnight before the second version of Midori's terms. */
const TERMS_IN_FORCE_AT = Date.parse("2027-02-01T00:00:00+09:00");

/** What is done on any screen, whatever its words. */
function handsOn({ page, language }: Visitor, { origin }: Stage) {
  const settled = async () => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
  };
  const dialog = page.getByRole("dialog");
  return {
    settled,
    dialog,
    async open(path: string) {
      await page.goto("about:blank");
      await page.goto(`${origin}${pathIn(language, path)}`);
      await settled();
    },
    submit: () => page.locator("main form button[type=submit]").first().click(),
    refused: () => page.locator('[aria-invalid="true"]').first().waitFor(),
    fill: async (values: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(values)) await page.locator(`[id="${name}"]`).fill(value);
    },
    confirm: () => dialog.getByRole("button").first().click(),
    arrive: async (path: string) => {
      await page.waitForURL(`**${pathIn(language, path)}*`);
      await settled();
    },
  };
}

type Hands = ReturnType<typeof handsOn>;
type Shoot = (name: string) => Promise<void>;

interface Scene {
  readonly stage: Stage;
  readonly visitor: Visitor;
  readonly hands: Hands;
  readonly shoot: Shoot;
}

const code = async ({ page }: Visitor, { submit, fill }: Hands, digits: string) => {
  await page.locator("#code").waitFor();
  await fill({ code: digits });
  await submit();
};

async function resetsPassword({ stage, visitor, hands, shoot }: Scene) {
  const { page, email } = visitor;
  await stage.control.mailNumber(2, email);
  await hands.open("/password/reset");
  await hands.submit();
  await hands.refused();
  await shoot("reset-errors");
  await hands.fill({ email });
  await hands.submit();
  await page.locator("#code").waitFor();
  await shoot("reset-code");
  await code(visitor, hands, await stage.control.code(email, 3));
  await hands.arrive("/password/reset/new");
  await hands.fill({ password: NEXT_PASSWORD, passwordConfirmation: NEXT_PASSWORD });
  await page.locator("#password").blur();
  await shoot("reset-new");
  await hands.submit();
  await hands.dialog.waitFor();
  await shoot("reset-dialog");
  await hands.confirm();
  await hands.arrive("/password/reset/done");
  await shoot("reset-done");
  await hands.open("/login");
  await hands.fill({ email, password: NEXT_PASSWORD });
  await hands.submit();
  await hands.arrive("/mypage");
  await page.getByRole("definition").first().waitFor();
}

/** The link of that kind in the newest mail that has one. */
function linkTo(stage: Stage, email: string, purpose: LinkPurpose): Promise<string> {
  const pattern = new RegExp(`${linkPath(purpose)}#\\S+`);
  return eventually(`a mail to ${email} with a link to ${purpose}`, async () => {
    const mails = await stage.control.mailsTo(email);
    return mails.flatMap(({ body }) => pattern.exec(body.text ?? "") ?? []).at(-1);
  });
}

async function pressesLink(
  { stage, visitor: { page }, hands, shoot }: Scene,
  email: string,
  purpose: LinkPurpose,
  name: string,
) {
  const path = await linkTo(stage, email, purpose);
  await hands.open(path);
  await shoot(name);
  const pressed = async (outcome: string) => {
    await hands.submit();
    await page.locator("main form").waitFor({ state: "detached" });
    await shoot(`${name}-${outcome}`);
  };
  await pressed("done");
  await hands.open(path);
  await pressed("dead");
}

/** Screens that differ by the token alone are shown without using one up. */
async function showsLinks({ hands, shoot }: Scene) {
  for (const [name, path] of [
    ["link-email-undo", "/links/email-undo#t"],
    ["link-email-undo-business", "/links/email-undo#business-t"],
    ["link-object", "/links/object#t"],
    ["link-confirm-address", "/links/confirm-address#t"],
    ["link-none", "/links/disavow"],
  ] as const) {
    await hands.open(path);
    await shoot(name);
  }
}

async function changesAddress({ stage, visitor, hands, shoot }: Scene) {
  const { page, email } = visitor;
  const next = `moved-${email}`;
  await hands.open("/mypage/email");
  await hands.submit();
  await hands.refused();
  await shoot("email-errors");
  await hands.fill({ email: next, emailConfirmation: next });
  await stage.control.advanceClock(11 * 60);
  await hands.submit();
  await hands.dialog.waitFor();
  await shoot("step-up");
  await hands.dialog.locator("input[type=password]").fill(NEXT_PASSWORD);
  await hands.dialog.locator("button[type=submit]").click();
  await page.locator("#code").waitFor();
  await hands.settled();
  await shoot("email-code");
  await code(visitor, hands, await stage.control.code(next));
  await hands.arrive("/mypage/email/done");
  await shoot("email-done");
}

async function withdraws({ visitor, hands, shoot }: Scene) {
  const { page } = visitor;
  await hands.open("/mypage/withdrawal");
  await hands.submit();
  await hands.refused();
  await shoot("withdrawal-errors");
  await page.locator("#confirmed").check();
  await page.locator("input[type=radio]").first().check();
  await shoot("withdrawal");
  await hands.submit();
  await hands.dialog.waitFor();
  await shoot("withdrawal-dialog");
  await hands.confirm();
  await hands.arrive("/mypage");
  await shoot("withdrawal-pending");
  await hands.open("/links/withdrawal-cancel");
  await shoot("withdrawal-cancel");
}

async function individual(scene: Scene) {
  const { stage, visitor, hands, shoot } = scene;
  const { page, email } = visitor;
  await registerByCalls(visitor, stage.control);
  for (const path of ["mypage", "mypage/edit", "mypage/security", "mypage/password"]) {
    await hands.open(`/${path}`);
    await shoot(path);
  }
  await page.context().clearCookies();
  await resetsPassword(scene);
  await shoot("my-page-again");
  await changesAddress(scene);
  await pressesLink(scene, email, "email-undo", "link-email-undo-individual");
}

async function leaver(scene: Scene) {
  const { stage, visitor, hands, shoot } = scene;
  const { page, email } = visitor;
  await registerByCalls(visitor, stage.control);
  await withdraws(scene);
  await page.context().clearCookies();
  await stage.control.fallAsleep(email);
  await hands.open("/login");
  await hands.fill({ email, password });
  await hands.submit();
  await page.locator("main [role=alert]").first().waitFor();
  await shoot("dormant");
  await page.locator("main [role=alert]").getByRole("button").first().click();
  await page.locator("#code").waitFor();
  await hands.settled();
  await shoot("revival-code");
}

async function company(scene: Scene) {
  const { stage, visitor, hands, shoot } = scene;
  const { page, email } = visitor;
  await registerByCalls(visitor, stage.control, "business");
  for (const path of ["mypage", "mypage/organization", "mypage/handover"]) {
    await hands.open(`/${path}`);
    await shoot(path);
  }
  const next = `next-${email}`;
  await hands.fill({ email: next, emailConfirmation: next });
  await hands.submit();
  await page.locator("main [role=alert]").first().waitFor();
  await shoot("handover-invited");
  await page.context().clearCookies();
  const path = await linkTo(stage, next, "handover");
  await hands.open(path);
  await hands.submit();
  await hands.refused();
  await shoot("link-handover-errors");
  const [familyName = "", givenName = "", familyNameKana = "", givenNameKana = ""] = example.representative;
  await page.locator("main input[type=checkbox]").first().check();
  await hands.fill({
    ...{ "contact-familyName": familyName, "contact-givenName": givenName },
    ...{ "contact-familyNameKana": familyNameKana, "contact-givenNameKana": givenNameKana },
    ...{ department: example.department, phone: example.phone },
    ...{ password: NEXT_PASSWORD, passwordConfirmation: NEXT_PASSWORD },
  });
  await shoot("link-handover");
  await hands.submit();
  await hands.dialog.waitFor();
  await hands.confirm();
  await hands.arrive("/mypage");
  await shoot("handed-over");
  await hands.open(path);
  await shoot("link-handover-dead");
  await pressesLink(scene, email, "email-undo", "link-handover-undo");
  await showsLinks(scene);
}

async function registersInEasyWords(stage: Stage, size: Size) {
  const visitor = await stage.visitor({ size, language: "ja-easy" });
  const { shoot, taken } = cameraOf(visitor, `${size}-ja-easy-registration`);
  await shoot("home");
  const steps = registrantOf(visitor, stage.control, { accountType: "business", onScreen: shoot });
  await steps.chooseType();
  await steps.acceptTerms();
  await steps.sendEmail();
  await steps.verifyMail();
  await visitor.page.locator("main form button[type=submit]").last().click();
  await visitor.page.locator('[aria-invalid="true"]').first().waitFor();
  await shoot("profile-errors");
  await steps.fillProfile();
  await steps.toReview();
  await steps.complete();
  await visitor.close();
  console.log(`${taken()} screens: ${size}, ja-easy, registration`);
}

/** Before the day on which the terms change, and after it. */
async function agreesToChangedTerms(stage: Stage) {
  const visitors: (readonly [Size, Language, Visitor])[] = [];
  // Sessions last for half an hour.
  await stage.control.advanceClockTo(TERMS_IN_FORCE_AT - 10 * 60_000);
  for (const size of Object.keys(sizes) as Size[]) // its very keys
    for (const language of languages) {
      const visitor = await stage.visitor({ size, language });
      await registerByCalls(visitor, stage.control);
      await handsOn(visitor, stage).open("/mypage");
      visitors.push([size, language, visitor]);
      await cameraOf(visitor, `${size}-${language}-terms`).shoot("announced");
    }
  await stage.control.advanceClockTo(TERMS_IN_FORCE_AT + 1000);
  for (const [size, language, visitor] of visitors) {
    const hands = handsOn(visitor, stage);
    await hands.open("/mypage");
    await visitor.page.locator("main form button[type=submit]").waitFor();
    await cameraOf(visitor, `${size}-${language}-terms-renewed`).shoot("renewal");
    await visitor.close();
  }
}

export async function photographLife(stage: Stage): Promise<void> {
  for (const size of Object.keys(sizes) as Size[]) {
    await registersInEasyWords(stage, size);
    for (const language of languages)
      for (const play of [company, individual, leaver]) {
        const visitor = await stage.visitor({ size, language });
        const { shoot, taken } = cameraOf(visitor, `${size}-${language}-${play.name}`);
        await play({ stage, visitor, hands: handsOn(visitor, stage), shoot });
        await visitor.close();
        console.log(`${taken()} screens: ${size}, ${language}, ${play.name}`);
      }
  }
  await agreesToChangedTerms(stage);
}
