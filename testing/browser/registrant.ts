import type { Localized } from "../../contracts/language.ts";
import { readRuns } from "../../contracts/readings.ts";
import type { Control } from "./control.ts";
import { expectFocus } from "./focus.ts";
import type { Visitor } from "./stage.ts";

export type AccountType = "business" | "individual";

/** Twelve characters of three classes, and of no word that the estimate knows. */
export const password = "Tama-gawa#4271";

/** What is typed into the form, and how the site shows it afterwards. */
export const example = {
  business: "川崎テスト株式会社",
  person: ["川崎", "花子", "カワサキ", "ハナコ"],
  representative: ["多摩", "太郎", "タマ", "タロウ"],
  department: "総務部",
  postalCode: "2100007",
  phone: "0442002111",
  birthDate: ["1988", "2", "29"],
} as const;

export interface RegistrantOptions {
  readonly accountType?: AccountType;
  /** Called on every screen, e.g. to audit or to photograph it. */
  readonly onScreen?: (name: string) => Promise<void>;
}

const asItIs = (text: string) => text;

/** The text of an element that says so: with the readings, which names of elements are without. */
const inPage: Localized<(text: string) => string> = {
  ja: asItIs,
  en: asItIs,
  "ja-easy": (text) =>
    readRuns(text)
      .map(({ text: run, reading = "" }) => run + reading)
      .join(""),
};

/** Ruby is no word's end to those who hear it, but Playwright puts spaces around it. */
const inNames: Localized<(text: string) => string | RegExp> = {
  ja: asItIs,
  en: asItIs,
  "ja-easy": (text) =>
    new RegExp(
      `^\\s*${[...text.replace(/\s/g, "")].map((character) => character.replace(/[^\p{L}\p{N}]/u, "\\$&")).join("\\s*")}\\s*$`,
    ),
};

/** Somebody who registers: each step by what is to be read on the screen, and nothing else. */
export function registrantOf(visitor: Visitor, control: Control, options: RegistrantOptions = {}) {
  const { page, say, email, language } = visitor;
  const { accountType = "business", onScreen = async () => undefined } = options;
  const written = inPage[language];
  const named = inNames[language];
  const button = (name: string) => page.getByRole("button", { name: named(name), exact: true });
  const link = (name: string) => page.getByRole("link", { name: named(name), exact: true });
  const field = (name: string) => page.getByLabel(written(name), { exact: true });
  const heading = (name: string) => page.getByRole("heading", { level: 1, name: named(name), exact: true });

  /** Waits for a screen; its heading, or something else on it, has the focus. */
  const arrive = async (title: string, name: string): Promise<void> => {
    await heading(title).waitFor();
    for (const text of say.waiting)
      await page.getByText(written(text), { exact: true }).waitFor({ state: "detached" });
    await expectFocus(page);
    await onScreen(name);
  };
  /** The menu, which a phone opens by a button. */
  const menu = async (name: string) => {
    if (visitor.size === "phone") await button(say.menu).click();
    return page.getByRole("navigation").getByRole("link", { name: named(name), exact: true });
  };

  const actions = {
    page,
    button,
    link,
    field,
    heading,
    menu,
    arrive,
    async chooseType() {
      await (await menu(say.register)).click();
      await arrive(say.registerTitle, "register");
      await link(say.as[accountType]).click();
      await arrive(say.termsTitle, "terms");
    },
    async acceptTerms() {
      await page.getByRole("checkbox", { name: named(say.accept), exact: true }).check();
      await button(say.start).click();
      await arrive(say.emailTitle, "email");
    },
    async enterEmail(typed = email) {
      await field(say.email).fill(typed);
      await field(say.emailAgain).fill(typed);
    },
    async sendEmail() {
      await actions.enterEmail();
      await button(say.submitEmail).click();
      await arrive(say.codeTitle, "code");
    },
    async verify(code: string) {
      await field(say.code).fill(code);
      await button(say.verify).click();
    },
    /** With the code of the mail of that number. */
    async verifyMail(number = 1) {
      await actions.verify(await control.code(email, number));
      await arrive(say.profileTitle[accountType], "profile");
    },
    async fillNames(labels: readonly string[], values: readonly string[]) {
      for (const [index, label] of labels.entries()) await field(label).fill(values[index] ?? "");
    },
    async fillDate(legend: string) {
      const group = page.getByRole("group", { name: named(legend) });
      for (const [index, part] of say.date.entries()) {
        const value = example.birthDate[index]?.padStart(2, "0") ?? "";
        await group.getByLabel(written(part), { exact: true }).selectOption(value);
      }
    },
    async fillPostalAddress() {
      await field(say.postalCode).fill(example.postalCode);
      await button(say.findPostalAddress).click();
      await page.waitForFunction((label) => {
        const input = [...document.querySelectorAll("label")].find(
          (each) => each.textContent === label,
        )?.control;
        return input instanceof HTMLInputElement && input.value === "神奈川県";
      }, written(say.prefecture));
    },
    async enterPassword(typed = password) {
      await field(say.password).fill(typed);
      await field(say.passwordAgain).fill(typed);
    },
    async fillProfile() {
      await actions.enterPassword();
      if (accountType === "business") {
        await field(say.business.name).fill(example.business);
        await actions.fillNames(say.business.representative, example.representative);
        await field(say.business.department).fill(example.department);
        await actions.fillNames(say.business.contact, example.person);
        await actions.fillDate(say.business.birthDate);
      } else {
        await actions.fillNames(say.individual.name, example.person);
        await actions.fillDate(say.individual.birthDate);
      }
      await field(say.phone).fill(example.phone);
      await actions.fillPostalAddress();
      await page.getByRole("radio", { name: named(say.wanted), exact: true }).check();
    },
    async toReview() {
      await button(say.review).click();
      await arrive(say.reviewTitle[accountType], "review");
    },
    async confirm() {
      await button(say.submit).click();
      const dialog = page.getByRole("dialog", { name: named(say.confirm) });
      await dialog.waitFor();
      await onScreen("confirm");
      await dialog.getByRole("button", { name: named(say.ok), exact: true }).click();
    },
    async complete() {
      await actions.confirm();
      await arrive(say.completeTitle, "complete");
    },
    async toProfile() {
      await actions.chooseType();
      await actions.acceptTerms();
      await actions.sendEmail();
      await actions.verifyMail();
    },
    /** The whole procedure, from the first page to the completion. */
    async register() {
      await actions.toProfile();
      await actions.fillProfile();
      await actions.toReview();
      await actions.complete();
    },
  };
  return actions;
}
