// Run by npm after each install. When npm 10 drops the Node packages of other platforms, it takes away the link
// `node_modules/.bin/node`, which has the same name for all of them: `npm rebuild` links it anew from the one that
// stays. Newer versions of npm keep the link, and nothing is done. See docs/adr/0001-node-24.md.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const { optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const installed = Object.keys(optionalDependencies).find((name) => existsSync(`node_modules/${name}`));
const npm = process.env.npm_execpath;

if (installed && npm && !existsSync("node_modules/.bin/node")) {
  execFileSync(process.execPath, [npm, "rebuild", "--ignore-scripts", installed], { stdio: "inherit" });
}
