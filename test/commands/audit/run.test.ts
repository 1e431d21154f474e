import { afterEach, describe, expect, it } from "@jest/globals";
import { lockFolder } from "local-cloud";
import { run } from "../../../commands/audit/run.ts";
import {
  aRecord,
  asking,
  email,
  emailHmac,
  laterHmac,
  type Trail,
  aTrail as trailFor,
} from "../../../testing/audit/a-trail.ts";

const ask = asking(run);
const aTrail = (records: Parameters<typeof trailFor>[1]) => trailFor(run, records);

const registrationId = "Reg-1";
const accountId = "Acc-1";
const srcIp = "192.0.2.7";
const terms = { termsVersion: "2026-04-01", termsSha256: "ab".repeat(32) };

const journey = [
  aRecord(0, { event: "terms.accepted", registrationId, emailHmac, srcIp, ...terms }),
  aRecord(0, { event: "registration.started", registrationId, emailHmac, srcIp }),
  aRecord(1, { event: "code.issued", registrationId, issue: 1 }),
  aRecord(1, { event: "mail.sent", registrationId, issue: 1, sesMessageId: "0100-ses" }),
  aRecord(30, {
    event: "code.failed",
    outcome: "failure",
    registrationId,
    emailHmac,
    issue: 1,
    attempt: 1,
    srcIp,
  }),
  aRecord(60, { event: "code.verified", registrationId, issue: 1, srcIp }),
  aRecord(180, { event: "registration.completed", registrationId, accountId, srcIp }),
  aRecord(7200, { event: "auth.signed-in", accountId, srcIp: "2001:db8::7" }),
];
const stranger = aRecord(90, {
  event: "registration.started",
  registrationId: "Reg-2",
  emailHmac: "f0".repeat(32),
});

let trail: Trail;
afterEach(() => trail?.remove());

