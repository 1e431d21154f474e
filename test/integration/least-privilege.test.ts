/**
 * Everything that can happen to a registration happens, with marked values in every field. Then: whatever was called
 * was allowed, whatever is allowed was called, and no marked value is where none belongs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { marks, type Secrets, storedMarks, tracesIn } from "../../testing/drivers/canaries.ts";
import { callsOf, faultsLeft, logsOf, permissionsOf } from "../../testing/drivers/control.ts";
import { deadLetters, everythingHappens } from "../../testing/drivers/everything.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";

let secrets: Secrets;
beforeAll(async () => {
  secrets = await everythingHappens(cloud);
}, 900_000);

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
    const accounts = JSON.stringify(
      (await operator.items("accounts")).filter(({ accountId }) => accountId !== "unreadable"),
    );
    for (const value of Object.values(storedMarks)) expect(accounts).toContain(value);
    const kept: readonly string[] = Object.values(storedMarks);
    for (const value of Object.values(marks).filter((each) => !kept.includes(each)))
      expect(accounts).not.toContain(value);
  });

  it("is in any log", async () => {
    const logs = `${await logsOf(cloud)}\n${cloud.log()}`;
    expect(logs).toContain("registration.completed"); // of what happened
    expect(tracesIn(logs, secrets)).toEqual([]);
  });

  it("is in a dead letter", async () => {
    const letters = await deadLetters(cloud);
    expect(letters).toEqual([
      '{"kind":"code","purpose":"registration","flowId":"unreadable","codeNumber":1,"emailHmac":"00"}',
    ]);
    expect(tracesIn(letters.join(), secrets)).toEqual([]);
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
    expect(tracesIn(bytes, secrets)).toEqual([]);
  });
});
