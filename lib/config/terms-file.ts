import { createHash } from "node:crypto";
import type { MunicipalityConfig } from "./municipality.ts";

/**
 * `terms.json`, the file beside the functions that show the terms or bind a registration to them: `{ version,
 * effectiveFrom, sha256, title: { ja, en }, body: { ja, en } }`, the hash being the lower-case hex SHA-256 of the
 * Japanese body, which is the text that binds.
 */
export function termsFile({ version, effectiveFrom, title, body }: MunicipalityConfig["terms"]) {
  const sha256 = createHash("sha256").update(body.ja, "utf8").digest("hex");
  return { "terms.json": JSON.stringify({ version, effectiveFrom, sha256, title, body }, null, 2) };
}
