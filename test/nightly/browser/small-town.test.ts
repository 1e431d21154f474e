/** A small town's site in a real browser: individuals alone, Japanese alone, configured by its folder and nothing else. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { expectAccessible } from "../../../testing/browser/audit.ts";
import { registrantOf } from "../../../testing/browser/registrant.ts";
import { openStage, type Stage } from "../../../testing/browser/stage.ts";
import type { TestCloud } from "../../../testing/cloud/cloud-process.ts";
import { startLocalCloud } from "../../../testing/cloud/local-cloud.ts";
import { synthesizedTemplate } from "../../../testing/cloud/synthesized-template.ts";

jest.setTimeout(240_000);

let cloud: TestCloud;
let stage: Stage;
beforeAll(async () => {
  const cdkOut = await synthesizedTemplate({ municipality: "komatsudani" });
  cloud = await startLocalCloud({ cdkOut });
  stage = await openStage(cloud);
});
afterAll(() => stage?.close());

const anotherCity = /川崎|kawasaki|044-200/i;

describe("a small town", () => {
  it("registers an individual in Japanese, and offers nothing else", async () => {
    const visitor = await stage.visitor({ size: "desktop" });
    const { page, say, email, seen } = visitor;
    const onScreen = async () => {
      await expectAccessible(page);
      expect(await page.getByRole("button", { name: say.switchFrom }).count()).toBe(0);
      expect(await page.getByRole("link", { name: /事業者/ }).count()).toBe(0);
    };
    const registrant = registrantOf(visitor, stage.control, { accountType: "individual", onScreen });
    expect(await page.locator("header").textContent()).toContain("小松谷町");
    await onScreen();
    await registrant.register();
    const mail = await stage.control.mailNumber(1, email);
    expect(mail.subject).toContain("小松谷町オンライン手続き");
    expect(JSON.stringify(mail)).not.toMatch(anotherCity);
    expect(seen).toEqual({ foreign: [], errors: [] });
    await visitor.close();
  });

  it("has no English address, and no page for businesses", async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto(`${stage.origin}/en/help`);
    await page.getByRole("heading", { level: 1, name: "ヘルプ" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/help");
    expect(await page.locator("html").getAttribute("lang")).toBe("ja");
    expect(await page.locator('link[hreflang="en"]').count()).toBe(0);
    await page.goto(`${stage.origin}/procedures/business`);
    await page.getByRole("heading", { level: 1, name: /ページが見つかりません/ }).waitFor();
    await visitor.close();
  });

  it("refuses a business, and English, with 422", async () => {
    const { version } = await (await fetch(`${cloud.url}/api/terms`)).json();
    const sent = { email: "a@example.jp", emailConfirmation: "a@example.jp", termsVersion: version };
    const response = await fetch(`${cloud.url}/api/registrations`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: cloud.origin, "accept-language": "en" },
      body: JSON.stringify({ ...sent, termsAccepted: true, accountType: "business", language: "en" }),
    });
    expect(response.status).toBe(422);
    expect(response.headers.get("content-language")).toBe("ja");
    expect((await response.json()).errors).toMatchObject([
      { pointer: "/accountType", code: "invalid" },
      { pointer: "/language", code: "invalid" },
    ]);
  });
});
