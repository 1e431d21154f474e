/**
 * Everything that can happen to a registration happens, with marked values in every field. Then: whatever was called
 * was allowed, whatever is allowed was called, and no marked value is where none belongs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startLocalCloud, type TestCloud } from "../support/local-cloud.ts";
import { callsOf, faultsLeft, logsOf, permissionsOf } from "./support/control.ts";
import { deadLetters, everythingHappens, marks, type Secrets } from "./support/everything.ts";
import { anOperator } from "./support/operator.ts";

let cloud: TestCloud;
let secrets: Secrets;
beforeAll(async () => {
  cloud = await startLocalCloud();
  secrets = await everythingHappens(cloud);
}, 240_000);
afterAll(() => cloud?.stop());

describe("least privilege", () => {
  it("denies nothing that a function does", async () => {
    const denied = (await callsOf(cloud)).filter(({ outcome }) =>
      /Denied|NotAuthorized|Unknown|Unrecognized/.test(outcome),
    );
    expect(denied.filter(({ operation }) => operation !== "AdminInitiateAuth")).toEqual([]);
    expect(await logsOf(cloud)).not.toContain("not authorized to perform");
  });

  it("grants nothing that no function does", async () => {
    expect(await faultsLeft(cloud)).toEqual([]); // everything has happened
    const unused = (await permissionsOf(cloud)).filter(({ count }) => count === 0);
    expect(unused.map((each) => `${each.function}: ${each.action} on ${each.resource}`)).toEqual([]);
  });
});

describe("attack 17: canaries. Nothing personal and no secret", () => {
  it("has been left out: the accounts hold all of it but passwords", async () => {
    const operator = anOperator(cloud);
    const { password, wrongPassword, unknownMember, ...stored } = marks;
    const accounts = JSON.stringify(
      (await operator.items("accounts")).filter(({ accountId }) => accountId !== "unreadable"),
    );
    operator.close();
    for (const value of Object.values(stored)) expect(accounts).toContain(value);
    for (const value of [password, wrongPassword, unknownMember]) expect(accounts).not.toContain(value);
  });

  it("is in any log", async () => {
    const logs = `${await logsOf(cloud)}\n${cloud.log()}`;
    expect(logs).toContain("registration.completed"); // of what happened
    expect(found(logs)).toEqual([]);
  });

  it("is in a dead letter", async () => {
    const letters = await deadLetters(cloud);
    expect(letters).toEqual(['{"kind":"completion","accountId":"unreadable"}']);
    expect(found(letters.join())).toEqual([]);
  });

  it("is in the body of any message that there was", () => {
    // Where the queues are kept; deleted messages leave their bytes.
    const folder = join(cloud.stateDir, "data/sqs");
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const bytes = files
      .map((file) => readFileSync(join(file.parentPath, file.name)).toString("utf8"))
      .join("\n");
    for (const kind of ["code", "completion"]) expect(bytes).toContain(`{"kind":"${kind}"`);
    expect(found(bytes)).toEqual([]);
  });
});

/** What of the marked values and secrets is in a text, as it is or encoded. */
function found(text: string): string[] {
  const values = [...Object.entries(marks), ...secrets];
  return values.filter(([, value]) => isIn(text, value)).map(([what]) => what);
}

function isIn(text: string, value: string): boolean {
  // Six digits may be part of a longer number that means something else.
  if (/^\d+$/.test(value)) return new RegExp(`(?<!\\d)${value}(?!\\d)`).test(text);
  const escaped = [...value].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  const base64 = Buffer.from(value)
    .toString("base64")
    .replace(/.{0,2}=*$/, "");
  return [value, encodeURIComponent(value), escaped, base64].some((spelling) => text.includes(spelling));
}
