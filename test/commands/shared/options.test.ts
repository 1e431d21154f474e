import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { readOptions, wholeNumber } from "../../../commands/shared/options.ts";

const options = {
  only: { type: "string" },
  rotating: { type: "boolean", default: false },
} as const;
const read = (...args: string[]) => readOptions(args, options, "usage: …");

describe("the options of a command", () => {
  it("are read", () => {
    expect({ ...read("--only", "sign in", "--rotating") }).toEqual({ only: "sign in", rotating: true });
  });

  it.each([
    ["that there is not", ["--onyl", "x"], "Unknown option '--onyl'"],
    ["that lacks its value", ["--only"], "'--only <value>' argument missing"],
    ["that is given twice", ["--only", "a", "--only=b"], "--only is given more than once."],
    [
      "that is a switch and is given twice",
      ["--rotating", "--rotating"],
      "--rotating is given more than once.",
    ],
    ["that is none", ["sign-in"], "Unexpected argument 'sign-in'"],
  ])("of which one %s end in a sentence and the usage", (_, args, sentence) => {
    expect(() => read(...args)).toThrow(sentence);
    expect(() => read(...args)).toThrow("usage: …");
  });

  it.each(["", "x", "-1", "1.5", "0x10", "1e3", "0"])("are no number of things with %j", (value) => {
    expect(() => wholeNumber("clients", value, 1)).toThrow("--clients");
  });

  it("are a number of things with 16", () => expect(wholeNumber("clients", "16", 1)).toBe(16));
});

const main = (command: string) => join(import.meta.dirname, `../../../commands/${command}/main.ts`);
const run = (command: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [main(command), ...args]).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

it.each(["fault-matrix", "soak", "screenshots", "postal-codes", "mutation"])(
  "%s ends with a sentence for an option that there is not, and begins nothing",
  async (command) => {
    const ended = await run(command, "--nothing-of-the-kind");
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("--nothing-of-the-kind") });
    expect(ended.stderr).toContain(`npm run ${command}`);
    expect(ended.stderr).not.toMatch(/^ {4}at /m);
  },
);
