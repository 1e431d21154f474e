import { describe, expect, it } from "@jest/globals";
import { municipalityConfig } from "../../../lib/config/municipality.ts";
import { parseConfig } from "../../../lib/config/parse-config.ts";
import { areSameSite } from "../../../lib/config/same-site.ts";
import { configureStage } from "../../../lib/config/stages.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

const parse = (partnerOrigins: unknown, more: object = {}) =>
  parseConfig(municipalityConfig, { ...aMunicipality(), ...more, partnerOrigins }, "config.ts");
const deployment = { release: "1", webPort: 3000 };

/** Everything after the heading. */
function faultsOf(partnerOrigins: unknown, more: object = {}): readonly string[] {
  try {
    parse(partnerOrigins, more);
    return [];
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error).split("\n");
    return lines
      .map((line) => line.replace(/^.*?(?=partnerOrigins)/, ""))
      .filter((line) => /^partner/.test(line));
  }
}

describe("a municipality's partners", () => {
  it.each(["https://apply.midori.example", "https://midori.example", "https://a.b.midori.example:8443"])(
    "may be %s, on the site of registration.midori.example",
    (origin) => {
      expect(faultsOf({ prod: [origin] })).toEqual([]);
    },
  );

  it.each([
    ["https://apply.midori.example/", "must be an origin such as https://example.jp, without a path"],
    ["apply.midori.example", "must be an origin such as https://example.jp, without a path"],
    ["https://*.midori.example", "must be one origin, without *"],
    ["*.midori.example", "must be an origin such as https://example.jp, without a path"],
    ["null", "must be an origin such as https://example.jp, without a path"],
    ["http://apply.midori.example", "must begin with https://"],
    ["https://midori-apply.example", "must be on one site with registration.midori.example"],
    ["https://registration.midori.example.evil.example", "must be on one site with"],
    ["https://registration.midori.example", "is the service's own site; remove it"],
  ])("cannot be %s, in one sentence", (origin, sentence) => {
    const [fault, ...others] = faultsOf({ prod: [origin] });
    expect(fault).toMatch(/^partnerOrigins\.prod\.0: /);
    expect(fault).toContain(sentence);
    expect(others).toEqual([]);
  });

  it("stand once each, ten at most", () => {
    const one = "https://apply.midori.example";
    expect(faultsOf({ prod: [one, one] })).toEqual(["partnerOrigins.prod: must name each but once"]);
    const many = Array.from({ length: 11 }, (_, at) => `https://p${at}.midori.example`);
    expect(faultsOf({ prod: many })).toEqual([
      "partnerOrigins.prod: must be ten at most: each is in every function's environment",
    ]);
  });

  it("need a stage with a host of its own", () => {
    expect(faultsOf({ dev: ["https://apply.midori.example"] })).toEqual([
      expect.stringMatching(/^partnerOrigins\.dev: must be left out while certificates\.dev is: /),
    ]);
  });

  it.each([
    "https://localhost:5173",
    "http://127.0.0.1:5173",
    "http://apply.localhost:5173",
    "http://localhost",
  ])("on this machine cannot be %s", (origin) => {
    expect(faultsOf({ local: [origin] })).toEqual([
      "partnerOrigins.local.0: must be a port of this machine, such as http://localhost:5173",
    ]);
  });

  it("are those of the stage; on this machine Vite's development server, unless others are named", () => {
    const own = { local: ["http://localhost:8081"], prod: ["https://apply.midori.example"] };
    const of = (partnerOrigins: typeof own | undefined) =>
      (["local", "dev", "prod"] as const).map((stage) => {
        const { partnerOrigins: _, ...city } = aMunicipality();
        const configured = { ...city, ...(partnerOrigins && { partnerOrigins }) };
        return configureStage(stage, configured, deployment).partnerOrigins;
      });
    expect(of(undefined)).toEqual([["http://localhost:5173"], [], []]);
    expect(of(own)).toEqual([["http://localhost:8081"], [], ["https://apply.midori.example"]]);
  });
});

describe("two hosts", () => {
  it.each([
    ["e-kawasaki.dx.city.kawasaki.jp", "shisetsu.city.kawasaki.jp"],
    ["procedures.midori.lg.jp", "www.midori.lg.jp"],
    ["online.city.yokosuka.kanagawa.jp", "www.city.yokosuka.kanagawa.jp"],
    ["a.midori.example", "midori.example"],
  ])("%s and %s are one site", (one, other) => {
    expect([areSameSite(one, other), areSameSite(other, one)]).toEqual([true, true]);
  });

  it.each([
    ["procedures.midori.lg.jp", "www.mihon.lg.jp"],
    ["city.kawasaki.jp", "shop.kawasaki.jp"],
    ["a.shop.kawasaki.jp", "b.other.kawasaki.jp"],
    ["a.kanagawa.jp", "b.kanagawa.jp"],
    ["midori.example", "mihon.example"],
    ["midori.co.uk", "mihon.co.uk"],
    ["midori.jp", "midori.com"],
    ["xmidori.example", "midori.example"],
  ])("%s and %s are two sites", (one, other) => {
    expect([areSameSite(one, other), areSameSite(other, one)]).toEqual([false, false]);
  });
});
