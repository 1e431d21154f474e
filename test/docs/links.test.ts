/** Every reference from one page to another, and from a comment to a page, leads somewhere. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { projectRoot } from "../../testing/project-root.ts";

const read = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const filesOf = (...patterns: string[]) =>
  globSync(patterns, { cwd: projectRoot, exclude: ["**/node_modules/**", "**/dist/**"] });

/** As GitHub makes them of headings; a heading that comes again gets a number. */
function anchorsOf(text: string): string[] {
  const withoutCode = text.replaceAll(/^```.*?^```/gms, "");
  const slugs = [...withoutCode.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );
  return slugs.map((slug, index) => {
    const earlier = slugs.slice(0, index).filter((each) => each === slug).length;
    return earlier === 0 ? slug : `${slug}-${earlier}`;
  });
}

/** @returns what is wrong with a reference to `path#anchor`, if anything is */
function problemOf(path: string, anchor: string | undefined): string | undefined {
  if (!existsSync(join(projectRoot, path))) return `${path} is not there`;
  if (anchor === undefined || !path.endsWith(".md")) return undefined;
  return anchorsOf(read(path)).includes(decodeURIComponent(anchor)) ? undefined : `${path} has no #${anchor}`;
}

const pages = filesOf("*.md", "docs/**/*.md", "bench/**/*.md", "packages/*/*.md", "test/**/*.md");
const sources = filesOf(
  "{bin,lib,functions,contracts,commands,testing,test,bench,scripts,municipalities}/**/*.{ts,mjs}",
  "packages/local-cloud/{src,test}/**/*.ts",
  "web/**/*.{ts,tsx,css}",
);

describe("a reference", () => {
  it.each(pages)("of %s to another page or heading leads there", (page) => {
    const text = read(page).replaceAll(/^```.*?^```/gms, "");
    const links = [...text.matchAll(/\]\(<?(?!\w+:)([^)\s#>]*)(?:#([^)\s>]+))?>?\)/g)];
    const problems = links.map(([, file = "", anchor]) =>
      problemOf(file === "" ? page : join(dirname(page), file), anchor),
    );
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });

  it("of the sources to a page leads there, be it a number of a decision", () => {
    const references = sources.flatMap((source) =>
      [...read(source).matchAll(/\bdocs\/((?:adr\/)?[\w-]+)(\.md|\.svg)?(?:#([\w-]+))?(?![\w/{$*])/g)].map(
        ([whole, name = "", extension, anchor]) => ({ source, whole, name, extension, anchor }),
      ),
    );
    expect(references.length).toBeGreaterThan(50);
    const problems = references.flatMap(({ source, whole, name, extension, anchor }) => {
      const [numbered] = /^adr\/\d{4}$/.test(name) ? filesOf(`docs/${name}-*.md`) : [];
      const path = numbered ?? `docs/${name}${extension ?? ""}`;
      const problem = problemOf(path, anchor);
      return problem === undefined ? [] : [`${source}: ${whole}: ${problem}`];
    });
    expect(problems).toEqual([]);
  });
});
