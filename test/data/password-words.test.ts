import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { generatePasswordWords } from "../../scripts/generate-password-words.ts";
import { projectRoot } from "../../testing/project-root.ts";

it("the committed words are what their generator writes", () => {
  const file = readFileSync(join(projectRoot, "data/password-words.bin"));
  expect(file.equals(generatePasswordWords())).toBe(true);
});
