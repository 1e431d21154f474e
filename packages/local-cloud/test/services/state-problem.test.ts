import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, jest } from "@jest/globals";
import { PortForbidden, PortInUse, unavailable } from "../../src/cloud/ports.ts";
import { openStateFolder } from "../../src/cloud/state-folder.ts";
import { startDynamoDb } from "../../src/services/dynamodb/dynamodb.ts";
import { startSecretsManager } from "../../src/services/secrets-manager/secrets-manager.ts";
import { logFailure } from "../../src/services/shared/log-failure.ts";
import { StateProblem, stateProblemOf } from "../../src/services/shared/state-problem.ts";
import { ACCOUNT, REGION, scratchFolder, standingClock } from "./support/fixtures.ts";

const failed = (more: object, message = "it failed") => Object.assign(new Error(message), more);

describe("what a person can set right", () => {
  it.each([
    ["a full disk", failed({ code: "ENOSPC", syscall: "write" }), "disk-full"],
    ["a spent quota", failed({ code: "EDQUOT" }), "disk-full"],
    ["a full disk under SQLite", failed({ code: "ERR_SQLITE_ERROR", errcode: 13 }), "disk-full"],
    [
      "a full disk under LevelDB",
      failed({ code: "LEVEL_IO_ERROR" }, "IO error: 000005.log: No space left on device"),
      "disk-full",
    ],
    ["a damaged database", failed({ code: "ERR_SQLITE_ERROR", errcode: 11 }), "damaged"],
    ["what is no database", failed({ code: "ERR_SQLITE_ERROR", errcode: 26 }), "damaged"],
    ["a damaged LevelDB", failed({ code: "LEVEL_CORRUPTION" }), "damaged"],
    ["a read-only folder", failed({ code: "EROFS" }), "not-writable"],
    ["somebody else's folder", failed({ code: "EACCES", syscall: "open" }), "not-writable"],
    ["a read-only database", failed({ code: "ERR_SQLITE_ERROR", errcode: 8 }), "not-writable"],
    ["an extended code of SQLite", failed({ code: "ERR_SQLITE_ERROR", errcode: 1032 }), "not-writable"],
    ["a cause", new Error("outer", { cause: failed({ code: "ENOSPC" }) }), "disk-full"],
  ])("is found behind %s", (_name, error, kind) => {
    const found = stateProblemOf(error, "/state");
    expect(found).toMatchObject({ name: "StateProblem", kind, folder: "/state", cause: error });
    expect(found?.message).toMatch(/^[^\n]*\/state[^\n]*\.$/);
    expect(stateProblemOf(found, "/other")).toBe(found);
  });

  it.each([
    ["a busy database", failed({ code: "ERR_SQLITE_ERROR", errcode: 5 })],
    ["a forbidden port", failed({ code: "EACCES", syscall: "listen" })],
    ["our own mistake", new TypeError("x is undefined")],
    ["a sentence that only sounds so", new Error("No space left on device")],
    ["no error", "ENOSPC"],
  ])("is not %s", (_name, error) => {
    expect(stateProblemOf(error, "/state")).toBeUndefined();
  });

  it("is logged in one sentence, a client that left not at all, and anything else whole", () => {
    const log = jest.spyOn(console, "error").mockImplementation(() => undefined);
    logFailure("An emulator", failed({ code: "ENOSPC" }));
    logFailure("An emulator", failed({ code: "ECONNRESET" }, "aborted"));
    const mistake = new Error("mistake");
    logFailure("An emulator", mistake);
    expect(log.mock.calls).toEqual([
      ["An emulator:", "The disk of the state folder is full: make room, and start again."],
      ["An emulator:", mistake],
    ]);
    log.mockRestore();
  });

  it("is a port that the system keeps, or that is taken", () => {
    const cause = (code: string) => failed({ code, syscall: "listen" });
    expect(unavailable(cause("EACCES"), "web", 80)).toEqual(new PortForbidden("web", 80));
    expect(unavailable(cause("EADDRINUSE"), "aws", 4566)).toEqual(new PortInUse("aws", 4566));
    const other = cause("EINVAL");
    expect(unavailable(other, "web", 1)).toBe(other);
  });
});

describe("a damaged state", () => {
  const common = { clock: standingClock(), region: REGION, accountId: ACCOUNT };
  const TABLE = {
    TableName: "items",
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
  };

  it("is named as such in LevelDB, whose folder is free again afterwards", async () => {
    const { folder, remove } = scratchFolder();
    const options = { ...common, dataDir: folder };
    const running = await startDynamoDb(options);
    await running.ensureTable(TABLE);
    await running.close();
    const tables = join(folder, "dynamodb/tables");
    const manifests = readdirSync(tables).filter((name) => name.startsWith("MANIFEST"));
    for (const name of manifests) writeFileSync(join(tables, name), "nonsense ".repeat(10));
    for (let start = 0; start < 2; start += 1) {
      const error = await startDynamoDb(options).catch((reason: unknown) => reason);
      expect(stateProblemOf(error, folder)).toMatchObject({ kind: "damaged" });
    }
    remove();
  }, 30_000);

  it("is named as such in SQLite", async () => {
    const { folder, remove } = scratchFolder();
    writeFileSync(join(folder, "secrets.db"), "nonsense ".repeat(1000));
    const error = await startSecretsManager({ ...common, dataDir: folder }).catch(
      (reason: unknown) => reason,
    );
    expect(stateProblemOf(error, folder)).toMatchObject({ kind: "damaged" });
    remove();
  });

  it("is distinguished from a folder that another local cloud uses, and from a place where none can be", () => {
    const { folder, remove } = scratchFolder();
    writeFileSync(join(folder, "in-use.lock"), "nonsense ".repeat(1000));
    expect(() => openStateFolder(folder)).toThrow(StateProblem);
    writeFileSync(join(folder, "file"), "");
    expect(() => openStateFolder(join(folder, "file/below"))).toThrow("can't be written");
    remove();
  });
});
