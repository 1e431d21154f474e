import { readdirSync } from "node:fs";
import { type MunicipalityConfig, municipalityConfig } from "./municipality.ts";
import { parseConfig } from "./parse-config.ts";

const folder = new URL("../../municipalities/", import.meta.url);

/**
 * Loads `municipalities/<id>/config.ts`, whose export `municipality` is the configuration.
 *
 * @throws Error that names the known municipalities, or every wrong field of the configuration
 */
export async function loadMunicipality(id: string): Promise<MunicipalityConfig> {
  const known = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  if (!known.includes(id))
    throw new Error(`municipality "${id}" has no folder in municipalities/; known: ${known.join(", ")}`);
  const source = `municipalities/${id}/config.ts`;
  const { municipality } = await import(new URL(`${id}/config.ts`, folder).href);
  const config = parseConfig(municipalityConfig, municipality, source);
  // A copied folder whose id was forgotten would update the other municipality's stack.
  if (config.id !== id) throw new Error(`${source} is not valid:\n  id: must be "${id}" as its folder`);
  return config;
}
