/** What must be true of every function: its environment's schema, its place in the stack, its route. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import * as z from "zod/mini";
import { endpoints } from "../../contracts/endpoints.ts";

const root = join(import.meta.dirname, "../..");
const namesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.replace(/\.ts$/, ""));
const source = (path: string) => readFileSync(join(root, path), "utf8");

const entries = namesIn("functions");

/** `METHOD /path` and the entry, as the stack wires them; the template's own test holds it to the rest. */
const stack = source("lib/registration-stack.ts");
const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const routes = [...stack.matchAll(/"((?:GET|POST|PATCH|DELETE) \/api\/\S+)": (\w+)\(/g)].map(
  ([, route = "", builder = ""]) => ({ route, builder }),
);

it("there are functions, and routes", () => {
  expect(entries).toEqual(expect.arrayContaining(["start-registration", "deliver-mail", "guard-sign-up"]));
  expect(routes.length).toBeGreaterThan(10);
});

describe.each(entries)("functions/%s.ts", (entry) => {
  const code = source(`functions/${entry}.ts`);

  it("reads its environment by the schema of its own name", async () => {
    expect(code).toContain(`from "./config/${entry}.ts"`);
    const { environment }: { environment: unknown } = await import(`../../functions/config/${entry}.ts`);
    expect(environment).toBeInstanceOf(z.ZodMiniObject);
  });

  it("is wired in the file of its own name, and built by the stack", () => {
    expect(existsSync(join(root, `lib/functions/${entry}.ts`))).toBe(true);
    expect(source(`lib/functions/${entry}.ts`)).toContain(`entry: "${entry}"`);
    expect(stack).toContain(`${camelCase(entry)}(this`);
  });

  it("wires and exports its handler in a few lines", () => {
    expect(code).toMatch(/^export const handler = /m);
    expect(code.split("\n").length).toBeLessThanOrEqual(60);
  });
});

it("every schema of an environment is a function's, or shared by name", () => {
  const shared = ["fields", "limits", "mail-settings", "read-environment", "terms"];
  expect(namesIn("functions/config").sort()).toEqual([...entries, ...shared].sort());
});

it("every kind of wiring in lib is a function's", () => {
  expect(namesIn("lib/functions").sort()).toEqual([...entries, "platform"].sort());
});

describe("the routes", () => {
  it("of the contracts are exactly those of the stack", () => {
    const described = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(routes.map(({ route }) => route).sort()).toEqual(described.sort());
  });

  it.each(routes)("$route is answered by the function that its operation names", ({ route, builder }) => {
    const endpoint = endpoints.find(({ method, path }) => `${method} ${path}` === route);
    expect(builder.toLowerCase()).toBe(endpoint?.operationId.toLowerCase());
  });
});