describe("npm run audit", () => {
  it("names what must have been recorded and is not there, such as the completion before a sign-in", async () => {
    const removed = journey.filter(({ event }) => event !== "registration.completed");
    const mailed = aRecord(190, { event: "mail.sent", reason: "completion", registrationId, accountId });
    const signedIn = aRecord(900, { event: "auth.signed-in", accountId, reason: "password" });
    trail = await aTrail([...removed, mailed, signedIn]);
    const { out } = await trail.ask("--registration", registrationId);
    expect(out).toContain("記録が欠けています：registration.completed。");
    const story = JSON.parse((await trail.ask("--registration", registrationId, "--json")).out).stories[0];
    expect(story.gaps).toEqual(["registration.completed"]);
  });

  it("prints a registration from its first to its last record, in Japan's time", async () => {
    trail = await aTrail([stranger, ...journey]);
    const { status, out } = await trail.ask("--registration", registrationId);
    expect(status).toBe(0);
    expect(out).toMatchSnapshot();
  });

  it("prints it in English", async () => {
    trail = await aTrail(journey);
    expect((await trail.ask("--registration", registrationId, "--lang", "en")).out).toMatchSnapshot();
  });

  it.each([
    ["the address", "--email", email],
    ["the address as people type it", "--email", ` ${email.toUpperCase()} `],
    ["the account", "--account", accountId],
  ])("finds the whole story by %s, and nobody else's", async (_, option, value) => {
    trail = await aTrail([...journey, stranger]);
    const { out } = await trail.ask(option, value);
    for (const time of ["18:00:00", "18:00:30", "18:03:00", "20:00:00"]) expect(out).toContain(time);
    expect(out).not.toContain("Reg-2");
  });

  it("finds what was recorded under earlier and later keys of the address", async () => {
    const later = aRecord(9000, {
      event: "registration.started",
      registrationId: "Reg-3",
      emailHmac: laterHmac,
    });
    trail = await aTrail([...journey, later]);
    const { out } = await trail.ask("--email", email);
    expect(out).toContain("■ 登録 Reg-1");
    expect(out).toContain("■ 登録 Reg-3");
  });

  describe("of an address that an account had before, or has now", () => {
    const otherHmac = "0d".repeat(32);
    const moved = aRecord(8000, {
      ...{ event: "account.email-changed", flowId: "Change-1", accountId },
      ...{ emailHmac: otherHmac, previousEmailHmac: emailHmac },
    });
    const failed = aRecord(8100, { event: "auth.failed", outcome: "failure", emailHmac: otherHmac });
    const foreign = [
      aRecord(9000, { event: "registration.started", registrationId: "Reg-9", emailHmac: otherHmac }),
      aRecord(9100, { event: "auth.signed-in", accountId: "Acc-9", registrationId: "Reg-9" }),
    ];

    it("follows the change, says so, and leaves other accounts out", async () => {
      trail = await aTrail([...journey, moved, failed, ...foreign, stranger]);
      const { out } = await trail.ask("--email", email);
      expect(out).toMatch(/^変更 {2}同じアカウントの変更前・変更後のメールアドレス（照合値 0d0d0d0d0d0d…）/m);
      for (const time of ["18:00:00", "20:13:20", "20:15:00"]) expect(out).toContain(time);
      expect(out).not.toContain("Reg-9");
      const { subject } = JSON.parse((await trail.ask("--email", email, "--json")).out);
      expect(subject).toMatchObject({ kind: "email", linkedHmacs: [otherHmac] });
    });

    it("finds the change by the address before alone", async () => {
      trail = await aTrail([moved]);
      expect((await trail.ask("--email", email)).out).toContain("20:13:20");
    });

    it("is asked for by an address, and not by an account", async () => {
      trail = await aTrail([...journey, moved, failed]);
      const { out } = await trail.ask("--account", accountId);
      expect(out).not.toContain("20:15:00");
      expect(out).not.toContain("照合値 0d0d");
    });
  });

  it("does not write the address, nor whom it was asked about", async () => {
    trail = await aTrail(journey);
    for (const format of [[], ["--json"], ["--csv"]]) {
      expect((await trail.ask("--email", email, ...format)).out).not.toContain(email);
    }
  });

  it("prints once what was recorded again, and says how often", async () => {
    const sent = { event: "mail.sent", registrationId, issue: 1, sesMessageId: "0100-ses" } as const;
    const again = aRecord(400, { ...sent, correlationId: "correlation-1" });
    trail = await aTrail([...journey, again]);
    const { out } = await trail.ask("--registration", registrationId);
    expect(out.match(/0100-ses/g)).toHaveLength(1);
    expect(out).toContain("同じ記録が 2 件");
    expect(out).toContain("メール 1 通");
  });

  it("prints a completion once, though the follow-up records it too", async () => {
    trail = await aTrail([
      ...journey,
      aRecord(195, { event: "registration.completed", registrationId, accountId }),
    ]);
    const { out } = await trail.ask("--registration", registrationId);
    expect(out.match(/登録が完了し/g)).toHaveLength(1);
    expect(out).toContain("うち完了 1 件");
  });

  it("keeps two sign-ins apart", async () => {
    const again = aRecord(7300, { event: "auth.signed-in", accountId, srcIp: "2001:db8::7" });
    trail = await aTrail([...journey, again]);
    expect((await trail.ask("--account", accountId)).out.match(/サインインしました。/g)).toHaveLength(2);
  });

  it("prints a period, stories in their order and the rest at the end", async () => {
    const rest = aRecord(-5, { event: "csrf.rejected", outcome: "failure" });
    const refused = aRecord(95, {
      event: "limit.reached",
      outcome: "failure",
      reason: "codes-per-address",
      emailHmac: "0e".repeat(32),
    });
    trail = await aTrail([rest, ...journey, stranger, refused]);
    const { out } = await trail.ask("--from", "2026-11-22", "--to", "2026/11/22 18:30");
    expect(out.match(/■ .*/g)).toEqual([
      "■ 登録 Reg-1 — 完了",
      "■ 登録 Reg-2 — 未完了",
      "■ 登録番号のない操作（アドレスの照合値 0e0e0e0e0e0e…）",
      "■ どの登録とも結びつかない出来事",
    ]);
    expect(out).toContain("理由：同じ宛先へのコード送付の上限");
    expect(out).not.toContain("20:00:00");
  });

  it("says what it means that nothing was found", async () => {
    trail = await aTrail(journey);
    const { status, out } = await trail.ask("--registration", "nobody");
    expect(status).toBe(1);
    expect(out).toContain("該当する記録はありません");
    expect(out).toContain("はじめから記録していません");
  });

  it("counts lines that claim to be records and are none", async () => {
    const forged = JSON.stringify({
      timestamp: "2026-11-22T09:00:10.000Z",
      message: { audit: { event: "registration.completed", registrationId, accountId: "<b>" } },
    });
    trail = await aTrail([...journey, forged]);
    const { out } = await trail.ask("--registration", registrationId);
    expect(out).toContain("監査記録の形をしていない行が 1 件");
    expect(out).not.toContain("<b>");
  });

  it("gives machines the records as they are", async () => {
    trail = await aTrail(journey);
    const answer = JSON.parse((await trail.ask("--email", email, "--json")).out);
    expect(answer).toMatchObject({
      subject: { kind: "email", emailHmacs: expect.arrayContaining([emailHmac, laterHmac]) },
      unreadable: 0,
      stories: [{ kind: "registration", registrationId, accountId, emailHmac, ending: "completed" }],
    });
    const events = answer.stories[0].events.map(({ times: _, ...record }: { times: number }) => record);
    expect(events).toEqual(JSON.parse(JSON.stringify(journey)));
  });

  it("gives spreadsheets a table in which nothing is a formula", async () => {
    trail = await aTrail([aRecord(0, { event: "registration.started", registrationId: "-1_1", srcIp })]);
    const { out } = await trail.ask("--registration", "-1_1", "--csv");
    const [heads = "", row = "", end] = out.split("\r\n");
    expect(heads).toMatch(/^\uFEFF日時（日本時間）,出来事,記録の数,event,outcome,/);
    expect(row).toMatch(
      /^2026-11-22 18:00:00.000,登録の手続きを始めました。［接続元 192.0.2.7］,1,registration.started,/,
    );
    expect(row).toContain(",'-1_1,");
    expect(end).toBe("");
  });
});

