import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject, own } from "./json.ts";
import { TemplateError } from "./template.ts";

/** One stack as the cloud assembly's manifest lists it; files are relative to the assembly. */
export interface AssemblyStack {
  readonly stackName: string;
  readonly region: string | undefined;
  readonly templateFile: string;
  /** Asset manifest that the stack depends on; undefined for a stack without assets. */
  readonly assetsFile: string | undefined;
}

/** The stack of that name, or else the one stack for that region (or for no particular one). */
export function chooseStack(
  cdkOut: string,
  wanted: { readonly region: string; readonly stackName: string | undefined },
): AssemblyStack {
  const stacks = readStacks(cdkOut);
  const inRegion = stacks.filter(({ region }) => region === wanted.region);
  const candidates =
    wanted.stackName === undefined
      ? firstFilled(
          inRegion,
          stacks.filter(({ region }) => region === undefined),
        )
      : stacks.filter(({ stackName }) => stackName === wanted.stackName);
  const [chosen, ...others] = candidates;
  if (chosen !== undefined && others.length === 0) return chosen;
  const which = wanted.stackName ?? `for ${wanted.region}`;
  const found = stacks.map(({ stackName, region }) => `${stackName} (${region ?? "any region"})`);
  throw new TemplateError(
    cdkOut,
    `${chosen === undefined ? "no" : "more than one"} stack ${which}; it holds ${found.join(", ") || "none"}`,
  );
}

/** A JSON file whose top is an object. Throws a TemplateError that names the file. */
export function readJson(file: string): JsonObject {
  const parsed = parseFile(file);
  if (isObject(parsed)) return parsed;
  throw new TemplateError(file, "holds no JSON object");
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TemplateError(file, `cannot be read as JSON (${reason}); run cdk synth`);
  }
}

function firstFilled<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  return first.length > 0 ? first : second;
}

function readStacks(cdkOut: string): AssemblyStack[] {
  const artifacts = objectIn(readJson(join(cdkOut, "manifest.json")), "artifacts");
  return Object.entries(artifacts).flatMap(([id, artifact]) =>
    isObject(artifact) && artifact["type"] === "aws:cloudformation:stack"
      ? [readStack(id, artifact, artifacts)]
      : [],
  );
}

function readStack(id: string, artifact: JsonObject, artifacts: JsonObject): AssemblyStack {
  const { stackName, templateFile } = objectIn(artifact, "properties");
  if (typeof templateFile !== "string") throw new TemplateError(id, "the manifest names no templateFile");
  const region = /^aws:\/\/[^/]+\/(.+)$/.exec(String(artifact["environment"]))?.[1];
  return {
    stackName: typeof stackName === "string" ? stackName : id,
    region: region === "unknown-region" ? undefined : region,
    templateFile,
    assetsFile: assetsFileOf(artifact, artifacts),
  };
}

function assetsFileOf(artifact: JsonObject, artifacts: JsonObject): string | undefined {
  const dependencies = artifact["dependencies"];
  for (const name of Array.isArray(dependencies) ? dependencies : []) {
    const dependency = own(artifacts, String(name));
    if (!isObject(dependency) || dependency["type"] !== "cdk:asset-manifest") continue;
    const { file } = objectIn(dependency, "properties");
    if (typeof file === "string") return file;
  }
  return undefined;
}

function objectIn(holder: JsonObject, key: string): JsonObject {
  const value = own(holder, key);
  return isObject(value) ? value : {};
}
