import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { folderOf } from "../../../commands/municipality/folder.ts";
import { municipalityCommand } from "../../../testing/municipality-command.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const folder = mkdtempSync(join(tmpdir(), "municipalities-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const municipality = municipalityCommand(folder);
const textsOf = (id: string) =>
  readdirSync(join(folder, id))
    .map((file) => readFileSync(join(folder, id, file), "utf8"))
    .join("\n");

describe("npm run municipality -- new", () => {
  it("takes a default for everything with --yes, and is valid", () => {
    expect(municipality(["new", "mihon", "--yes"])).toMatchObject({ status: 0, stderr: "" });
    expect(municipality(["check", "mihon"])).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(folder, "mihon")).sort()).toEqual([
      "config.ts",
      "site.ts",
      "terms.en.md",
      "terms.ja.md",
    ]);
  });

  it.each([
    [
      "mura",
      ["--name", "小谷村", "--name-en", "Kotani Village", "--languages", "ja", "--types", "individual"],
    ],
    [
      "shi",
      ["--name", "小谷市", "--name-en", "City of Kotani", "--languages", "ja,en", "--types", "business"],
    ],
  ])("takes what is given: %s", (id, options) => {
    const given = ["--domain", `www.${id}.example`, "--phone", "000-111-2222"];
    expect(municipality(["new", id, "--yes", ...options, ...given])).toMatchObject({ status: 0, stderr: "" });
    const texts = textsOf(id);
    expect(texts).toContain(options[1]);
    expect(texts).toContain("000-111-2222");
    expect(texts).toContain(`no-reply@mail.www.${id}.example`);
    expect(texts).not.toMatch(/みほん|川崎|kawasaki|\{\{|undefined|事業者または個人/i);
    expect(existsSync(join(folder, id, "terms.en.md"))).toBe(options[5] === "ja,en");
  });

  it("writes every text in やさしい日本語, too, where that is offered", () => {
    const given = ["--domain", "www.yasashii.example", "--languages", "ja,en,ja-easy", "--name", "小谷村"];
    expect(municipality(["new", "yasashii", "--yes", ...given])).toMatchObject({ status: 0, stderr: "" });
    const written = readFileSync(join(folder, "yasashii", "site.ts"), "utf8");
    const texts = (member: string) => written.split(member).length - 1;
    expect(texts('"ja-easy": ')).toBe(texts(" ja: "));
    expect(texts(" ja: ")).toBeGreaterThan(30);
    const summary = readFileSync(join(folder, "yasashii", "terms.ja-easy.md"), "utf8");
    expect(summary).toContain("小谷村オンライン手続きを 使う ときの きまり");
    expect(summary).toContain("村に 聞いて ください");
  });

  it("asks for what is not given, again after an answer that cannot be meant", () => {
    const input = "小谷町\nlocalhost\nwww.machi.example\nno number\n000-222-3333\nindividual\nja\n";
    const { status, stdout } = municipality(["new", "machi", "--name-en", "Kotani Town"], input);
    expect(status).toBe(0);
    expect(stdout).toContain("Name in Japanese, e.g. みほん市 [みほん市]: ");
    expect(stdout).not.toContain("Latin letters");
    expect(stdout).toContain("That must be a lower-case host");
    expect(stdout).toContain("That must be digits and hyphens");
    expect(textsOf("machi")).toContain("小谷町役場 電話 000-222-3333");
  });

  it.each([
    [["new"], /an id of lower-case letters/],
    [["new", "../x", "--yes"], /an id of lower-case letters/],
    [["new", "mihon", "--yes"], /is there already/],
    [["new", "other", "--yes", "--types", "robots"], /--types must be of business, individual/],
    [["new", "other", "--yes", "--languages", "en"], /--languages must begin with ja/],
    [["new", "other", "--yes", "--domain", "localhost"], /--domain must be a lower-case host/],
    [["new", "other", "--yes", "--mayor", "x"], /--mayor/],
    [["new", "other"], /No more answers/],
  ])("writes nothing when it was called wrongly: %j", (args, sentence) => {
    const { status, stderr } = municipality(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(folder, "other"))).toBe(false);
  });
});

it("the shipped small town is what the command writes, but for its remark and its capacity", () => {
  const answers = {
    name: "小松谷町",
    "name-en": "Komatsudani Town",
    domain: "tetsuzuki.komatsudani.example",
    phone: "000-000-0000",
    types: "individual",
    languages: "ja",
  };
  const shipped = (file: string) =>
    readFileSync(join(projectRoot, "municipalities/komatsudani", file), "utf8");
  const written = folderOf("komatsudani", answers, new Date("2026-11-29T00:00:00Z"));
  const { "terms.ja.md": terms, ...code } = written;
  expect(terms).toBe(shipped("terms.ja.md"));
  expect(Object.keys(code).sort()).toEqual(["config.ts", "site.ts"]);
  const sentences = (text: string) => [...text.matchAll(/"[^"]*"/g)].map(([each]) => each);
  expect(sentences(shipped("site.ts"))).toEqual(sentences(written["site.ts"] ?? ""));
  expect(sentences(shipped("config.ts"))).toEqual(
    expect.arrayContaining(sentences(written["config.ts"] ?? "")),
  );
});
