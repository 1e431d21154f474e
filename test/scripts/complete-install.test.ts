import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";

const script = resolve(import.meta.dirname, "../../scripts/complete-install.mjs");
const here = { os: [process.platform], cpu: [process.arch], optional: true };
const elsewhere = { os: ["aix"], cpu: ["ppc64"], optional: true };
const otherLibc = process.report?.getReport() as { header: { glibcVersionRuntime?: string } } | undefined;
const foreign = otherLibc?.header.glibcVersionRuntime ? "musl" : "glibc";

/** Writes down its arguments, and which Node runs it. */
const npm = `require("node:fs").writeFileSync("npm.json", JSON.stringify([process.argv0, ...process.argv.slice(2)]))`;

const folders: string[] = [];

interface Installed {
  /** Entries of the lock file, by location. */
  readonly locked: Readonly<Record<string, object>>;
  readonly folders?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly withoutNode?: boolean;
}

/** Runs the script in a project of that content; returns how it called npm, if it did, and what it printed. */
async function setup({ locked, folders: present = [], env = {}, withoutNode = false }: Installed) {
  const root = await mkdtemp(join(tmpdir(), "complete-install-"));
  folders.push(root);
  const node = { name: "node-for-here", bin: { node: "bin/node" } };
  const files = {
    "package.json": { optionalDependencies: { "node-for-another": "1.0.0", "node-for-here": "1.0.0" } },
    "package-lock.json": { packages: locked },
    ...(withoutNode ? {} : { "node_modules/node-for-here/package.json": node }),
  };
  for (const folder of ["node_modules", "node_modules/node-for-here/bin", ...present])
    await mkdir(join(root, folder), { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), JSON.stringify(content));
  }
  await symlink(process.execPath, join(root, "node_modules/node-for-here/bin/node"));
  await writeFile(join(root, "npm.cjs"), npm);
  const printed = await new Promise<string>((done, fail) =>
    execFile(
      process.execPath,
      [script],
      { cwd: root, env: { PATH: process.env["PATH"], npm_execpath: join(root, "npm.cjs"), ...env } },
      (error, stdout) => (error ? fail(error) : done(stdout)),
    ),
  );
  const called = await readFile(join(root, "npm.json"), "utf8").catch(() => undefined);
  return { called: called === undefined ? undefined : (JSON.parse(called) as readonly string[]), printed };
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe("scripts/complete-install.mjs", () => {
  it("has the Node that came along fetch what npm's own Node was too old for", async () => {
    const { called, printed } = await setup({
      locked: { "node_modules/@bundler/here": here, "node_modules/@bundler/elsewhere": elsewhere },
    });
    expect(called).toEqual([
      expect.stringMatching(/^node_modules.node-for-here.bin.node$/),
      ...["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"],
    ]);
    expect(printed).toContain("too old for @bundler/here:");
  });

  it.each<[string, Installed]>([
    ["is there", { locked: { "node_modules/a": here }, folders: ["node_modules/a"] }],
    ["is for another platform", { locked: { "node_modules/a": elsewhere } }],
    ["is for another C library", { locked: { "node_modules/a": { ...here, libc: [foreign] } } }],
    ["is for no platform in particular", { locked: { "node_modules/a": { optional: true } } }],
    ["belongs to a package that is not there", { locked: { "node_modules/b/node_modules/a": here } }],
    ["was to be left out", { locked: { "node_modules/a": here }, env: { npm_config_omit: "optional" } }],
    ["is missing, as is the Node to fetch it", { locked: { "node_modules/a": here }, withoutNode: true }],
  ])("leaves the installation alone where a package %s", async (_, installed) => {
    expect((await setup(installed)).called).toBeUndefined();
  });
});
