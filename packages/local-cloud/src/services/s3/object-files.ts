/**
 * Objects as files: `<folder>/<bucket>/<key>`, so that a person can look at them. What is replaced or removed in a bucket with
 * versions goes to `<bucket>.versions/`.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

export interface ObjectFiles {
  /** False when the key is taken and `onlyNew` was asked for. */
  put(key: string, body: Buffer, options: { readonly time: number; readonly onlyNew: boolean }): boolean;
  get(key: string): { readonly body: Buffer; readonly time: number } | undefined;
  remove(key: string): void;
  /** Keys in their order, and in place of keys that go on after a slash behind the prefix, when `isFolded`, that part. */
  list(wanted: Listing): Generator<Listed>;
}

export interface Listing {
  readonly prefix: string;
  readonly startAfter: string;
  readonly isFolded: boolean;
}

export type Listed =
  | { readonly kind: "object"; readonly key: string; readonly size: number; readonly time: number }
  | { readonly kind: "prefix"; readonly prefix: string };

export function objectFiles(root: string, bucket: string, keepsVersions: boolean): ObjectFiles {
  const folder = join(root, bucket);
  const beside = join(root, `${bucket}.versions`);
  const fileOf = (key: string) => join(folder, ...key.split("/").map(asFileName));

  function setAside(key: string): void {
    const file = fileOf(key);
    if (!existsSync(file)) return;
    if (!keepsVersions) {
      rmSync(file);
      return;
    }
    const version = join(beside, ...key.split("/").map(asFileName), String(Date.now()) + process.hrtime()[1]);
    mkdirSync(dirname(version), { recursive: true, mode: 0o700 });
    renameSync(file, version);
  }

  return {
    put(key, body, { time, onlyNew }) {
      const file = fileOf(key);
      if (onlyNew && existsSync(file)) return false;
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      mkdirSync(root, { recursive: true, mode: 0o700 });
      const written = join(root, `.${process.pid}-${process.hrtime.bigint()}`);
      const handle = openSync(written, "w", 0o600);
      writeFileSync(handle, body);
      fsyncSync(handle);
      closeSync(handle);
      utimesSync(written, time / 1000, time / 1000);
      if (onlyNew) {
        linkSync(written, file); // unlike a rename, it replaces nothing
        rmSync(written);
      } else {
        setAside(key);
        renameSync(written, file);
      }
      return true;
    },
    get(key) {
      const file = fileOf(key);
      const found = statSync(file, { throwIfNoEntry: false });
      return found?.isFile() ? { body: readFileSync(file), time: found.mtimeMs } : undefined;
    },
    remove: setAside,
    list: (wanted) => listed(folder, "", wanted),
  };
}

/** Names that the file system takes for itself, and characters that one or another has no room for. */
const asFileName = (segment: string): string =>
  segment === "." || segment === ".." ? segment.replaceAll(".", "%2E") : encodeURIComponent(segment);

function* listed(folder: string, at: string, wanted: Listing): Generator<Listed> {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    path: join(folder, entry.name),
    key: at + decodeURIComponent(entry.name) + (entry.isDirectory() ? "/" : ""),
    isFolder: entry.isDirectory(),
  }));
  const { prefix, startAfter, isFolded } = wanted;
  for (const { path, key, isFolder } of entries.sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (!isFolder) {
      if (!key.startsWith(prefix) || key <= startAfter) continue;
      const { size, mtimeMs: time } = statSync(path);
      yield { kind: "object", key, size, time };
    } else if (key.startsWith(prefix) && isFolded && key.length > prefix.length) {
      if (key > startAfter && !isEmpty(path)) yield { kind: "prefix", prefix: key };
    } else if ((key.startsWith(prefix) || prefix.startsWith(key)) && mayFollow(key, startAfter)) {
      yield* listed(path, key, wanted);
    }
  }
}

/** Whether something in a folder may come after a key. */
const mayFollow = (folderKey: string, startAfter: string): boolean =>
  folderKey > startAfter || startAfter.startsWith(folderKey);

/** Folders stay when their last object goes. */
const isEmpty = (folder: string): boolean =>
  readdirSync(folder, { withFileTypes: true }).every(
    (entry) => entry.isDirectory() && isEmpty(join(folder, entry.name)),
  );
