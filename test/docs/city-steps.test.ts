/** README's table from the city's steps to the code: what it names is there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { endpoints } from "../../contracts/endpoints.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const rows = [...readme.matchAll(/^\| (\d+)\. (.+) \|$/gm)].map(([, number, rest = ""]) => ({
  number: Number(number),
  cells: rest.split(" | ").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)),
}));

it("has the eleven steps", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, at) => at + 1));
  for (const { cells } of rows) expect(cells).toHaveLength(6);
});

it.each(rows)("step $number names screens, calls and functions that there are", ({ cells }) => {
  const [, screens = [], calls = [], functions = []] = cells;
  const router = readFileSync(join(root, "web/router/routes.tsx"), "utf8");
  const handlers = readdirSync(join(root, "functions/handlers"), { recursive: true }).map(String);
  expect(screens.length).toBeGreaterThan(0);
  expect(screens.filter((path) => !router.includes(`"${path}"`))).toEqual([]);
  const known = endpoints.map(({ method, path }) => `${method} ${path}`);
  expect(calls.filter((call) => !known.includes(call))).toEqual([]);
  expect(functions.filter((name) => !handlers.some((file) => file.endsWith(`/${name}.ts`)))).toEqual([]);
});
