/** Nothing but its own folder knows a municipality: what is deployed for another one has not a word of it. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { projectRoot } from "../testing/project-root.ts";

/** Names, hosts, numbers and addresses of the shipped city. */
const kawasaki = /kawasaki|川崎|かわさき|カワサキ|044-?200|\b21[0-6]-?\d{4}\b/i;

/** What must stay, with its reason. */
const kept: Readonly<Record<string, { readonly line: RegExp; readonly why: string }>> = {
  "lib/config/context.ts": {
    line: /default\("kawasaki"\)/,
    why: "what is synthesized when nothing is named",
  },
  "commands/start/settings.ts": {
    line: /MUNICIPALITY \(kawasaki\)/,
    why: "the help text names that default",
  },
  "lib/config/same-site.ts": {
    line: /^const designated = /,
    why: "the list of public suffixes has rules of their own for seven cities",
  },
  "scripts/check-templates.ts": { line: /MUNICIPALITY = "kawasaki"/, why: "the same default" },
  "commands/demo/tour.ts": {
    line: /postalCode=2100007/,
    why: "the tour registers testing's company, whose postal code it looks up",
  },
};

const rooms =
  "{lib,functions,contracts,web,packages,commands,bin,scripts}/**/*.{ts,tsx,mjs,cjs,js,css,html,md,json}";
const exclude = ["web/dist/**", "packages/*/test/**", "**/node_modules/**", "packages/*/node_modules/**"];
/** Tables of all of Japan, or of its characters, made by generators. */
const tables = /^contracts\/japanese\/(?:jis|kanji|rare|phone-ranges|permitted|refused)|real-mail-domains/;
const files = globSync(rooms, { cwd: projectRoot, exclude }).filter((file) => !tables.test(file));

const linesOf = (file: string) => readFileSync(`${projectRoot}/${file}`, "utf8").split("\n");

describe("the shipped city's name, number and address", () => {
  it.each([
    ["オンライン手続きかわさき"],
    ["e-KAWASAKI"],
    ["tel:0442003939"],
    ["〒210-8577"],
    ["神奈川県川崎市"],
  ])("are recognised: %s", (text) => expect(text).toMatch(kawasaki));

  it("are looked for in every source", () => expect(files.length).toBeGreaterThan(700));

  it("stand in no source but where they must", () => {
    const found = files.flatMap((file) =>
      linesOf(file).flatMap((line, at) =>
        kawasaki.test(line) && !kept[file]?.line.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [],
      ),
    );
    expect(found).toEqual([]);
  });

  it.each(Object.entries(kept))("still have their place in %s", (file, { line }) => {
    expect(linesOf(file).some((each) => line.test(each) && kawasaki.test(each))).toBe(true);
  });
});
