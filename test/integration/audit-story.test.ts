/** A whole registration, printed from the log alone, by the command that auditors use. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { recallStack } from "local-cloud";
import { run } from "../../commands/audit/run.ts";
import type { AuditRecord } from "../../contracts/audit.ts";
import { auditQueries } from "../../lib/config/audit-queries.ts";
import { asking } from "../../testing/audit/a-trail.ts";
import { advance, logsOf, nowOf } from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { operatorSettings } from "../../testing/drivers/operator.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, codeIn, otherThan, type Registrant, textIn } from "../../testing/drivers/registrant.ts";
import { insights } from "../../testing/logs-insights.ts";
import { projectRoot } from "../../testing/project-root.ts";

const ask = asking(run);

type Event = AuditRecord & { readonly times: number };
interface Story {
  readonly kind: string;
  readonly ending: string;
  readonly registrationId: string;
  readonly accountId: string;
  readonly events: readonly Event[];
}

let company: Registrant;
let registrationId: string;
let accountId: string;
let terms: { version: string; sha256: string };
beforeAll(async () => {
  await aRegistrant(cloud).registered(); // somebody else
  company = aRegistrant(cloud);
  await livesThrough();
});

/** A wrong code, a second code, completion, a wrong password, a correction. */
async function livesThrough(): Promise<void> {
  const { body } = await company.browser.send("GET", "/api/terms");
  terms = body as typeof terms; // the contract of GET /terms
  const first = await company.startedWithCode();
  await company.enter(otherThan(first));
  await advance(cloud, 61);
  await company.resend();
  const second = codeIn(await company.nextMail());
  await company.codeSent();
  await company.enter(second);
  accountId = textIn(await company.complete(), "accountId");
  registrationId = company.path().split("/").at(-1) ?? "";
  await company.nextMail();
  await company.browser.send("DELETE", "/api/session");
  await company.signIn({ password: "not-the-password-1" });
  await company.signIn();
  await company.browser.send("PATCH", "/api/me", { department: "経営企画部" });
  await eventually("the delivery of four mails", async () => {
    const [story] = await stories("--registration", registrationId);
    const delivered = story?.events.filter(({ event }) => event === "mail.delivered") ?? [];
    return delivered.length === 4 ? true : undefined;
  });
}

async function stories(...args: readonly string[]): Promise<Story[]> {
  const { status, out, err } = await ask([...args, "--json"], { LOCAL_STATE_DIR: cloud.stateDir });
  if (status !== 0) throw new Error(err);
  return JSON.parse(out).stories;
}

const reported = (events: readonly Event[] = []) => events.map(({ event, outcome }) => `${event} ${outcome}`);
const isMail = ({ event }: Event): boolean => event.startsWith("mail.");

