// Completes package-lock.json where the registry at hand lacks the packages of other platforms: `npm install` then
// leaves them out of the lock file, and `npm ci` (npm 11.19) refuses a lock file without them, on any platform.
// An entry with version, os and cpu is enough for npm to skip what is not for its platform. Its hash is asked of the
// registry, so that it is checked on the platform that fetches it.
// Run after `npm install`: node scripts/complete-lock-file.mjs
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";

const lockFile = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { packages } = lockFile;

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64"];

/** What a platform package is for, by its name: `…-linux-x64-musl` says all of it. */
function platformOf(name) {
  const parts = name.split(/[/-]/);
  const os = parts.filter((part) => systems.includes(part));
  const cpu = parts.filter((part) => processors.includes(part));
  const libc = parts.flatMap((part) => (/^gnu/.test(part) ? ["glibc"] : /^musl/.test(part) ? ["musl"] : []));
  if (os.length !== 1 || cpu.length !== 1) return undefined;
  return { os, cpu, ...(os[0] === "linux" && libc.length === 1 && { libc }) };
}

/** Whether some entry of the lock file is what the package at `location` would get by that name. */
function isLocked(location, name) {
  const folders = location.split("/node_modules/").map((_, index, all) => all.slice(0, index + 1));
  const above = folders.map((folder) => `${folder.join("/node_modules/")}/node_modules/${name}`);
  return [`node_modules/${name}`, ...above].some((key) => key in packages);
}

const added = [];
for (const [location, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const platform = platformOf(name);
    if (platform === undefined || isLocked(location, name)) continue;
    const { os, cpu, libc } = platform;
    // In the order in which npm writes the fields, so that its next run changes nothing.
    packages[`node_modules/${name}`] = { version, cpu, dev, libc, optional: true, os };
    added.push(`${name}@${version}`);
  }
}

/** Of packages that are fetched on their own: neither ours nor inside of another one. */
const unchecked = Object.entries(packages).filter(
  ([location, { link, inBundle, integrity }]) =>
    location.includes("node_modules/") && !link && !inBundle && integrity === undefined,
);

/** One of the registry's processes at a time for each of these. */
const atOnce = 4;
const missing = [];

async function addHashes(entries) {
  for (const [location, entry] of entries) {
    const name = location.replace(/^.*node_modules\//, "");
    const spec = `${name}@${entry.version}`;
    const { stdout } = await promisify(execFile)("npm", ["view", spec, "dist.integrity"]).catch(() => ({
      stdout: "",
    }));
    const integrity = stdout.trim();
    if (!integrity.startsWith("sha512-")) missing.push(spec);
    // Behind the version, where npm writes it.
    else packages[location] = { version: entry.version, integrity, ...entry };
  }
}

const queue = unchecked.values();
await Promise.all(Array.from({ length: atOnce }, () => addHashes(queue)));

const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
writeFileSync(
  "package-lock.json",
  `${JSON.stringify({ ...lockFile, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
);
if (missing.length > 0) console.log(`The registry has no hash for:\n${missing.join("\n")}`);
console.log(added.length === 0 ? "Nothing was missing." : `Added:\n${added.join("\n")}`);
