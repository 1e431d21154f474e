import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { language } from "../../contracts/localized.ts";

const terms = z.object({
  version: z.string(),
  effectiveFrom: z.string(),
  sha256: z.string(),
  title: z.record(language, z.string()),
  body: z.record(language, z.string()),
});

/** The municipality's terms of use, which the deployment puts beside the function's code. */
export function readTerms(folder = process.env["LAMBDA_TASK_ROOT"] ?? "."): z.infer<typeof terms> {
  return terms.parse(JSON.parse(readFileSync(join(folder, "terms.json"), "utf8")));
}
