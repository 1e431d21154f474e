/** What two answers have in common, whoever asked and when. */
import type { Answer } from "./browser.ts";

/** A value with its ids, instants and random parts left out. */
export function shapeOf(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<instant>")
    .replace(/\d{1,2}:\d\d:\d\d/g, "<time>")
    .replace(/[\w.+-]+@[\w.-]+/g, "<address>")
    // Follows from the id.
    .replace(/("receptionNumber":")[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}"/g, '$1<number>"')
    .replace(
      /((?:registration|reset|revival|handover)Id":"|__Host-(?:registration|flow-(?:reset|revive))-)[\w-]{22}(=[\w-]{22})?/g,
      "$1<random>",
    );
  return JSON.parse(text);
}

/** Follow from a time of day in the answer. */
export const ofInstants = ["retry-after", "content-length"];

/** All headers but those that differ for any two answers. */
export function headersOf({ headers }: Answer, ...except: readonly string[]): Record<string, string> {
  const own = ["date", "apigw-requestid", "set-cookie", ...except];
  return Object.fromEntries([...headers].filter(([name]) => !own.includes(name)));
}

export const pointersOf = ({ body }: Answer): string[] =>
  [...JSON.stringify(body).matchAll(/"pointer":"([^"]*)"/g)].map(([, pointer = ""]) => pointer).sort();
