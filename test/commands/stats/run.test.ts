import { afterEach, describe, expect, it } from "@jest/globals";
import { run } from "../../../commands/stats/run.ts";
import { aRecord, type Trail, aTrail as trailFor } from "../../../testing/audit/a-trail.ts";

let trail: Trail;
afterEach(() => trail?.remove());

const registrationId = "Reg-1";
const journey = [
  aRecord(0, { event: "registration.started", registrationId, accountType: "business", language: "ja" }),
  aRecord(1, { event: "code.issued", registrationId, issue: 1 }),
  aRecord(60, { event: "code.verified", registrationId, issue: 1 }),
  aRecord(180, { event: "registration.completed", registrationId, accountId: "Acc-1" }),
];

describe("npm run stats", () => {
  it("prints exact figures, and what may leave the city as a table", async () => {
    trail = await trailFor(run, [...journey, "no record"]);
    const text = await trail.ask("--from", "2026-11-22", "--to", "2026-11-22");
    expect(text.status).toBe(0);
    expect(text.out).toContain("   2026-11-22  開始 1  コード送付 1  アドレス確認 1  完了 1");
    expect(text.out).toContain("そのままの数");
    const csv = await trail.ask("--from", "2026-11-22", "--csv");
    expect(csv.out).toContain("日ごとの登録,2026-11-22,完了,5未満\r\n");
    const json = JSON.parse((await trail.ask("--from", "2026-11-22", "--json")).out);
    expect(json).toMatchObject({
      period: { from: "2026-11-21T15:00:00.000Z", to: null },
      days: [{ day: "2026-11-22", started: 1, completed: 1 }],
    });
    expect((await trail.ask("--from", "2026-11-22", "--lang", "en")).out).toContain("Registrations by day");
  });

  it.each([
    [["--from", "2026-11-22", "--account", "a"], "--account"],
    [["--to", "2026-11-22"], "だれの、または"],
    [["--from", "nonsense"], "nonsense"],
  ])("refuses %j with a sentence", async (args, words) => {
    trail = await trailFor(run, []);
    const { status, err } = await trail.ask(...args);
    expect(status).toBe(2);
    expect(err).toContain(words);
  });

  it("explains itself", async () => {
    trail = await trailFor(run, []);
    expect((await trail.ask("--help")).out).toContain("5未満");
  });
});
