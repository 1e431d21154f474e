/** What another team gets from the API's description alone: types, and with them a client that works. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "@jest/globals";
import { exampleCompany } from "../../contracts/documentation/examples.ts";
import { mailsOf } from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { codeIn, examplePassword, newEmail } from "../../testing/drivers/registrant.ts";

const root = join(import.meta.dirname, "../..");
/** Within the repository, so that what the client imports is found; nothing of it is kept. */
const folder = join(root, "reports/typed-client");
const client = join(folder, "register-company.ts");
const source = join(root, "testing/typed-client/register-company.ts");

/** Not synchronously: a connection that the cloud closes meanwhile has to be seen closing. */
async function run(program: string, options: readonly string[], input = "") {
  const child = spawn(process.execPath, [join(root, program), ...options], { cwd: folder });
  child.stdin.end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { status, said: `${stdout}${stderr}`, stdout };
}

const strict =
  "--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --target es2024 --module nodenext";
const checked = () =>
  run("node_modules/typescript/bin/tsc", [...strict.split(" "), "--allowImportingTsExtensions", client]);

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const document = await (await fetch(`${cloud.url}/api/openapi.json`)).text();
  const { status, said, stdout } = await run("packages/openapi-types/main.ts", [], document);
  expect([status, said]).toEqual([0, stdout]);
  writeFileSync(join(folder, "api.d.ts"), stdout);
  copyFileSync(source, client);
}, 60_000);

/** A browser's: it keeps cookies and says from where it sends. */
function aFetch() {
  const jar = new Map<string, string>();
  return async (request: Request): Promise<Response> => {
    const cookies = Array.from(jar, ([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers(request.headers);
    headers.set("origin", cloud.origin);
    if (cookies !== "") headers.set("cookie", cookies);
    const response = await fetch(new Request(request, { headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}

it("the generated types let a right client pass, and no wrong one", async () => {
  expect(await checked()).toMatchObject({ status: 0, said: "" });
  const right = readFileSync(client, "utf8");
  const mistakes: [string, string, RegExp][] = [
    ["termsAccepted: true", "termsAccepted: false", /'false' is not assignable to type 'true'/],
    ["passwordConfirmation: password", "confirmation: password", /'confirmation' does not exist/],
    ['"code-wrong"', '"code-wrung"', /no overlap/],
    ["notifications: true", 'notifications: "yes"', /'string' is not assignable to type 'boolean \| null'/],
  ];
  for (const [from, to, complaint] of mistakes) {
    writeFileSync(client, right.replace(from, to));
    expect((await checked()).said).toMatch(complaint);
  }
  writeFileSync(client, right);
}, 60_000);

it("a client of generated types registers a company", async () => {
  const { registerCompany } = await import(pathToFileURL(client).href);
  const codeFor = (email: string) =>
    eventually("the code's mail", async () => {
      const [mail] = await mailsOf(cloud, email);
      return mail && codeIn(mail);
    });
  const email = newEmail();
  const company = { email, profile: exampleCompany, password: examplePassword };
  expect(await registerCompany(company, { baseUrl: cloud.url, fetch: aFetch(), codeFor })).toEqual({
    attemptsLeft: 4,
    accountId: expect.any(String),
    organizationName: exampleCompany.organizationName,
    department: undefined,
    notifications: true,
    afterwards: "not-signed-in",
  });
});
