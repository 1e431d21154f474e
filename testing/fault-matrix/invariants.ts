/** What must hold after any fault (design.md): whatever breaks it is reported in a sentence. */
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { auditRecordsIn } from "../audit-records.ts";
import { marks } from "../drivers/canaries.ts";
import {
  type BusEvent,
  eventsOf,
  isForDeadLetters,
  mailsOf,
  messagesIn,
  queuesOf,
} from "../drivers/control.ts";
import { untilServed } from "../drivers/eventually.ts";
import { keptLogsOf } from "../drivers/kept-logs.ts";
import { textIn } from "../drivers/registrant.ts";
import type { Person } from "./person.ts";
import type { Stage } from "./stage.ts";

/** A fault brings a mail again at most as often as it hits, and once for its message. */
const mailStorm = 6;

/** Whether a user and an account are both there, or neither. */
export async function halvesOf({ operator }: Stage, { registrant: { email } }: Person): Promise<string[]> {
  const [users, accounts] = [await operator.usersOf(email), (await operator.accountsOf(email)).length];
  return users === accounts && users <= 1 ? [] : [`there are ${users} users and ${accounts} accounts`];
}

/** Of somebody who has gone to the end: one account, theirs, with what they typed, and a mail about it. */
export async function violationsOf(stage: Stage, person: Person): Promise<string[]> {
  const { cloud, operator } = stage;
  const { registrant, accountId, profile } = person;
  const accounts = await operator.accountsOf(registrant.email);
  const mails = await mailsOf(cloud, registrant.email);
  const completions = mails.filter(({ subject }) => subject.includes("本登録完了")).length;
  const isSignedIn = registrant.browser.jar.has("__Host-session");
  const me = () => untilServed(() => registrant.browser.send("GET", "/api/me"));
  const session = isSignedIn ? (await me()).status : 200;
  const signedIn = await untilServed(registrant.signIn);
  const shown = await me();
  return [
    ...(await halvesOf(stage, person)),
    ...unless(accounts.length === 1, `there are ${accounts.length} accounts`),
    ...unless(accountId === undefined || accounts[0] === accountId, "the acknowledged account is lost"),
    ...unless(session === 200, `the session answers ${session}`),
    ...unless(signedIn.status === 200, `signing in answers ${signedIn.status}`),
    ...unless(
      signedIn.status !== 200 || textIn(signedIn, "accountId") === accounts[0],
      "signing in opens another account",
    ),
    ...unless(shown.status === 200, `My page answers ${shown.status}`),
    ...unless(isShown(profile, shown.body), "what was typed is lost"),
    ...unless(completions > 0, "no completion mail came"),
    ...unless(completions <= mailStorm, `${completions} completion mails came`),
  ];
}

const unless = (holds: boolean, violation: string): string[] => (holds ? [] : [violation]);

const meBody = z.object({ profile: z.record(z.string(), z.unknown()) });

const isShown = (typed: Person["profile"], body: unknown): boolean => {
  const { data } = meBody.safeParse(body);
  return Object.entries(typed).every(([field, value]) => isDeepStrictEqual(data?.profile[field], value));
};

/** What remains of one that was erased has no address. */
const account = z.object({
  accountId: z.string(),
  email: z.string().optional(),
  eventSequence: z.int().default(1),
});
type StoredAccount = z.output<typeof account>;

/** Of everything that has happened on a cloud, once it is quiet. */
export async function leftBehind(stage: Stage): Promise<string[]> {
  const { cloud, operator } = stage;
  const accounts = z.array(account).parse(await operator.items("accounts"));
  const logs = keptLogsOf(cloud);
  const completed = new Set(
    auditRecordsIn(logs)
      .filter(({ event }) => event === "registration.completed")
      .map(({ accountId }) => String(accountId)),
  );
  const states = (await operator.items("ephemeral")).map((item) => item["state"]);
  const letters = messagesIn((await queuesOf(cloud)).filter(isForDeadLetters));
  const ids = new Set(accounts.map(({ accountId }) => accountId));
  const living = accounts.flatMap(({ email }) => email ?? []);
  const emails = new Set(living);
  return [
    ...unless(letters === 0, `${letters} dead letters`),
    ...unless(!states.includes("completing"), "a registration is still being completed"),
    ...unless(emails.size === living.length, `${living.length} accounts for ${emails.size} addresses`),
    ...[...ids].filter((id) => !completed.has(id)).map((id) => `no audit event names account ${id}`),
    ...[...completed]
      .filter((id) => !ids.has(id))
      .map((id) => `an audit event names account ${id}, which there is not`),
    ...Object.entries(marks).flatMap(([name, mark]) => unless(!logs.includes(mark), `a log holds ${name}`)),
    ...misreported(accounts, await eventsOf(cloud)),
  ];
}

/** What other systems have heard differently from what happened: each event of each account, and nothing of its owner. */
function misreported(accounts: readonly StoredAccount[], events: readonly BusEvent[]): string[] {
  const published = Map.groupBy(events, ({ detail }) => String(detail["accountId"]));
  const known = new Set(accounts.map(({ accountId }) => accountId));
  const text = JSON.stringify(events);
  return [
    ...[...published.keys()].filter((id) => !known.has(id)).map((id) => `an event names nobody: ${id}`),
    ...accounts.flatMap(({ accountId, eventSequence }) => {
      const own = published.get(accountId) ?? [];
      const ids = new Map(own.map(({ detail }) => [detail["eventId"], detail["sequence"]]));
      const sequences = [...ids.values()].map(Number).sort((a, b) => a - b);
      const expected = Array.from({ length: eventSequence }, (_, at) => at + 1);
      return unless(
        isDeepStrictEqual(sequences, expected),
        `account ${accountId} has had ${eventSequence} events, of which came ${sequences.join(",") || "none"}`,
      );
    }),
    ...Object.entries(marks).flatMap(([name, mark]) =>
      unless(!text.includes(mark), `an event holds ${name}`),
    ),
  ];
}
