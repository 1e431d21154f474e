import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { municipalityCommand } from "../../../testing/municipality-command.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const shipped = join(projectRoot, "municipalities");
const folder = mkdtempSync(join(tmpdir(), "municipalities-"));
cpSync(join(shipped, "midori"), join(folder, "midori"), { recursive: true });
let made = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of a shipped folder, changed by replacements in its config.ts. */
function aFolder(replacements: readonly (readonly [string | RegExp, string])[]): string {
  made += 1;
  const id = `trial-${made}`;
  cpSync(join(folder, "midori"), join(folder, id), { recursive: true });
  const file = join(folder, id, "config.ts");
  const own = readFileSync(file, "utf8")
    .replace('id: "midori"', `id: "${id}"`)
    .replaceAll("midori.example", `${id}.example`);
  writeFileSync(
    file,
    replacements.reduce((text, [from, to]) => text.replace(from, to), own),
  );
  return id;
}

const municipality = municipalityCommand(folder);

describe("npm run municipality -- check", () => {
  it.each(["kawasaki", "komatsudani", "midori"])("finds nothing in %s", (id) => {
    expect(municipalityCommand(shipped)(["check", id])).toEqual({
      status: 0,
      stdout: `municipalities/${id} is valid.\n`,
      stderr: "",
    });
  });

  it.each([
    [['department: "required"', "fax: 1"], "profileFields.business.fax: is no setting"],
    [
      ['accountTypes: ["business", "individual"]', 'accountTypes: ["individual"]'],
      'profileFields.business: is of no use while accountTypes lacks "business"; remove it',
    ],
    [[/codeMinutes: 30/, "codeMinutes: 0"], "codeMinutes: must be greater than zero"],
    [[/sender: ".*@/, 'sender: "no-reply@www.'], "mail.sender: must be an address in mail.domain"],
    [["#1b5e20", "#8bc34a"], "accent.onPrimary: must contrast with accent.primary by at least 4.5:1"],
    [[/siteDomain: ".*"/, 'siteDomain: "procedures"'], "siteDomain: must be a lower-case domain name"],
    [
      [/siteDomain: ".*"/, 'siteDomain: "procedures.midori.example"'],
      "siteDomain: is that of municipalities/midori",
    ],
    [['id: "mail"', 'id: "post"'], 'site.help: must have a section with the id "mail"'],
    [["terms-1.ja.md", "terms-9.ja.md"], "(file): cannot be read; mend what the system says of it: ENOENT"],
    [["siteDomain:", "siteDomain"], "(file): cannot be read; mend what the system says of it in config.ts:"],
    [
      ["export const municipality:", "nobody(); export const municipality:"],
      "(file): cannot be read; mend what the system says of it in config.ts:",
    ],
    [
      [/codeMinutes: 30/, "get codeMinutes(): number { throw new Error('no minutes'); }"],
      "(file): cannot be read; mend what the system says of it in config.ts:",
    ],
    [
      ["export const municipality:", "export const city:"],
      "municipality: is missing; export it from the file",
    ],
  ] as const)("says in one sentence what is wrong (%j)", (replacement, sentence) => {
    const id = aFolder([replacement]);
    const { status, stdout, stderr } = municipality(["check", id]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    const [heading, ...faults] = stderr.trimEnd().split("\n");
    expect(heading).toBe(`municipalities/${id}/config.ts is not valid:`);
    expect(faults).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([[["check", "nowhere"]], [["check"]], [["check", "a", "b"]], [["chek", "midori"]], [[]]])(
    "knows a wrong call: %j",
    (args) => {
      const { status, stdout, stderr } = municipality(args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );
});
