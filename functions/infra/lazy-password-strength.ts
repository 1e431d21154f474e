import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rankedWords } from "../domain/ranked-words.ts";
import type { PasswordStrength } from "../use-cases/ports.ts";
import { atInit } from "./at-init.ts";

/**
 * The judge of functions/lazy/password-strength.ts with the words that the deployment puts beside the function's code.
 * It is made ready while the function is being loaded, and judges one password then: the first real one would wait three
 * times as long for what Node has to compile.
 */
export function lazyPasswordStrength(folder = process.env["LAMBDA_TASK_ROOT"] ?? "."): PasswordStrength {
  const load = async () => {
    const { passwordJudge } = await import("../lazy/password-strength.ts");
    return passwordJudge(rankedWords(readFileSync(join(folder, "password-words.bin"))));
  };
  let loaded: ReturnType<typeof load> | undefined;
  const judge: PasswordStrength = async (password, context) => {
    loaded ??= load();
    try {
      return (await loaded)(password, context);
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  };
  atInit(() => judge("P4ssw0rd-2026", ["password"]));
  return judge;
}
