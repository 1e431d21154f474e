import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ConfigurationError } from "./configuration-error.ts";
import { type MunicipalityConfig, municipalityConfig } from "./municipality.ts";
import { parseConfig } from "./parse-config.ts";

/** Tests have a folder of their own: what appears in the sources would begin the syntheses of others anew. */
const elsewhere = process.env["MUNICIPALITIES_DIR"];

/** Where the municipalities' folders are, as a URL that ends with a slash. */
export const municipalitiesFolder = elsewhere
  ? pathToFileURL(`${elsewhere}/`)
  : new URL("../../municipalities/", import.meta.url);

/** The municipalities that have a folder. */
export const municipalityIds = (): string[] =>
  readdirSync(municipalitiesFolder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

/** There is no folder of that name. */
export class NoSuchMunicipality extends ConfigurationError {
  constructor(id: string) {
    super("municipalities/", []);
    this.name = "NoSuchMunicipality";
    this.message = `municipality "${id}" has no folder in municipalities/; known: ${municipalityIds().join(", ")}`;
  }
}

/**
 * Loads `municipalities/<id>/config.ts`, whose export `municipality` is the configuration.
 *
 * @throws ConfigurationError that names the known municipalities, or every wrong field of the configuration
 */
export async function loadMunicipality(id: string): Promise<MunicipalityConfig> {
  if (!municipalityIds().includes(id)) throw new NoSuchMunicipality(id);
  const source = `municipalities/${id}/config.ts`;
  const config = parsed(await written(id, source), id, source);
  // A copied folder whose id was forgotten would update the other municipality's stack.
  if (config.id !== id) throw new ConfigurationError(source, [`id: must be "${id}" as its folder`]);
  return config;
}

/** Whatever it is: what contains itself, or throws when it is looked at, is somebody's to mend as well. */
function parsed(written: unknown, id: string, source: string): MunicipalityConfig {
  try {
    return parseConfig(municipalityConfig, written, source);
  } catch (cause) {
    throw cause instanceof ConfigurationError
      ? cause
      : new ConfigurationError(source, [inOneSentence(cause, id)]);
  }
}

/** What stands in the folder, whatever it is. */
async function written(id: string, source: string): Promise<unknown> {
  const module: unknown = await import(new URL(`${id}/config.ts`, municipalitiesFolder).href).catch(
    (cause: unknown) => {
      throw new ConfigurationError(source, [inOneSentence(cause, id)]);
    },
  );
  if (typeof module === "object" && module !== null && "municipality" in module) return module.municipality;
  throw new ConfigurationError(source, ["municipality: is missing; export it from the file"]);
}

/** A file that is missing or cannot be read, or TypeScript that is none: what the system says, with our folder left out. */
function inOneSentence(cause: unknown, id: string): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  const [first = ""] = said.replaceAll(fileURLToPath(new URL("..", municipalitiesFolder)), "").split("\n");
  return `(file): cannot be read; mend what the system says of it${lineOf(cause, id)}: ${first.trim()}`;
}

/** Where in the municipality's folder it is; what is missing is named by what the system says. */
function lineOf(cause: unknown, id: string): string {
  if (!(cause instanceof Error)) return "";
  if ("code" in cause && cause.code !== "ERR_INVALID_TYPESCRIPT_SYNTAX") return "";
  const [, at] = new RegExp(`/${id}/([^/\\s]+\\.ts:\\d+)`).exec(cause.stack ?? "") ?? [];
  return at === undefined ? "" : ` in ${at}`;
}
