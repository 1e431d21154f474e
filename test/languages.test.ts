import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { languages } from "../contracts/language.ts";
import { projectRoot } from "../testing/project-root.ts";

const tag = `["'\`](?:${languages.join("|")})["'\`]`;

/** Code that asks which language it has would pass over a further one in silence, where a record fails to compile. */
const asksForALanguage = new RegExp(
  [
    `[=!]==?\\s*${tag}`,
    `${tag}\\s*[=!]==?`,
    `\\bcase\\s+${tag}`,
    `\\.(?:includes|indexOf|startsWith|endsWith)\\(\\s*${tag}`,
    // A list of them stands once, in contracts/language.ts.
    `\\[\\s*${tag}\\s*,\\s*${tag}`,
  ].join("|"),
);

describe("a further language is a list of compile errors:", () => {
  it.each([
    'language === "ja" ? a : b',
    '"en" !== lang',
    "if (lang == 'en') return",
    'case "ja":',
    'given.includes("en")',
    'z.enum(["ja", "en"])',
  ])("%s is found", (code) => {
    expect(code).toMatch(asksForALanguage);
  });

  const rooms = "{bin,commands,contracts,functions,lib,municipalities,web}/**/*.{ts,tsx}";
  const exclude = ["web/dist/**", "contracts/language.ts"];

  it.each(globSync(rooms, { cwd: projectRoot, exclude }))("%s looks texts up by language", (file) => {
    // What a municipality offers is its own list.
    const code = readFileSync(`${projectRoot}/${file}`, "utf8").replace(/^ {2}languages: \[.*\],$/m, "");
    expect(code.match(asksForALanguage)?.[0]).toBeUndefined();
  });
});
