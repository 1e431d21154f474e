import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { markedProfile, marks } from "../../testing/drivers/canaries.ts";
import { advance, logsOf } from "../../testing/drivers/control.ts";
import { anOperator, type Operator } from "../../testing/drivers/operator.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, type Registrant } from "../../testing/drivers/registrant.ts";

let operator: Operator;
let owner: Registrant;
let other: Registrant;
let accountId: string;
let otherId: string;

beforeAll(async () => {
  operator = anOperator(cloud);
  owner = aRegistrant(cloud, {
    email: `${marks.email}@example.jp`,
    profile: markedProfile,
    password: marks.password,
  });
  other = aRegistrant(cloud);
  accountId = await owner.registered();
  otherId = await other.registered();
  await owner.signIn();
  await other.signIn();
  const { email } = owner;
  await aBrowser(cloud).send("POST", "/api/session", { email, password: marks.password });
}, 120_000);

afterAll(() => operator.close());

const download = (query = "") => owner.browser.send("GET", `/api/me/export${query}`);

/** What is stored and not handed out, with the reason. */
const withheld = new Set([
  // How a write recognises itself when its answer is lost.
  "writtenBy",
  // Says how often all sessions were ended, and nothing of anybody.
  "sessionEpoch",
  "epoch",
  // Numbers what other systems were sent; what happened is in the export itself.
  "eventSequence",
  "eventLog",
  // By which whoever had the table could look for a session's token.
  "pk",
  "sk",
  // When the database deletes the item, in seconds: the limits beside it say the same.
  "ttl",
]);

/** Every value in an item, instants as the export has them. */
function leaves(value: unknown): unknown[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, member]) => (withheld.has(name) ? [] : leaves(member)));
  }
  return [typeof value === "number" ? new Date(value).toISOString() : value];
}

const storedOf = async (id: string) => {
  const [account] = (await operator.items("accounts")).filter((item) => item["accountId"] === id);
  const sessions = (await operator.items("ephemeral")).filter(({ pk }) => pk === `SESSIONS#${id}`);
  return { account, sessions };
};

it("hands out everything that is stored of an account, and nothing of another's", async () => {
  const answer = await download();
  const mine = await storedOf(accountId);
  const others = await storedOf(otherId);

  expect(answer.status).toBe(200);
  expect(mine.sessions.length).toBeGreaterThan(1);
  const exported = leaves(answer.body);
  for (const leaf of [...leaves(mine.account), ...leaves(mine.sessions)]) expect(exported).toContain(leaf);

  const shared = new Set<unknown>([...leaves(mine.account), ...leaves(mine.sessions)]);
  const theirs = [...leaves(others.account), ...leaves(others.sessions)].filter((leaf) => !shared.has(leaf));
  expect(theirs.length).toBeGreaterThan(20);
  expect(exported.filter((leaf) => theirs.includes(leaf))).toEqual([]);
});

it("is a file, by day in Japan, that no cache keeps", async () => {
  const { headers } = await download();
  const day = new Date(Date.parse(String(headers.get("date"))) + 9 * 3_600_000).toISOString().slice(0, 10);
  expect(headers.get("content-disposition")).toBe(`attachment; filename="account-${day}.json"`);
  expect(headers.get("content-type")).toContain("application/json");
  expect(headers.get("cache-control")).toBe("no-store");
});

it("is a table of two columns where that is asked for", async () => {
  const { headers, body } = await download("?format=csv");
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const [head, ...rows] = String(body).split("\r\n");
  // What reads the answer as a text has taken the mark off.
  expect(head?.replace("\uFEFF", "")).toBe("項目,内容");
  for (const mark of [marks.organizationName, marks.phone, marks.birthDate, marks.department])
    expect(rows.some((row) => row.endsWith(`,${mark}`))).toBe(true);
  expect((await download("?format=xml")).body).toMatchObject({
    status: 422,
    errors: [{ pointer: "/format" }],
  });
});

it("is recorded, without a word of what it holds", async () => {
  const records = auditRecordsIn(await logsOf(cloud)).filter(({ event }) => event === "account.exported");
  expect(records.map((record) => [record.accountId, record.reason])).toEqual([
    [accountId, "json"],
    [accountId, "json"],
    [accountId, "csv"],
  ]);
});

it("asks for the password anew after ten minutes, and ends after ten in a day", async () => {
  await advance(cloud, 601);
  expect((await download()).body).toMatchObject({
    ...{ status: 403, code: "reauthentication-required", methods: ["password"] },
  });
  const again = { password: marks.password };
  expect((await owner.browser.send("POST", "/api/session/reauthentication", again)).status).toBe(204);
  const statuses: number[] = [];
  for (let times = 1; times <= 8; times += 1) statuses.push((await download()).status);
  // Unless it is midnight in between, three were counted before.
  expect(statuses.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => 200));
  expect((await download()).body).toMatchObject({ status: 429, code: "limit-reached" });
});
