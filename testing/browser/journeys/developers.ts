import { describe, expect, it, jest } from "@jest/globals";
import { endpoints } from "../../../contracts/endpoints.ts";
import { edition } from "../../edition.ts";
import { expectAccessible } from "../audit.ts";
import type { Size, Stage } from "../stage.ts";

jest.setTimeout(120_000);

/** The pages for who writes another front end. */
export function forDevelopers(stage: () => Stage): void {
  describe("the pages for developers", () => {
    it.each(edition<Size>(["phone", "desktop"], 0))("show every call of the API, on a %s", async (size) => {
      const { page, seen, close } = await stage().visitor({ size });
      await page.goto(`${stage().origin}/developers`);
      await page
        .locator(".opblock")
        .nth(endpoints.length - 1)
        .waitFor();
      const calls = await page.locator(".opblock").evaluateAll((blocks) =>
        blocks.map((block) => {
          const part = (name: string) => block.querySelector(`.opblock-summary-${name}`)?.textContent ?? "";
          return `${part("method")} ${part("path").replaceAll("\u200b", "")}`;
        }),
      );
      expect(calls.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort());

      await page
        .getByRole("button", { name: /post.*\/api\/registrations$/i })
        .first()
        .click();
      await page.getByText("Sends a mail with a verification code").waitFor();
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
      expect(seen).toEqual({ foreign: [], errors: [] });
      await close();
    });

    it("explain each kind of problem in both languages, where its `type` leads", async () => {
      const { page, seen, close } = await stage().visitor();
      const type = await page.evaluate(async () => {
        const problem: unknown = await (await fetch("/api/nothing")).json();
        return typeof problem === "object" && problem !== null ? String(Reflect.get(problem, "type")) : "";
      });
      await page.goto(new URL(type, stage().origin).href);
      await page.getByRole("heading", { level: 1, name: "route-not-found" }).waitFor();
      await page.getByRole("heading", { name: "見つかりません" }).waitFor();
      await page.getByRole("heading", { name: "Not found" }).waitFor();
      await expectAccessible(page);

      await page.getByRole("link", { name: /エラーの種類/ }).click();
      await page.getByRole("link", { name: "code-wrong" }).click();
      await page.getByRole("heading", { level: 1, name: "code-wrong" }).waitFor();
      expect(seen).toEqual({ foreign: [], errors: [] });
      await close();
    });
  });
}
