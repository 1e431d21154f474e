/** What must hold after everybody has registered, whatever happened to the service meanwhile. */
import { auditRecordsIn } from "../../testing/audit-records.ts";
import type { TestCloud } from "../../testing/cloud/cloud-process.ts";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { marks } from "../../testing/drivers/canaries.ts";
import { mailsOf, messagesIn, queuesOf } from "../../testing/drivers/control.ts";
import { keptLogsOf } from "../../testing/drivers/kept-logs.ts";
import { anOperator } from "../../testing/drivers/operator.ts";
import { textIn } from "../../testing/drivers/registrant.ts";
import type { Registered } from "./client.ts";
import { patiently } from "./patience.ts";

export interface Finding {
  readonly what: string;
  /** How many were looked at, and how many of them were as they must be. */
  readonly checked: number;
  readonly held: number;
}

const finding = <T>(what: string, all: Iterable<T>, holds: (one: T) => boolean): Finding => {
  const checked = [...all];
  return { what, checked: checked.length, held: checked.filter(holds).length };
};

export async function findings(
  cloud: TestCloud,
  registered: readonly Registered[],
  inParallel: <T, R>(work: readonly T[], run: (one: T) => Promise<R>) => Promise<R[]>,
): Promise<Finding[]> {
  // Before this asks for more: each sign-in below brings its owner a notice.
  const queues = await queuesOf(cloud);
  const operator = anOperator(cloud);
  const accounts = await operator.items("accounts");
  const users = await operator.users();
  const states = (await operator.items("ephemeral")).map((item) => item["state"]);
  operator.close();
  const mails = await mailsOf(cloud);
  const completionMails = new Set(
    mails
      .filter(({ subject }) => subject.includes("本登録完了"))
      .flatMap(({ destination }) => destination.to),
  );
  const logs = keptLogsOf(cloud);
  const events = auditRecordsIn(logs);
  const recorded = new Set(events.filter(({ event }) => event === "registration.completed").map(accountIdOf));
  const verified = new Set(
    events.filter(({ event }) => event === "code.verified").map(({ registrationId }) => registrationId),
  );
  const ids = new Set(accounts.map(accountIdOf));
  const signedIn = await inParallel(registered, async ({ email, accountId, password }) => {
    const answer = await signIn(cloud, email, password);
    return answer.status === 200 && textIn(answer, "accountId") === accountId;
  });
  const renewed = registered.filter(({ way }) => way !== "as registered");
  const outdated = await inParallel(
    renewed,
    async ({ email }) => (await signIn(cloud, email, marks.password)).status,
  );
  const passwordMails = new Set(
    mails
      .filter(({ subject }) => subject.includes("パスワード変更"))
      .flatMap(({ destination }) => destination.to),
  );
  const setAnew = new Set(
    events.filter(({ event }) => event === "password.reset" || event === "password.changed").map(accountIdOf),
  );
  const emails = accounts.map((account) => String(account["email"]));
  return [
    finding("acknowledged completions can sign in to their account", signedIn, (is) => is),
    finding("passwords that were changed or reset open nothing", outdated, (status) => status === 401),
    finding("new passwords have a mail", renewed, ({ email }) => passwordMails.has(email)),
    finding("new passwords are in the audit trail", renewed, ({ accountId }) => setAnew.has(accountId)),
    finding("acknowledged completions have one account", registered, ({ email, accountId }) =>
      isOnce(accounts, (each) => each["email"] === email && each["accountId"] === accountId),
    ),
    finding("accounts have an address of their own", emails, (email) =>
      isOnce(emails, (one) => one === email),
    ),
    finding("accounts have one user, whose address is verified", accounts, ({ accountId }) =>
      isOnce(users, (user) => user.accountId === accountId && user.isVerified),
    ),
    finding("users have an account", users, (user) => ids.has(accountIdOf(user))),
    finding("accounts had their address verified before", accounts, (account) =>
      verified.has(String(account["registrationId"])),
    ),
    finding("accounts have a completion mail", emails, (email) => completionMails.has(email)),
    finding("accounts are in the audit trail", ids, (id) => recorded.has(id)),
    finding("completions in the audit trail are accounts", recorded, (id) => ids.has(id)),
    finding(
      "flows have come to an end or can go on",
      states,
      (state) => !["completing", "setting"].includes(String(state)),
    ),
    finding("queues and dead-letter queues are empty", queues, (queue) => messagesIn([queue]) === 0),
    finding("marked values are in no log", Object.values(marks), (mark) => !logs.includes(mark)),
  ];
}

const isOnce = <T>(all: readonly T[], is: (one: T) => boolean): boolean => all.filter(is).length === 1;

const accountIdOf = (one: { readonly accountId?: unknown }): string => String(one.accountId);

const signIn = (cloud: TestCloud, email: string, password: string) =>
  patiently(() => browserOf(cloud).send("POST", "/api/session", { email, password }));

/** Each sign-in from an address of its own: that many from one would be taken for guesses. */
let browsers = 0;
function browserOf(cloud: TestCloud) {
  browsers += 1;
  return aBrowser(cloud, { clientIp: `127.2.${browsers >> 8}.${browsers & 255}` });
}
