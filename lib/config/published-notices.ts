/** What a municipality publishes without a deployment: `municipalities/<id>/notices.json`. */
import { existsSync, readFileSync } from "node:fs";
import { noticesFile, type PublishedNotices, publishedNotices } from "../../contracts/published-notices.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { municipalitiesFolder } from "./load-municipality.ts";
import type { MunicipalityConfig } from "./municipality.ts";
import { inEveryLanguage } from "./offered-languages.ts";
import { parseConfig } from "./parse-config.ts";

const fileOf = (id: string) => new URL(`${id}/${noticesFile}`, municipalitiesFolder);

export const hasNotices = (id: string) => existsSync(fileOf(id));

/**
 * The file with its texts in every language; in those that are not offered, in the default one.
 *
 * @throws ConfigurationError that names every wrong field
 */
export function readNotices({
  id,
  languages,
}: Pick<MunicipalityConfig, "id" | "languages">): PublishedNotices {
  const source = `municipalities/${id}/${noticesFile}`;
  return parseConfig(publishedNotices, inEveryLanguage(written(id, source), languages), source);
}

function written(id: string, source: string): unknown {
  if (!hasNotices(id)) throw new ConfigurationError(source, ["(file): is missing; write it, if only {}"]);
  try {
    return JSON.parse(readFileSync(fileOf(id), "utf8"));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(source, [`(file): is no JSON; mend what is said of it: ${said}`]);
  }
}