describe("the log alone", () => {
  it("prints the registration step by step", async () => {
    const [story, ...more] = await stories("--registration", registrationId);
    expect(more).toEqual([]);
    expect(story).toMatchObject({ kind: "registration", registrationId, accountId, ending: "completed" });
    expect(reported(story?.events.filter((each) => !isMail(each)))).toEqual([
      "terms.accepted success",
      "registration.started success",
      "code.issued success",
      "code.failed failure",
      "code.resent success",
      "code.issued success",
      "code.verified success",
      "profile.saved success",
      "registration.completed success",
      "auth.signed-in success",
      "auth.signed-out success",
      "auth.signed-in success",
      "account.updated success",
    ]);
    for (const step of ["mail.queued success", "mail.sent success", "mail.delivered success"]) {
      expect(reported(story?.events).filter((each) => each === step)).toHaveLength(4);
    }
  });

  it("prints who, when, from where and under which terms", async () => {
    const [story] = await stories("--registration", registrationId);
    const find = (name: string) => story?.events.find(({ event }) => event === name);
    expect(find("terms.accepted")).toMatchObject({
      termsVersion: terms.version,
      termsSha256: terms.sha256,
      emailHmac: expect.stringMatching(/^[0-9a-f]{64}$/),
      hmacKeyId: expect.any(String),
      srcIp: expect.stringMatching(/^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/),
      userAgentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(find("code.failed")).toMatchObject({ issue: 1, attempt: 1 });
    expect(find("code.verified")).toMatchObject({ issue: 2 });
    const times = story?.events.map(({ time }) => time) ?? [];
    expect(times).toEqual([...times].sort());
  });

  it("ties each mail to the request that caused it", async () => {
    const [story] = await stories("--registration", registrationId);
    const causes = (name: string) =>
      story?.events.filter(({ event }) => event === name).map(({ correlationId }) => correlationId);
    const signIn = causes("auth.signed-in")?.at(-1);
    const requests = [
      ...["registration.started", "code.resent", "registration.completed"].flatMap(causes),
      signIn,
    ];
    expect(new Set(requests).size).toBe(4);
    for (const name of ["mail.queued", "mail.sent", "mail.delivered"]) expect(causes(name)).toEqual(requests);
  });

  it("is found by the address, with the sign-in that failed", async () => {
    const found = await stories("--email", company.email.toUpperCase());
    const events = found.flatMap(({ events: all }) => reported(all));
    expect(events).toContain("registration.completed success");
    expect(events).toContain("auth.failed failure");
    expect(found.filter(({ kind }) => kind === "registration")).toHaveLength(1);
  });

  it("is found by the account", async () => {
    expect(await stories("--account", accountId)).toEqual(await stories("--registration", registrationId));
  });
});

describe("the auditors' saved questions", () => {
  const answers = async (
    query: keyof typeof auditQueries,
    { hours = 0, parameters = {} }: { hours?: number; parameters?: Record<string, string> } = {},
  ) => {
    const lines = (await logsOf(cloud)).split("\n").filter((line) => line !== "");
    const now = (await nowOf(cloud)) + hours * 3_600_000;
    return insights(auditQueries[query]?.text ?? "", lines, { now, parameters });
  };

  it("who registered, when, under which terms, from where", async () => {
    const rows = await answers("registrations");
    expect(rows).toHaveLength(2); // somebody else registered, too
    expect(rows[0]).toMatchObject({
      "message.audit.registrationId": registrationId,
      accountId,
      terms: terms.version,
      termsSha256: terms.sha256,
      fromIp: expect.any(String),
      emailHmac: expect.any(String),
    });
  });

  it("the whole story of one registration", async () => {
    const rows = await answers("story", { parameters: { registrationId } });
    const [first, last] = [rows[0], rows.at(-1)];
    expect(first?.["message.audit.event"]).toBe("terms.accepted");
    expect(rows.length).toBeGreaterThan(12);
    expect(Number(last?.["@timestamp"])).toBeGreaterThan(Number(first?.["@timestamp"]));
  });

  it("wrong codes by address, and from how many clients", async () => {
    expect(await answers("wrongCodes")).toMatchObject([
      { refusals: 1, distinctIps: 1, registrations: 1, "message.audit.emailHmac": expect.any(String) },
    ]);
  });

  it("what became of the mails, by Japan's days", async () => {
    const rows = await answers("deliveries");
    const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
    expect([sum("sent"), sum("delivered"), sum("bounced")]).toEqual([6, 6, 0]);
  });

  it("mails that did not arrive within an hour", async () => {
    expect(await answers("undelivered", { hours: 2 })).toEqual([]);
    const lost = aRegistrant(cloud, { email: "bounce@simulator.amazonses.com" });
    await lost.start();
    const id = lost.path().split("/").at(-1) ?? "";
    await eventually("the bounce", async () => {
      const events = (await stories("--registration", id)).flatMap(({ events: all }) => reported(all));
      return events.some((each) => each.startsWith("mail.bounced")) ? true : undefined;
    });
    expect(await answers("undelivered")).toEqual([]); // the hour has not passed
    expect(await answers("undelivered", { hours: 2 })).toMatchObject([
      { registrationId: id, lastEvent: "mail.bounced", deliveredMs: 0 },
    ]);
  });
});

describe("the same story", () => {
  it("is read as from AWS: by a process of its own, from a log group behind an endpoint", async () => {
    const { AuditLogGroupName = "", AddressSecretArn = "" } = recallStack(cloud.stateDir)?.outputs ?? {};
    const place = ["--log-group", AuditLogGroupName, "--secret", AddressSecretArn];
    const args = ["commands/audit/main.ts", "--email", company.email, "--json", ...place];
    const { endpoint, credentials } = operatorSettings(cloud);
    const env = {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: projectRoot, env });
    const answer = JSON.parse(stdout);
    expect(answer.source).toMatchObject({ kind: "aws", logGroupName: AuditLogGroupName });
    expect(answer.stories).toEqual(await stories("--email", company.email));
  });

  it("is there after the local cloud was killed", async () => {
    const before = await stories("--email", company.email);
    await cloud.kill();
    expect(await stories("--email", company.email)).toEqual(before);
    const { out } = await ask(["--registration", registrationId], { LOCAL_STATE_DIR: cloud.stateDir });
    expect(out).toContain("停止中");
  });
});
