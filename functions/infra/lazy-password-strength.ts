import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import type { PasswordWeakness } from "../domain/password-weakness.ts";
import type { PasswordStrength } from "../use-cases/ports.ts";

type Judge = (password: string, context: readonly string[]) => PasswordWeakness | undefined;

const module = z.object({ passwordWeakness: z.custom<Judge>((value) => typeof value === "function") });

/**
 * The judge of functions/lazy/password-strength.ts, which the deployment puts beside the function's bundle. The import
 * has a computed path so that the bundler leaves it alone.
 */
export const lazyPasswordStrength =
  (folder = process.env["LAMBDA_TASK_ROOT"] ?? "."): PasswordStrength =>
  async (password, context) => {
    const loaded: unknown = await import(pathToFileURL(join(folder, "password-strength.js")).href);
    return module.parse(loaded).passwordWeakness(password, context);
  };
