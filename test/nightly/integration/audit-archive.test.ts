/** The archive of a running cloud: what Firehose put there, read by the command that auditors use. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { run } from "../../../commands/audit/run.ts";
import { asking } from "../../../testing/audit/a-trail.ts";
import {
  advance,
  advanceAtRest,
  advanceToFiguresOfMonth,
  advanceToLateInMonth,
  advanceToSealOfDay,
  inject,
  mailsOf,
} from "../../../testing/drivers/control.ts";
import { eventually } from "../../../testing/drivers/eventually.ts";
import { cloud } from "../../../testing/drivers/own-cloud.ts";
import { aRegistrant } from "../../../testing/drivers/registrant.ts";

const ask = (...args: readonly string[]) => asking(run)(args, { LOCAL_STATE_DIR: cloud.stateDir });

describe("the archive", () => {
  it("has the story that the log has, running and stopped", async () => {
    // Of a whole month at once there would be hundreds of hours to seal.
    await advanceToLateInMonth(cloud);
    const company = aRegistrant(cloud);
    const accountId = await company.registered();
    const inLog = async () => JSON.parse((await ask("--account", accountId, "--json")).out);
    await eventually("the delivery of both mails", async () => {
      const mails = (await inLog()).stories[0]?.events.filter(
        ({ event }: { event: string }) => event === "mail.delivered",
      );
      return mails?.length === 2 ? true : undefined;
    });
    expect((await ask("--account", accountId, "--archive", "--json")).out).toContain('"stories": []');
    await advance(cloud, 301); // Firehose's buffer is for five minutes

    const { stories } = await inLog();
    expect(stories[0]).toMatchObject({ ending: "completed", gaps: [] });
    const archived = JSON.parse((await ask("--account", accountId, "--archive", "--json")).out);
    expect(archived.stories).toEqual(stories);
    expect(archived.archive).toMatchObject({ objects: 1, unreadable: 0 });
    const text = await ask("--account", accountId, "--archive");
    expect(text.out).toMatch(/出所 {2}この計算機の模擬環境（動作中）の書庫 \S*archivebucket/);
    expect(text.out).toMatch(/書庫：1 個のファイル（[\d,]+ バイト）を読みました。読めないところ 0 件。/);

    await cloud.kill();
    const stopped = JSON.parse((await ask("--account", accountId, "--archive", "--json")).out);
    expect(stopped.stories).toEqual(stories);
    await cloud.restart();
    await advance(cloud, 301);
    const again = JSON.parse((await ask("--account", accountId, "--archive", "--json")).out);
    expect(again.stories).toEqual(stories); // nothing is delivered twice
  });

  it("has the seal of a day mailed to the auditors, again after a crash, and compared with the mail", async () => {
    const mails = () => mailsOf(cloud, "audit@example.jp");
    await inject(cloud, {
      ...{ function: "seal-audit", service: "ses", operation: "SendEmail" },
      mode: "crash-after",
    });
    await advanceToSealOfDay(cloud);
    await eventually("the mail", async () => ((await mails()).length > 0 ? true : undefined));
    const line = await eventually("the mail that was repeated", async () => {
      const [found] = /^ {2}seal mailed of .*$/m.exec((await ask("--verify", "--lang", "en")).out) ?? [];
      if (found === undefined) await advanceAtRest(cloud, 30);
      return found;
    });
    const sent = await mails();
    expect(sent.map(({ subject }) => subject).filter((each) => each !== sent[0]?.subject)).toEqual([]);
    expect(sent).toHaveLength(2);
    const text = sent[0]?.body.text ?? "";
    const [, day, number, seal] =
      /(\d{4}-\d{2}-\d{2}) UTC[\s\S]*（Number）：(\d+)\n.*：([0-9a-f]{64})\n/.exec(text) ?? [];
    expect(line).toBe(`  seal mailed of ${day}: number ${number}, ${seal}`);

    const anchor = onlyFileUnder("anchors");
    const before = readFileSync(anchor.path, "utf8");
    writeFileSync(anchor.path, before.replace(seal ?? "", "0".repeat(64)));
    const broken = await ask("--verify");
    expect([broken.status, broken.out.split("\n")[0]]).toEqual([1, `BROKEN changed-anchor ${anchor.key}`]);
    writeFileSync(anchor.path, before);
    expect((await ask("--verify")).status).toBe(0);
  });

  it("has the figures of a month when it is over", async () => {
    await advanceToFiguresOfMonth(cloud);
    const csv = await eventually("the month's file", async () =>
      filesUnder("statistics").find(({ key }) => key.endsWith(".csv")),
    );
    expect(readFileSync(csv.path, "utf8")).toMatch(/^\uFEFF区分,項目,指標,値\r\n/);
    expect(readFileSync(csv.path, "utf8")).toContain("アカウントの種類,business,完了,5未満\r\n");
  });

  it("is sealed by the hour, and a change of one byte is named", async () => {
    await advance(cloud, 4 * 3600);
    const sealed = () => ask("--verify");
    const passed = await eventually("the seals of the hours that passed", async () => {
      const answer = await sealed();
      return answer.status === 0 && / [1-9]\d* objects/.test(answer.out) ? answer : undefined;
    });
    expect(passed.out).toMatch(/^OK \d+ seals, \d+ objects\n/);
    const [object, seal] = [onlyFileUnder("audit"), onlyFileUnder("seals")];

    const before = readFileSync(object.path);
    const changed = Buffer.from(before);
    changed[20] = (changed[20] ?? 0) ^ 1;
    writeFileSync(object.path, changed);
    const broken = await sealed();
    expect([broken.status, broken.out.split("\n")[0]]).toEqual([1, `BROKEN changed-object ${object.key}`]);
    writeFileSync(object.path, before);
    expect((await sealed()).status).toBe(0);

    await cloud.kill();
    expect((await sealed()).status).toBe(0);
    rmSync(seal.path);
    expect((await ask("--verify", "--lang", "en")).out).toMatch(/^BROKEN missing-seal /);
  });
});

/** The first object below a prefix, as a file of the state folder. */
function onlyFileUnder(prefix: string) {
  const [file] = filesUnder(prefix);
  if (file === undefined) throw new Error(`nothing is under ${prefix}`);
  return file;
}

function filesUnder(prefix: string): readonly { readonly path: string; readonly key: string }[] {
  const objects = join(cloud.stateDir, "data", "s3");
  const bucket = readdirSync(objects).find((name) => /archivebucket[^.]*$/.test(name)) ?? "";
  const root = join(objects, bucket);
  if (!existsSync(join(root, prefix))) return [];
  return readdirSync(join(root, prefix), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .map((path) => ({ path, key: path.slice(root.length + 1) }));
}
