import { describe, expect, it } from "@jest/globals";
import type { AuditEvent } from "../../../../functions/domain/audit-event.ts";
import { mailSeals } from "../../../../functions/use-cases/audit/mail-seals.ts";
import { sealHours } from "../../../../functions/use-cases/audit/seal-hours.ts";
import type { Archive, Mailer } from "../../../../functions/use-cases/ports.ts";
import { fakeArchive, fakeSealKey } from "../../../../testing/fakes/archive.ts";
import { fakeMailer } from "../../../../testing/fakes/mailer.ts";
import { sender } from "../../../../testing/mail-sender.ts";

interface Others {
  readonly archive?: Archive;
  readonly mailer?: Mailer;
  readonly auditAddresses?: readonly string[];
  hasTime?(): boolean;
}

function setup() {
  const archive = fakeArchive();
  const key = fakeSealKey();
  const { outbox, port } = fakeMailer();
  const audited: AuditEvent[] = [];
  let now = Date.parse("2026-11-22T20:05:00Z");
  const seal = () => sealHours({ archive, key, now: () => now, hasTime: () => true });
  return {
    ...{ archive, outbox, audited, port },
    pass: async (hours: number) => {
      now += hours * 3_600_000;
      await seal();
    },
    mail: ({ auditAddresses = ["audit@example.jp"], ...others }: Others = {}) =>
      mailSeals({
        ...{
          archive,
          mailer: port,
          audit: (event) => audited.push(event),
          now: () => now,
          hasTime: () => true,
        },
        settings: { ...sender, auditAddresses },
        ...others,
      }),
    mailed: () => outbox.map(({ about }) => about.flowId),
    anchors: () => [...archive.objects.keys()].filter((each) => each.startsWith("anchors/")).sort(),
    read: (name: string) => JSON.parse(String(archive.objects.get(name))),
  };
}

describe("the last seal of a day", () => {
  it("is mailed once it is made, and stored as it was mailed", async () => {
    const { pass, mail, outbox, read, audited } = setup();
    await pass(0);
    await pass(4);
    expect(await mail()).toEqual([]); // the day's last hour is not sealed before one in the night
    await pass(1);
    expect(await mail()).toEqual(["2026-11-22T23Z"]);

    const { number, seal } = read("seals/2026/11/22/23.json");
    expect(read("anchors/2026/11/22.json")).toEqual({ schema: 1, hour: "2026-11-22T23Z", number, seal });
    const [{ mail: sent, to, about, messageId } = {}] = outbox;
    expect(to).toBe("audit@example.jp");
    expect(about).toEqual({ kind: "daily-seal", flowId: "2026-11-22", codeNumber: 0 });
    expect(sent?.subject).toBe(
      "【オンライン手続きかわさき（e-KAWASAKI）】監査記録の封印 2026-11-22（Seal of the audit records）",
    );
    for (const part of [sent?.text, sent?.html]) {
      expect(part).toContain("2026-11-22 UTC");
      expect(part).toContain(seal);
      expect(part).toContain("npm run audit -- --verify");
    }
    expect(sent?.text).toContain(`番号（Number）：${number}\n封印（Seal）：${seal}\n`);
    expect(audited).toEqual([{ event: "mail.sent", outcome: "success", reason: "daily-seal", messageId }]);
  });

  it("is not mailed again, nor before the next day's", async () => {
    const { pass, mail, mailed, anchors } = setup();
    await pass(5);
    await mail();
    for (let hour = 0; hour < 23; hour += 1) {
      await pass(1);
      await mail();
    }
    expect(mailed()).toEqual(["2026-11-22"]);
    await pass(1);
    await mail();
    expect(mailed()).toEqual(["2026-11-22", "2026-11-23"]);
    expect(anchors()).toEqual(["anchors/2026/11/22.json", "anchors/2026/11/23.json"]);
  });

  it("goes to every address at once, so that one mail is sent or none", async () => {
    const { pass, mail, outbox } = setup();
    await pass(5);
    await mail({ auditAddresses: ["audit@example.jp", "it@example.jp"] });
    expect(outbox.map(({ to }) => to)).toEqual(["audit@example.jp, it@example.jp"]);
  });

  it("stays where nobody is to have it", async () => {
    const { pass, mail, outbox, anchors } = setup();
    await pass(5);
    expect(await mail({ auditAddresses: [] })).toEqual([]);
    expect([outbox, anchors()]).toEqual([[], []]);
  });
});

describe("days that were missed", () => {
  it("are mailed one by one, as far as the time goes", async () => {
    const { pass, mail, mailed } = setup();
    await pass(5);
    await mail();
    await pass(3 * 24);
    let left = 1;
    await mail({ hasTime: () => left-- > 0 });
    expect(mailed()).toEqual(["2026-11-22", "2026-11-23"]);
    await mail();
    expect(mailed().slice(2)).toEqual(["2026-11-24", "2026-11-25"]);
  });

  it("before addresses were set are not, but for the last", async () => {
    const { pass, mail, mailed } = setup();
    await pass(5);
    await pass(3 * 24);
    await mail();
    expect(mailed()).toEqual(["2026-11-25"]);
  });

  it("of more than a month are not, but for the last", async () => {
    const { pass, mail, mailed } = setup();
    await pass(5);
    await mail();
    await pass(40 * 24);
    await mail();
    expect(mailed()).toEqual(["2026-11-22", "2027-01-01"]);
  });
});

describe("a run that is killed", () => {
  it("before its mail leaves the day to the next", async () => {
    const { pass, mail, mailed, anchors } = setup();
    await pass(5);
    await expect(mail({ mailer: { send: () => Promise.reject(new Error("killed")) } })).rejects.toThrow(
      "killed",
    );
    expect(anchors()).toEqual([]);
    await pass(1);
    await mail();
    expect(mailed()).toEqual(["2026-11-22"]);
  });

  it("between the mail and its mark has it mailed twice, and never more", async () => {
    const { pass, mail, mailed, archive } = setup();
    await pass(5);
    const killed = { ...archive, putNew: () => Promise.reject(new Error("killed")) };
    await expect(mail({ archive: killed })).rejects.toThrow("killed");
    for (let runs = 0; runs < 3; runs += 1) await mail();
    expect(mailed()).toEqual(["2026-11-22", "2026-11-22"]);
  });

  it("after its mark, whose answer is lost, has it mailed once", async () => {
    const { pass, mail, mailed, archive } = setup();
    await pass(5);
    const lost: Archive = {
      ...archive,
      putNew: async (...given) => {
        await archive.putNew(...given);
        throw new Error("lost");
      },
    };
    await expect(mail({ archive: lost })).rejects.toThrow("lost");
    await mail();
    expect(mailed()).toEqual(["2026-11-22"]);
  });
});

it("two runs at the same time store one mark", async () => {
  const { pass, mail, anchors } = setup();
  await pass(5);
  await Promise.all([mail(), mail()]);
  expect(anchors()).toEqual(["anchors/2026/11/22.json"]);
});
