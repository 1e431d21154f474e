import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { catalogueFile, withCatalogue } from "../../commands/openapi/catalogue.ts";
import { problemStatuses } from "../../contracts/problem-codes.ts";

const page = readFileSync(catalogueFile, "utf8");

describe("the error catalogue of docs/front-ends.md", () => {
  it("is that of the API; `npm run openapi -- --catalogue` writes it", () => {
    expect(withCatalogue(page)).toBe(page);
  });

  it("has every problem code once, with its status", () => {
    const rows = [...page.matchAll(/^\| (\d{3}) +\| `([a-z-]+)` +\| \S.* \| \S.* \|$/gm)];
    const found = rows.map(([, status, code]) => [code, Number(status)] as const);
    expect(found.length).toBe(Object.keys(problemStatuses).length);
    expect(Object.fromEntries(found)).toEqual(problemStatuses);
  });
});
