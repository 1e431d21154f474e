import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type Bucket, storedObject } from "./buckets.ts";

export interface BucketDeployment {
  /** Folders of the unpacked assets; a later one wins. */
  readonly folders: readonly string[];
  /** Prefix of every key; empty, or ending in a slash. */
  readonly prefix: string;
  /** Patterns of paths below the prefix that are neither copied nor deleted; `*` is anything. */
  readonly exclude: readonly string[];
  /** Delete what is under the prefix and in no asset. */
  readonly prune: boolean;
  readonly cacheControl: string | undefined;
}

/** What the CDK's bucket deployment does with `aws s3 sync`. */
export function deployToBucket(bucket: Bucket, deployment: BucketDeployment): void {
  const { folders, prefix, exclude, prune, cacheControl } = deployment;
  const patterns = exclude.map(pathPattern);
  const isExcluded = (path: string): boolean => patterns.some((pattern) => pattern.test(path));
  const files = new Map(folders.flatMap((folder) => filesOf(folder).filter(([path]) => !isExcluded(path))));
  for (const [path, file] of files) {
    const key = prefix + path;
    bucket.objects.set(key, storedObject(key, readFileSync(file), cacheControl));
  }
  if (!prune) return;
  for (const key of bucket.objects.keys()) {
    const path = key.slice(prefix.length);
    if (key.startsWith(prefix) && !files.has(path) && !isExcluded(path)) bucket.objects.delete(key);
  }
}

function filesOf(folder: string): [path: string, file: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file).split(sep).join("/"), file]);
}

/** `*` and `?` as CloudFront's behaviours and the AWS CLI's filters have them: both match slashes, too. */
export function pathPattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s");
}
