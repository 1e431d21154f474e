import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
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

it("finds the words where Lambda has the function's code, or from where it is started", async () => {
  const before = process.cwd();
  try {
    process.env["LAMBDA_TASK_ROOT"] = data;
    const onLambda = lazyPasswordStrength();
    delete process.env["LAMBDA_TASK_ROOT"];
    expect(await onLambda("password1", [])).toBe("password-common");
    process.chdir(data);
    expect(await lazyPasswordStrength()("password1", [])).toBe("password-common");
  } finally {
    delete process.env["LAMBDA_TASK_ROOT"];
    process.chdir(before);
  }
});

it("reads the words of a bundle while the function is being loaded", async () => {
  const folder = mkdtempSync(join(tmpdir(), "password-words-"));
  copyFileSync(join(data, "password-words.bin"), join(folder, "password-words.bin"));
  process.env["BUNDLED"] = "yes";
  const judge = lazyPasswordStrength(folder);
  delete process.env["BUNDLED"];
  // What begins after it has read its words, too.
  await lazyPasswordStrength(data)("password1", []);
  rmSync(join(folder, "password-words.bin"));
  expect(await judge("password1", [])).toBe("password-common");
});
