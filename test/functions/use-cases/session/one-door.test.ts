/** Every way to a session leads through `openSession`: what it demands of an account is demanded of everybody. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { projectRoot } from "../../../../testing/project-root.ts";

const sources = globSync("functions/**/*.ts", { cwd: projectRoot }).map((path) => ({
  path,
  text: readFileSync(join(projectRoot, path), "utf8"),
}));

/** The sources that a pattern is found in. */
const having = (pattern: RegExp) =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

const door = "functions/use-cases/session/open-session.ts";

describe("a session", () => {
  it("is created by openSession alone", () => {
    expect(having(/\bsessions\s*\.\s*create\b/)).toEqual([door]);
    // Nobody takes the method out of the store, to call it under another name.
    expect(having(/\{[^{}]*\bcreate\b[^{}]*\}\s*=\s*[\w.]*\bsessions\b/)).toEqual([]);
  });

  it("is named by a token that openSession alone draws", () => {
    expect(having(/\bsessionToken\(/)).toEqual([door]);
  });

  it("is written by its store alone, which creates one in one place", () => {
    expect(having(/\bsessionItemKey\(/)).toEqual(["functions/infra/dynamo-sessions.ts"]);
    expect(having(/SESSIONS#/)).toEqual(["functions/infra/ephemeral-items.ts"]);
    const store = sources.find(({ path }) => path === "functions/infra/dynamo-sessions.ts")?.text ?? "";
    expect(store.match(/new PutCommand\(/g)).toHaveLength(1);
    // An update without a condition would make the item that it does not find.
    expect(store.match(/new UpdateCommand\(/g)?.length).toBe(store.match(/\bConditionExpression:/g)?.length);
  });
});
