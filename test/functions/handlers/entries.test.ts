/** What must be true of every function: its environment's schema, its place in the stack, its route. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import * as z from "zod/mini";
import { endpoints } from "../../../contracts/endpoints.ts";

const root = join(import.meta.dirname, "../../..");
const source = (path: string) => readFileSync(join(root, path), "utf8");

/** `<area>/<step>` of every file below the folder, the areas' own. */
const stepsIn = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.includes("/") && name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));

const environments = stepsIn("functions/handlers", ".environment.ts");
const entries = stepsIn("functions/handlers", ".ts").filter((name) => !name.endsWith(".environment"));

/** `METHOD /path` and the entry, as the stack wires them; the template's own test holds it to the rest. */
const stack = source("lib/registration-stack.ts");
const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const routes = [...stack.matchAll(/"((?:GET|POST|PATCH|DELETE) \/api\/\S+)": (\w+)/g)].map(
  ([, route = "", builder = ""]) => ({ route, builder }),
);
/** Calls that are not made often share a function. */
const shared: Readonly<Record<string, readonly string[]>> = {
  descriptions: ["showopenapi", "showasyncapi"],
  exports: ["exportaccount", "exportbylink"],
  links: ["undoemailchange", "objecttoproposal", "confirmaddress"],
};
const operationsOf = (builder: string) => shared[builder] ?? [builder.toLowerCase()];

it("there are functions, and routes", () => {
  expect(entries).toEqual(
    expect.arrayContaining([
      "registration/start-registration",
      "mail/deliver-mail",
      "registration/guard-sign-up",
    ]),
  );
  expect(routes.length).toBeGreaterThan(10);
});

it("no two functions share a name, whatever their areas: it is the name of the deployed function", () => {
  const names = entries.map((entry) => basename(entry));
  expect(new Set(names).size).toBe(names.length);
});

describe.each(entries)("functions/handlers/%s.ts", (entry) => {
  const code = source(`functions/handlers/${entry}.ts`);
  const step = basename(entry);

  it("reads its environment by the schema beside it", async () => {
    expect(code).toContain(`from "./${step}.environment.ts"`);
    const { environment }: { environment: unknown } = await import(
      `../../../functions/handlers/${entry}.environment.ts`
    );
    expect(environment).toBeInstanceOf(z.ZodMiniObject);
  });

  it("is wired in the same area of lib, in the file of its own name, and built by the stack", () => {
    expect(existsSync(join(root, `lib/functions/${entry}.ts`))).toBe(true);
    expect(source(`lib/functions/${entry}.ts`)).toContain(`entry: "${step}"`);
    expect(stack).toContain(`${camelCase(step)}(this`);
  });

  it("wires and exports its handler in a few lines", () => {
    expect(code).toMatch(/^export const handler = /m);
    expect(code.split("\n").length).toBeLessThanOrEqual(60);
  });
});

it("every environment is a function's", () => {
  expect(environments.sort()).toEqual([...entries].sort());
});

it("every kind of wiring in lib is a function's", () => {
  expect(stepsIn("lib/functions", ".ts").sort()).toEqual([...entries].sort());
});

it("the use cases have the areas of the handlers, and one for what the flows of several areas share", () => {
  const areas = new Set(["flow", ...entries.map((entry) => dirname(entry))]);
  const used = new Set(stepsIn("functions/use-cases", ".ts").map((name) => dirname(name)));
  expect([...used].filter((area) => !areas.has(area))).toEqual([]);
});

describe("the routes", () => {
  it("of the contracts are exactly those of the stack", () => {
    const described = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(routes.map(({ route }) => route).sort()).toEqual(described.sort());
  });

  it.each(routes)("$route is answered by the function that its operation names", ({ route, builder }) => {
    const endpoint = endpoints.find(({ method, path }) => `${method} ${path}` === route);
    expect(operationsOf(builder)).toContain(endpoint?.operationId.toLowerCase());
  });
});
