import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { localized } from "../../contracts/localized.ts";

const inEveryLanguage = localized(z.string());

const terms = z.object({
  version: z.string(),
  effectiveFrom: z.string(),
  noticeFrom: z.optional(z.string()),
  requiresAcceptance: z.boolean(),
  sha256: z.string(),
  title: inEveryLanguage,
  body: inEveryLanguage,
  changes: z.optional(inEveryLanguage),
});

const file = z.object({ terms, earlierTerms: z.array(terms) });

/** All versions of the municipality's terms of use, which the deployment puts beside the function's code. */
export function readTerms(folder = process.env["LAMBDA_TASK_ROOT"] ?? "."): z.infer<typeof file> {
  return file.parse(JSON.parse(readFileSync(join(folder, "terms.json"), "utf8")));
}
