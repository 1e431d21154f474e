/** The decisions are whole: numbered, dated, and each in the index. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";

const folder = join(import.meta.dirname, "../../docs/adr");
const files = readdirSync(folder)
  .filter((name) => name !== "README.md")
  .sort();
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const numberOf = (file: string) => file.slice(0, 4);

const decisions = files.map((file) => {
  const [title = "", , status = ""] = read(file).split("\n");
  return { file, title, status };
});

describe("docs/adr", () => {
  it("numbers the decisions from 0001 on, each once and none left out", () => {
    expect(files.length).toBeGreaterThan(15);
    expect(files.map(numberOf)).toEqual(files.map((_, at) => String(at + 1).padStart(4, "0")));
  });

  it.each(decisions)(
    "$file is named in kebab-case, has its number in the title, a date and a status",
    (each) => {
      expect(each.file).toMatch(/^\d{4}(-[a-z0-9]+)+\.md$/);
      expect(each.title).toMatch(new RegExp(`^# ${numberOf(each.file)}\\. \\S`));
      expect(each.status).toMatch(
        /^\d{4}-\d\d-\d\d · (accepted|superseded by \[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\))( · \d{4}-\d\d-\d\d: .+)*$/,
      );
    },
  );

  it.each(files)("%s begins with the context and ends with the consequences", (file) => {
    const headings = [...read(file).matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading);
    expect([headings.at(0), headings.at(-1)]).toEqual(["Context", "Consequences"]);
    expect(headings.length).toBeGreaterThan(2);
  });

  it("lists every decision in README.md, by its title", () => {
    const rows = [...read("README.md").matchAll(/^\| \[(\d{4})\]\((\S+)\) +\| (.+?) +\|$/gm)];
    expect(rows.map(([, number, file, title]) => ({ file, title: `# ${number}. ${title}` }))).toEqual(
      decisions.map(({ file, title }) => ({ file, title })),
    );
  });

  it.each(files)("%s refers to decisions that there are", (file) => {
    const linked = [...read(file).matchAll(/\]\((\d{4}-[^)#]+)/g)].map(([, link = ""]) => link);
    expect(linked.filter((link) => !files.includes(link))).toEqual([]);
  });
});
