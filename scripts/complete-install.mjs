// Run by npm after each install, first of all. npm leaves out, without a word, optional packages whose `engines` its
// own Node does not meet: on Node 18 those are the native halves of the bundler, and `npm start` would fail for want of
// them. They run on the Node 24 that has just arrived, so npm is run once more on that one, and fetches what it had left
// out. Where nothing is missing, nothing is done. See docs/adr/0001-node-24.md.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Of the packages that bring Node 24 along, the binary of the one for this platform. */
function arrivedNode() {
  const folders = Object.keys(readJson("package.json").optionalDependencies).map((name) =>
    join("node_modules", name),
  );
  const folder = folders.find((each) => existsSync(join(each, "package.json")));
  return folder && join(folder, readJson(join(folder, "package.json")).bin.node);
}

const libc = process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";

/** Whether a package is for this platform alone, by its entry in the lock file. */
const isForHere = ({ os = [], cpu = [], libc: libraries = [libc] }) =>
  os.includes(process.platform) && cpu.includes(process.arch) && libraries.includes(libc);

/** Of a package inside of another one that is not there itself, nothing is missing. */
const isWanted = (location) => {
  const [, owner = ""] = /^(.*)\/node_modules\//.exec(location) ?? [];
  return existsSync(owner || "node_modules");
};

const missing = Object.entries(readJson("package-lock.json").packages)
  .filter(([location, entry]) => entry.optional && isForHere(entry) && isWanted(location))
  .map(([location]) => location)
  .filter((location) => !existsSync(location));

const npm = process.env.npm_execpath;
const node = arrivedNode();
// What was left out because somebody said so (`--omit=dev`) stays out.
if (missing.length > 0 && npm && node && !process.env.npm_config_omit) {
  const names = missing.map((location) => location.replace(/^.*node_modules\//, ""));
  console.log(
    `npm's own Node is too old for ${names.join(", ")}: fetching them by the Node that came along.`,
  );
  execFileSync(node, [npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"], {
    stdio: "inherit",
  });
}
