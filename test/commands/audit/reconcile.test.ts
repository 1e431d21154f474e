/** Completions and deletions of the trail beside what the sweep has counted. */
import { afterEach, describe, expect, it } from "@jest/globals";
import { run } from "../../../commands/audit/run.ts";
import type { AuditRecord } from "../../../contracts/audit.ts";
import { aRecord, aTrail, type Trail } from "../../../testing/audit/a-trail.ts";

let trail: Trail | undefined;
afterEach(() => trail?.remove());

const made = (second: number, accountId: string) =>
  aRecord(second, { event: "registration.completed", registrationId: `r-${accountId}`, accountId });
const deleted = (second: number, accountId: string) =>
  aRecord(second, { event: "account.deleted", accountId, reason: "withdrawn" });
/** Begun so many seconds after 18:00, and over ten seconds later. */
const counted = (second: number, reason: string) =>
  aRecord(second + 10, {
    event: "sweep.counted",
    reason,
    since: aRecord(second, { event: "sweep.counted" }).time,
  });

const asked = async (records: readonly AuditRecord[], ...args: readonly string[]) => {
  trail = await aTrail(run, records);
  return trail.ask("--reconcile", ...args);
};
const three = [made(1, "a"), made(2, "b"), made(3, "c"), made(3, "c"), deleted(20, "a")];

describe("npm run audit -- --reconcile", () => {
  it("passes where every account has its record, and every deletion its remains", async () => {
    const { status, out } = await asked([...three, counted(60, "2/1")]);
    expect(out).toMatch(/^OK 2 accounts, 1 erased\n/);
    expect(status).toBe(0);
  });

  it("goes by the latest count", async () => {
    const { status } = await asked([counted(0, "9/9"), ...three, counted(60, "2/1"), made(99, "later")]);
    expect(status).toBe(0);
  });

  it.each(["2/1", "3/1"])("does not judge what happened during the count: %s", async (reason) => {
    const { status } = await asked([...three, made(65, "d"), counted(60, reason)]);
    expect(status).toBe(0);
  });

  it.each([
    ["an account without a record", "3/1", "DIFFERENT made"],
    ["a record whose account is gone", "1/1", "DIFFERENT made"],
    ["a deletion without remains", "3/0", "DIFFERENT deleted"],
    ["remains without a deletion", "1/2", "DIFFERENT deleted"],
    ["both", "1/0", "DIFFERENT made deleted"],
  ])("names %s", async (_, reason, verdict) => {
    const { status, out } = await asked([...three, counted(60, reason)]);
    expect(out.split("\n")[0]).toBe(verdict);
    expect(out).toContain("「Reconciliation」");
    expect(status).toBe(1);
  });

  it("answers machines", async () => {
    const { out } = await asked([...three, counted(60, "2/1")], "--json");
    expect(JSON.parse(out)).toEqual({
      ok: true,
      since: "2026-11-22T09:01:00.000Z",
      until: "2026-11-22T09:01:10.000Z",
      counted: { accounts: 2, erased: 1 },
      made: { least: 3, most: 3 },
      deleted: { least: 1, most: 1 },
      differences: [],
    });
  });

  it("says that nothing has been counted yet", async () => {
    const { status, err } = await asked(three, "--lang", "en");
    expect([status, err]).toEqual([1, expect.stringContaining("not been counted yet")]);
  });

  it.each(["--verify", "--csv", "--from=2026-11-22", "--account=a"])("takes no %s", async (option) => {
    const { status, err } = await asked([], option);
    expect([status, err]).toEqual([2, expect.stringContaining("--reconcile")]);
  });
});
