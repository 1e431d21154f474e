import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { lazyPasswordStrength } from "../../../functions/infra/lazy-password-strength.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const data = join(projectRoot, "data");

it.each([
  ["password1", "password-common"],
  ["Kawasaki-2026", "password-context"],
  ["correct-horse-9-battery", undefined],
])("judges %s by the words beside the code: %s", async (password, verdict) => {
  expect(await lazyPasswordStrength(data)(password, ["kawasaki"])).toBe(verdict);
});

it("asks for the words again where they could not be read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "password-words-"));
  const judge = lazyPasswordStrength(folder);
  await expect(judge("password1", [])).rejects.toThrow("password-words.bin");
  copyFileSync(join(data, "password-words.bin"), join(folder, "password-words.bin"));
  expect(await judge("password1", [])).toBe("password-common");
});
