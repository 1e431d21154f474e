/** What CONTRIBUTING.md and README.md say of folders, directions and commands is so. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, matchesGlob } from "node:path";
import { describe, expect, it } from "@jest/globals";
import * as z from "zod";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const contributing = read("CONTRIBUTING.md");
const readme = read("README.md");

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path.includes("/") && existsSync(join(root, path)));

/** Cells of the rows of the table whose first column has that head. */
const rowsOf = (document: string, head: string): readonly (readonly string[])[] => {
  const [, table = ""] =
    new RegExp(`^\\| ${head} +\\|.*\\n\\|[ -|]+\\n((?:\\|.*\\n)+)`, "m").exec(document) ?? [];
  return table
    .trimEnd()
    .split("\n")
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

const inBackticks = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, quoted = ""]) => quoted);

const isIn = (path: string, place: string): boolean =>
  place === "*" || (place.endsWith("/") ? path.startsWith(place) : matchesGlob(path, place));

/** Whether a cell like "`functions/` except `functions/handlers/`, `contracts/`" has the path. */
const cellHas = (cell: string, path: string): boolean =>
  [...cell.matchAll(/`([^`]+)`(?: except `([^`]+)`)?/g)].some(
    ([, place = "", except]) => isIn(path, place) && !(except !== undefined && isIn(path, except)),
  );

const rooms = rowsOf(contributing, "room").map(([name = "", , mayImport = ""]) => ({
  room: inBackticks(name)[0] ?? "",
  mayImport,
}));

const ruleShape = z.object({
  name: z.string(),
  from: z.object({ path: z.string().optional() }),
  to: z.object({ pathNot: z.union([z.string(), z.array(z.string())]).optional() }),
});
const configuration: unknown = createRequire(import.meta.url)(join(root, ".dependency-cruiser.cjs"));

/** The directions that are enforced: files from which, and patterns of what they may import. */
const directions = z
  .object({ forbidden: z.array(ruleShape) })
  .parse(configuration)
  .forbidden.filter(({ name }) => name.startsWith("from-"))
  .map(({ from, to }) => ({
    from: new RegExp(from.path ?? "$^"),
    mayImport: [to.pathNot ?? []].flat().map((pattern) => new RegExp(pattern)),
  }));

describe("CONTRIBUTING.md's rooms", () => {
  it("have exactly one row for every file in git", () => {
    expect(tracked.length).toBeGreaterThan(500);
    const rowsByFile = tracked.map((path) => [path, rooms.filter(({ room }) => isIn(path, room)).length]);
    expect(rowsByFile.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it.each(rooms)("have something in $room", ({ room }) => {
    expect(tracked.some((path) => isIn(path, room))).toBe(true);
  });

  it.each(rooms)("may import from $room what .dependency-cruiser.cjs lets them", ({ room, mayImport }) => {
    const inside = tracked.filter((path) => isIn(path, room));
    const enforced = directions.filter(({ from }) => inside.some((path) => from.test(path)));
    const elsewhere = tracked.filter(
      (path) => !isIn(path, room) && directions.some(({ from }) => from.test(path)),
    );
    const allowed = elsewhere.filter((path) =>
      enforced.some((rule) => rule.mayImport.some((re) => re.test(path))),
    );
    expect(elsewhere.filter((path) => cellHas(mayImport, path))).toEqual(allowed);
  });

  it("are all enforced where there is code", () => {
    const free = rooms.filter(
      ({ room }) =>
        !directions.some(({ from }) => tracked.some((path) => isIn(path, room) && from.test(path))),
    );
    expect(free.map(({ room }) => room)).toEqual([".ci/", ".github/", "data/", "docs/"]);
  });
});

describe("the commands", () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read("package.json")));
  const documents = {
    "CONTRIBUTING.md": contributing,
    "README.md": readme,
    "SECURITY.md": read("SECURITY.md"),
  };

  it.each(Object.entries(documents))("that %s names are there", (_, document) => {
    const named = [...document.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = ""]) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  const partsOfCheck = [...(scripts["check"] ?? "").matchAll(/npm run (check:[\w-]+)/g)].map(
    ([, part = ""]) => part,
  );

  it("have their row in CONTRIBUTING.md, but for the parts of `npm run check`", () => {
    const rows = rowsOf(contributing, "command").flatMap(([command = ""]) => inBackticks(command));
    const named = rows.flatMap((command) => /^npm (?:run )?([\w:-]+)/.exec(command)?.[1] ?? []);
    const own = Object.keys(scripts).filter(
      (script) => !partsOfCheck.includes(script) && script !== "postinstall",
    );
    expect(named.sort()).toEqual(own.sort());
  });

  it("of which `npm run check` is made are all of its parts", () => {
    // cfn-lint is a Python program, which `npm ci` cannot bring: it runs nightly.
    const all = Object.keys(scripts).filter((name) => name.startsWith("check:") && name !== "check:cfn");
    expect(partsOfCheck.toSorted()).toEqual(all.sort());
  });
});

describe("README.md's folders", () => {
  it("are those in git", () => {
    const reported = rowsOf(readme, "folder").flatMap(([name = ""]) => inBackticks(name));
    const folders = new Set(
      tracked.map((path) => `${path.split("/")[0]}/`).filter((name) => !name.startsWith(".")),
    );
    expect([...reported].sort()).toEqual([...folders].sort());
  });
});

describe("paths", () => {
  /** Written when a command runs, or made up to explain something. */
  const notInGit = /^(cdk\.out|node_modules|reports|web\/dist|\.local)\b|[<*…]/;
  const files = tracked.filter((path) => /^docs\/.*\.md$/.test(path));

  it.each(["README.md", "CONTRIBUTING.md", "SECURITY.md", ...files])("in %s lead somewhere", (file) => {
    const text = read(file);
    const folder = join(file, "..");
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link = ""]) =>
      join(folder, link),
    );
    const topLevel = new Set(tracked.map((path) => path.split("/")[0]));
    const quoted = inBackticks(text)
      .filter((path) => /^[\w.-]+(\/[\w.<>*-]+)+\/?$/.test(path) && topLevel.has(path.split("/")[0]))
      .filter((path) => !notInGit.test(path));
    expect([...links, ...quoted].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