describe("npm run audit explains", () => {
  it.each([
    ["an unknown option", ["--emial", "a@example.jp"], "--emial"],
    ["an option without its value", ["--email"], "--email"],
    ["an address that cannot be one", ["--email", "hanako"], "hanako"],
    ["an id that cannot be one", ["--registration", 'x" || "'], "番号の形ではありません"],
    ["a time before there was any", ["--from", "1960-01-01"], "1970年1月1日より前"],
    ["an option twice", ["--from", "2026-11-22", "--from", "2026-11-23"], "--from が二度"],
    ["a switch twice", ["--from", "2026-11-22", "--csv", "--csv"], "--csv が二度"],
    ["no day of the calendar", ["--from", "2026-02-30"], "2026-02-30"],
    [
      "a period that ends before it begins",
      ["--from", "2026-11-22", "--to", "2026-11-21"],
      "--to が --from より前",
    ],
    ["two subjects", ["--email", email, "--account", "a"], "どれか一つ"],
    ["no subject", ["--to", "2026-11-22"], "だれの"],
    ["two formats", ["--from", "2026-11-22", "--json", "--csv"], "どちらか一方"],
    ["two places", ["--account", "a", "--stack", "s", "--log-group", "g"], "どれか一つ"],
    ["a place beside the local one", ["--account", "a", "--stack", "s", "--local"], "どれか一つ"],
    ["the archive of a log group", ["--account", "a", "--archive", "--log-group", "g"], "--stack"],
    ["an unknown language", ["--account", "a", "--lang", "fr"], "fr"],
    ["a secret without its log group", ["--account", "a", "--secret", "s"], "--log-group"],
  ])("%s", async (_, args, words) => {
    const { status, out, err } = await ask(args, {});
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });

  it("itself, asked or not", async () => {
    expect(await ask([], {})).toMatchObject({ status: 0, out: expect.stringContaining("--registration") });
    const { out } = await ask(["--help", "--lang", "en"], {});
    expect(out).toContain("Prints the audit records");
  });

  it("a folder in which no local cloud ever was", async () => {
    const { status, err } = await ask(["--account", "a"], { LOCAL_STATE_DIR: "/nowhere/at/all" });
    expect(status).toBe(1);
    expect(err).toContain("/nowhere/at/all に模擬環境の記録がありません");
  });

  it("a local cloud that has its folder and does not answer", async () => {
    trail = await aTrail([]);
    const lock = lockFolder(trail.stateDir);
    const { status, err } = await trail.ask("--account", "a");
    lock.release();
    expect([status, err]).toEqual([1, expect.stringContaining("応答しません")]);
  });
});
