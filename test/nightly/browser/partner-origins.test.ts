/** Another team's page, on another origin of the same site: packages/client/example in a real browser. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { clientFolder } from "../../../commands/client/bundle.ts";
import { EXAMPLE_PORT, type ExampleSite, serveExample } from "../../../commands/client/example-site.ts";
import { launchChromium } from "../../../testing/browser/chromium.ts";
import { type Control, controlOf } from "../../../testing/browser/control.ts";
import type { TestCloud } from "../../../testing/cloud/cloud-process.ts";
import { startLocalCloud } from "../../../testing/cloud/local-cloud.ts";

jest.setTimeout(240_000);

const partner = `http://localhost:${EXAMPLE_PORT}`;
/** The same page elsewhere: another port of the site, and another site. */
const neighbour = "http://localhost:5174";
const stranger = "http://127.0.0.1:5175";

let site: ExampleSite;
let cloud: TestCloud;
let browser: Browser;
let context: BrowserContext;
let control: Control;
beforeAll(async () => {
  cloud = await startLocalCloud();
  site = await serveExample(0);
  const hosts = [partner, neighbour, stranger].map((origin) => [new URL(origin).host, site.port] as const);
  browser = await launchChromium(cloud.origin, cloud.url, Object.fromEntries(hosts));
  context = await browser.newContext();
  control = controlOf(cloud);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await cloud?.stop();
});

async function open(origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin);
  return page;
}

const fill = async (page: Page, fields: Readonly<Record<string, string>>) => {
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value);
};

interface Sent {
  readonly method?: string;
  readonly mode?: "no-cors";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a page's script gets of a call with cookies, or the error that it gets instead. */
const asked = (page: Page, path: string, init: Sent = {}) =>
  page.evaluate(
    async ({ url, init }) => {
      try {
        const { status, type } = await fetch(url, { credentials: "include", ...init });
        return { status, type };
      } catch (error) {
        return error instanceof Error ? error.name : "?";
      }
    },
    { url: `${cloud.origin}${path}`, init },
  );

describe("a partner's page", () => {
  it("has seventy lines or so", () => {
    const lines = readFileSync(`${clientFolder}example/index.html`, "utf8").split("\n");
    expect(lines.length).toBeLessThanOrEqual(90);
  });

  it("registers a company, through a reload, with cookies that only the API sees", async () => {
    const email = "partner@example.jp";
    const page = await open(partner);
    await fill(page, { メールアドレス: email });
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "登録する" }).click();
    await page.getByText(`${email} に認証コードを送信しました。`).waitFor();

    const code = await control.code(email);
    await fill(page, { 認証コード: code === "000000" ? "111111" : "000000" });
    await page.getByRole("button", { name: "認証コードを確認する" }).click();
    await page.getByText(/あと4回入力できます/).waitFor();
    await fill(page, { 認証コード: code });
    await page.getByRole("button", { name: "認証コードを確認する" }).click();
    await page.getByLabel("法人名／事業者名").waitFor();

    await page.reload();
    await fill(page, {
      "法人名／事業者名": "多摩川精密工業株式会社",
      連絡先電話番号: "0334567890",
      "担当者名（姓）": "中原",
      "担当者名（名）": "花子",
      "担当者名カナ（セイ）": "ナカハラ",
      "担当者名カナ（メイ）": "ハナコ",
      パスワード: "password1",
      "パスワード（確認）": "password1",
    });
    await page.getByRole("button", { name: "本登録をする" }).click();
    await page
      .getByText(/推測|パスワード.*別/)
      .first()
      .waitFor();
    await fill(page, { パスワード: "Tsubame-Soda-47", "パスワード（確認）": "Tsubame-Soda-47" });
    await page.getByRole("button", { name: "本登録をする" }).click();
    await page.getByText("本登録が完了しました").waitFor();

    expect(await page.evaluate(() => document.cookie)).toBe("");
    const cookies = await context.cookies(cloud.origin);
    expect(cookies).toContainEqual(
      expect.objectContaining({ name: "__Host-session", httpOnly: true, secure: true, sameSite: "Strict" }),
    );
    expect(await asked(page, "/api/me")).toEqual({ status: 200, type: "cors" });
    // The mail of the completion follows the one with the code.
    await control.mailNumber(2, email);
    await page.close();
  });

  it("gets the signed-in user from the site's own cookies, whichever page was signed in to", async () => {
    const page = await open(partner);
    expect(await asked(page, "/api/session", { method: "DELETE" })).toEqual({ status: 204, type: "cors" });
    expect(await asked(page, "/api/me")).toEqual({ status: 401, type: "cors" });
    const signIn = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "partner@example.jp", password: "Tsubame-Soda-47" }),
    };
    const own = await open(cloud.origin);
    expect(await asked(own, "/api/session", signIn)).toEqual({ status: 200, type: "basic" });
    expect(await asked(page, "/api/me")).toEqual({ status: 200, type: "cors" });
    await Promise.all([page.close(), own.close()]);
  });
});

describe.each([
  ["another port of the site", neighbour],
  ["another site", stranger],
])("a page on %s", (_, origin) => {
  it("reads nothing and changes nothing, although the browser holds the cookies", async () => {
    const page = await open(origin);
    expect(await asked(page, "/api/me")).toBe("TypeError");
    expect(await asked(page, "/api/terms")).toBe("TypeError");
    expect(await asked(page, "/api/session", { method: "DELETE" })).toBe("TypeError");
    const email = `${new URL(origin).port}@example.jp`;
    const body = JSON.stringify({ email });
    const plain = {
      method: "POST",
      mode: "no-cors",
      headers: { "content-type": "text/plain" },
      body,
    } as const;
    await asked(page, "/api/password-resets", plain);
    expect(await control.mailsTo(email)).toEqual([]);

    await fill(page, { メールアドレス: email });
    await page.getByRole("checkbox").check();
    // What it says of the terms is gone: the same word is about the start now.
    await page.getByRole("status").evaluate((status) => status.replaceChildren());
    await page.getByRole("button", { name: "登録する" }).click();
    await page.getByText("unreachable").waitFor();
    expect(await control.mailsTo(email)).toEqual([]);

    const own = await open(cloud.origin);
    expect(await asked(own, "/api/me")).toEqual({ status: 200, type: "basic" });
    await Promise.all([page.close(), own.close()]);
  });
});
