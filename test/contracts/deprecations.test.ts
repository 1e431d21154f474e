import { describe, expect, it } from "@jest/globals";
import { type Deprecations, deprecations } from "../../contracts/deprecations.ts";
import { endpoints } from "../../contracts/endpoints.ts";

const calls = new Set(endpoints.map(({ method, path }) => `${method} ${path}`));

/** What breaks the promise of docs/front-ends.md. */
function faultsOf(table: Deprecations): string[] {
  return Object.entries(table).flatMap(([call, { since, until, instead }]) => {
    const earliest = new Date(since);
    earliest.setUTCMonth(earliest.getUTCMonth() + 6);
    return [
      ...(calls.has(call) ? [] : [`${call}: there is no such call`]),
      ...(calls.has(instead) && !Object.hasOwn(table, instead)
        ? []
        : [`${call}: ${instead} replaces nothing`]),
      ...(new Date(until) >= earliest ? [] : [`${call}: less than six months`]),
    ];
  });
}

describe("a call that will go away", () => {
  it("has another one in its place, and is answered for six months at least", () => {
    expect(faultsOf(deprecations)).toEqual([]);
  });

  it.each<[string, Deprecations]>([
    [
      "there is no such call",
      { "GET /api/none": { since: "2027-01-01", until: "2027-07-01", instead: "GET /api/me" } },
    ],
    [
      "replaces nothing",
      { "GET /api/me": { since: "2027-01-01", until: "2027-07-01", instead: "GET /api/none" } },
    ],
    [
      "replaces nothing",
      { "GET /api/me": { since: "2027-01-01", until: "2027-07-01", instead: "GET /api/me" } },
    ],
    [
      "less than six months",
      { "GET /api/me": { since: "2027-01-01", until: "2027-06-30", instead: "GET /api/terms" } },
    ],
    [
      "less than six months",
      { "GET /api/me": { since: "2027-01-01", until: "soon", instead: "GET /api/terms" } },
    ],
  ])("would be found where %s", (fault, table) => {
    expect(faultsOf(table)).toEqual([expect.stringContaining(fault)]);
  });
});
