/** A city whose codes live for twenty minutes, by its folder and nothing else: whatever is said or kept is twenty. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { folderOf } from "../../../commands/municipality/folder.ts";
import { pathIn } from "../../../contracts/site-paths.ts";
import { registrantOf } from "../../../testing/browser/registrant.ts";
import { type Language, openStage, type Stage } from "../../../testing/browser/stage.ts";
import type { TestCloud } from "../../../testing/cloud/cloud-process.ts";
import { startLocalCloud } from "../../../testing/cloud/local-cloud.ts";
import { synthesizedTemplate } from "../../../testing/cloud/synthesized-template.ts";
import { aBrowser } from "../../../testing/drivers/browser.ts";
import { advance, mailsOf } from "../../../testing/drivers/control.ts";
import { eventually } from "../../../testing/drivers/eventually.ts";
import { anOperator } from "../../../testing/drivers/operator.ts";
import { aRegistrant } from "../../../testing/drivers/registrant.ts";
import { edition } from "../../../testing/edition.ts";

jest.setTimeout(240_000);

const MINUTES = 20;
const TWENTY_MINUTES_MS = MINUTES * 60_000;
const says: Readonly<Record<Language, RegExp>> = { ja: /20分/, en: /\b20 minutes\b/, "ja-easy": /20分/ };
const another = /(?<![\d:])30 ?分|\b30 minutes\b|half an hour/i;
const answers = {
  ...{ name: "二十市", "name-en": "Nijuu City", domain: "www.nijuu.example", phone: "000-000-0000" },
  ...{ types: "business,individual", languages: "ja,en,ja-easy" },
};

const folder = mkdtempSync(join(tmpdir(), "municipalities-"));
let cdkOut: string;
let cloud: TestCloud;
let stage: Stage;
beforeAll(async () => {
  mkdirSync(join(folder, "nijuu"));
  const files = folderOf("nijuu", answers, new Date("2026-11-01T00:00:00Z"), MINUTES);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, "nijuu", name), content);
  process.env["MUNICIPALITIES_DIR"] = folder;
  cdkOut = await synthesizedTemplate({ municipality: "nijuu" });
  delete process.env["MUNICIPALITIES_DIR"];
  cloud = await startLocalCloud({ cdkOut });
  stage = await openStage(cloud);
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true });
});

it("is twenty in every function's settings and in the site's configuration", async () => {
  const template = readFileSync(join(cdkOut, "nijuu-registration-local.template.json"), "utf8");
  const settings = [...template.matchAll(/codeMinutes\\*":(\d+)/g)].map(([, minutes]) => Number(minutes));
  expect(settings.length).toBeGreaterThan(5);
  expect(new Set(settings)).toEqual(new Set([MINUTES]));
  const site = await aBrowser(cloud).send("GET", "/config.json");
  expect(site.body).toMatchObject({ codeMinutes: MINUTES });
});

it("is twenty, or not said, in the API's description", async () => {
  const { body } = await aBrowser(cloud).send("GET", "/api/openapi.json");
  expect(JSON.stringify(body)).not.toMatch(another);
});

describe("a code", () => {
  it("lives for twenty minutes from its mail, and so does its item", async () => {
    const operator = anOperator(cloud);
    const registrant = aRegistrant(cloud);
    const code = await registrant.startedWithCode();
    const [item] = (await operator.items("ephemeral")).filter(({ sk }) => sk === "CODE");
    operator.close();
    const { drawnAt, expiresAt, ttl } = item ?? {};
    expect(Number(expiresAt) - Number(drawnAt)).toBe(TWENTY_MINUTES_MS);
    expect(Number(ttl)).toBe(Math.ceil(Number(expiresAt) / 1000));
    const { body } = await registrant.codeSent();
    expect(body).toMatchObject({ expiresAt: new Date(Number(expiresAt)).toISOString() });

    await advance(cloud, MINUTES * 60);
    expect(await registrant.enter(code)).toMatchObject({ status: 410, body: { code: "expired" } });
  });

  it("is taken until then", async () => {
    const registrant = aRegistrant(cloud);
    const code = await registrant.startedWithCode();
    await advance(cloud, MINUTES * 60 - 30);
    expect(await registrant.enter(code)).toMatchObject({ status: 200 });
  });
});

describe.each(edition<Language>(["ja", "en", "ja-easy"], 0))("what a registrant reads (%s)", (language) => {
  it("in mails says twenty", async () => {
    const registrant = aRegistrant(cloud, { language });
    await registrant.registered();
    const { email, browser } = registrant;
    expect(await browser.send("POST", "/api/password-resets", { email, language })).toMatchObject({
      status: 202,
    });
    const mails = await eventually("the mail with the code of the reset", async () => {
      const all = await mailsOf(cloud, email);
      return all.length > 2 ? all : undefined;
    });
    const [registration = "", , forgotten = ""] = mails.map(({ body }) => body.text ?? "");
    for (const text of [registration, forgotten]) expect(text).toMatch(says[language]);
    expect(mails.map(({ body }) => body.text).join()).not.toMatch(another);
  });

  it("on screens says twenty", async () => {
    const visitor = await stage.visitor({ language });
    const { page } = visitor;
    const read: string[] = [];
    // Readings stand between the words: of what has them, the words alone.
    const onScreen = async () => {
      const main = await page.evaluate(() => {
        const copy = document.querySelector("main")?.cloneNode(true) as HTMLElement; // every screen has one
        for (const reading of copy.querySelectorAll("rt")) reading.remove();
        return copy.textContent ?? "";
      });
      read.push(main);
    };
    const registrant = registrantOf(visitor, stage.control, { accountType: "business", onScreen });
    await registrant.chooseType();
    await registrant.acceptTerms();
    await registrant.sendEmail();
    const [register = "", terms = "", , code = ""] = read;
    for (const text of [register, terms, code]) expect(text).toMatch(says[language]);
    for (const path of ["/help", "/faq"]) {
      await page.goto(`${stage.origin}${pathIn(language, path)}`);
      // The page before scripts has a heading, too.
      await page.locator("#shell").waitFor({ state: "detached" });
      await page.getByRole("heading", { level: 1 }).waitFor();
      await onScreen();
    }
    expect(read.at(-2)).toMatch(says[language]);
    expect(read.filter((text) => another.test(text))).toEqual([]);
    expect(visitor.seen).toEqual({ foreign: [], errors: [] });
    await visitor.close();
  });
});
