import { join } from "node:path";
import { readJson } from "./assembly.ts";
import { isObject, own } from "./json.ts";
import { TemplateError } from "./template.ts";

/** Look-up from an S3 key of the template to the folder of the zip asset that would be uploaded under it. */
export function assetFolders(cdkOut: string, assetsFile: string | undefined): (s3Key: string) => string {
  const folders = assetsFile === undefined ? new Map<string, string>() : readFolders(cdkOut, assetsFile);
  return (s3Key) => {
    const folder = folders.get(s3Key);
    if (folder === undefined) throw new TemplateError(cdkOut, `there is no zip asset under the key ${s3Key}`);
    return folder;
  };
}

function readFolders(cdkOut: string, assetsFile: string): Map<string, string> {
  const files = own(readJson(join(cdkOut, assetsFile)), "files");
  const folders = new Map<string, string>();
  for (const asset of Object.values(isObject(files) ? files : {})) {
    const path = isObject(asset) ? zippedPath(asset["source"]) : undefined;
    if (path === undefined || !isObject(asset)) continue;
    for (const key of objectKeys(asset["destinations"])) folders.set(key, join(cdkOut, path));
  }
  return folders;
}

/** Other packagings (the template itself is a plain file) are no function's code. */
function zippedPath(source: unknown): string | undefined {
  if (!isObject(source) || source["packaging"] !== "zip") return undefined;
  return typeof source["path"] === "string" ? source["path"] : undefined;
}

function objectKeys(destinations: unknown): string[] {
  return Object.values(isObject(destinations) ? destinations : {}).flatMap((destination) =>
    isObject(destination) && typeof destination["objectKey"] === "string" ? [destination["objectKey"]] : [],
  );
}
