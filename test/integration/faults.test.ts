/**
 * AWS calls that fail: whoever comes again, the registrant or the follow-up, finishes the job, and there is one
 * account with its mail.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { startLocalCloud, type TestCloud } from "../support/local-cloud.ts";
import { faultsLeft, inject, type NewFault, queuesOf, withdrawFaults } from "./support/control.ts";
import { eventually, untilServed } from "./support/eventually.ts";
import { anOperator, type Operator } from "./support/operator.ts";
import { aRegistrant, codeIn, type Registrant } from "./support/registrant.ts";

jest.setTimeout(120_000);

let cloud: TestCloud;
let operator: Operator;
beforeAll(async () => {
  cloud = await startLocalCloud();
  operator = anOperator(cloud);
}, 240_000);
afterAll(async () => {
  operator?.close();
  await cloud?.stop();
});
afterEach(() => withdrawFaults(cloud));

type Call = Omit<NewFault, "mode" | "count">;

/** An SDK tries three times: a fault that hits once is over before anybody learns of it. */
const allTries = 3;

const calls = {
  sendMail: { service: "ses", operation: "SendEmail", function: "deliver-mail" },
  askForCode: { service: "sqs", operation: "SendMessage", function: "start-registration" },
  countAttempt: { service: "dynamodb", operation: "UpdateItem", function: "verify-code" },
  claim: { service: "dynamodb", operation: "UpdateItem", function: "complete-registration" },
  askForFollowUp: { service: "sqs", operation: "SendMessage", function: "complete-registration" },
  signUp: { service: "cognito-idp", operation: "SignUp", function: "complete-registration" },
  putAccount: { service: "dynamodb", operation: "PutItem", function: "complete-registration" },
} as const satisfies Record<string, Call>;

/** From the start to the account, coming again whenever the service asks for it. */
async function registerPatiently(registrant: Registrant): Promise<void> {
  expect(await untilServed(registrant.start)).toMatchObject({ status: 202 });
  const code = await codeFor(registrant);
  const verified = await untilServed(() => registrant.enter(code));
  expect([200, 409]).toContain(verified.status); // 409: verified by the try before, whose answer was lost
  expect(await untilServed(registrant.complete)).toMatchObject({ status: 201 });
}

/** A start whose answer was lost has sent a mail, too: the code to use is that of the newest. */
async function codeFor(registrant: Registrant): Promise<string> {
  for (;;) {
    const mail = await registrant.nextMail();
    if (mail.tags.some(({ value }) => registrant.path().endsWith(`/${value}`))) return codeIn(mail);
  }
}

/** One user and one account, with which its owner signs in, and the mail that says so. */
async function expectRegistered(registrant: Registrant): Promise<void> {
  expect(await operator.usersOf(registrant.email)).toBe(1);
  const accounts = await operator.accountsOf(registrant.email);
  expect(accounts).toHaveLength(1);
  expect(await registrant.signIn()).toMatchObject({ status: 200, body: { accountId: accounts[0] } });
  expect(await registrant.browser.send("GET", "/api/me")).toMatchObject({
    status: 200,
    body: { email: registrant.email },
  });
  await eventually("the completion mail", async () =>
    (await registrant.nextMail()).subject.includes("本登録完了") ? true : undefined,
  );
}

describe("a mail that SES does not take at first", () => {
  it.each([
    ["error", 2],
    ["throttle", 2],
    ["lost-response", 1],
    ["timeout", 1],
  ] as const)("comes all the same: %s", async (mode, count) => {
    await inject(cloud, { ...calls.sendMail, mode, count });
    const registrant = aRegistrant(cloud);
    await registerPatiently(registrant);
    expect(await faultsLeft(cloud)).toEqual([]);
    await expectRegistered(registrant);
  });
});

/** Rules for the second call of an operation: the first is let through by doing it twice, which must do no harm. */
const atSecond = (call: Call, rule: Pick<NewFault, "mode" | "count">): NewFault[] => [
  { ...call, mode: "duplicate" },
  { ...call, ...rule },
];

/** Completed once, in vain, by registrants who then close their browsers. */
const abandoned = {
  "the user is made, and nobody is told": [{ ...calls.signUp, mode: "lost-response", count: allTries }],
  "the account cannot be put": [{ ...calls.putAccount, mode: "error", count: allTries }],
  "the account is put, and nobody is told": [{ ...calls.putAccount, mode: "lost-response", count: allTries }],
  "the mail cannot be asked for": atSecond(calls.askForFollowUp, { mode: "throttle", count: allTries }),
  "the end cannot be noted": atSecond(calls.claim, { mode: "error", count: allTries }),
  "the end is noted, and nobody is told": atSecond(calls.claim, { mode: "lost-response", count: allTries }),
} as const satisfies Record<string, readonly NewFault[]>;

const given = new Map<string, Registrant>();
let undecided: Registrant;
let patient: Registrant;

/** Before the tests that take time of their own: the follow-up comes after 15 seconds, and a mail again. */
describe("a caller who gives up", () => {
  it.each(Object.entries(abandoned))("is asked to come again: %s", async (name, rules) => {
    const registrant = aRegistrant(cloud);
    await registrant.verified();
    await inject(cloud, ...rules);
    const answer = await registrant.complete();
    expect(answer).toMatchObject({ status: 503, body: { code: "temporarily-unavailable" } });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await faultsLeft(cloud)).toEqual([]);
    given.set(name, registrant);
  });

  it("is asked to come again: the user cannot be made", async () => {
    undecided = aRegistrant(cloud);
    await undecided.verified();
    await inject(cloud, { ...calls.signUp, mode: "error", count: allTries });
    expect(await undecided.complete()).toMatchObject({ status: 503 });
  });

  it("waits for a code: SES is down for a while", async () => {
    patient = aRegistrant(cloud);
    const queue = (await queuesOf(cloud)).find(({ name }) => /Mail(?!.*DeadLetters)/.test(name));
    await operator.bringBackAfter(queue?.url ?? "", 5); // and not after 30 seconds
    await inject(cloud, { ...calls.sendMail, mode: "error", count: allTries });
    await patient.start();
    await eventually("the failed delivery", async () =>
      (await faultsLeft(cloud)).length === 0 ? true : undefined,
    );
    expect(await patient.show()).toMatchObject({ body: { state: "requested", mail: { status: "queued" } } });
  });
});

const steps = {
  "a code is asked for": calls.askForCode,
  "an attempt is counted": calls.countAttempt,
  "the claim is written": calls.claim,
  "the follow-up is asked for": calls.askForFollowUp,
  "the user is made": calls.signUp,
  "the account is put": calls.putAccount,
};

describe.each(Object.entries(steps))("attack 24: a fault while %s", (_name, call) => {
  it.each([
    ["error", allTries],
    ["throttle", 1],
    ["lost-response", 1],
    ["lost-response", allTries],
  ] as const)("leaves one account when the caller comes again: %s, %i times", async (mode, count) => {
    await inject(cloud, { ...call, mode, count });
    const registrant = aRegistrant(cloud);
    await registerPatiently(registrant);
    expect(await faultsLeft(cloud)).toEqual([]);
    await expectRegistered(registrant);
  });
});

describe("a user who was made, and nobody was told", () => {
  it("has the password of the completion that is acknowledged", async () => {
    const registrant = aRegistrant(cloud);
    await registrant.verified();
    await inject(cloud, { ...calls.signUp, mode: "lost-response", count: allTries });
    expect(await registrant.complete({ password: "Hayabusa-1st-flight" })).toMatchObject({ status: 503 });
    const password = "Tsugumi-2nd-flight";
    expect(await untilServed(() => registrant.complete({ password }))).toMatchObject({ status: 201 });
    expect(await registrant.signIn({ password: "Hayabusa-1st-flight" })).toMatchObject({ status: 401 });
    expect(await registrant.signIn({ password })).toMatchObject({ status: 200 });
    expect(await operator.accountsOf(registrant.email)).toHaveLength(1);
  });
});

describe("a time-out at each of these steps, in a crowd", () => {
  it("leaves one account for everybody", async () => {
    await inject(cloud, ...Object.values(steps).map((call) => ({ ...call, mode: "timeout" as const })));
    const crowd = Object.keys(steps).map(() => aRegistrant(cloud));
    await Promise.all(crowd.map(registerPatiently));
    expect(await faultsLeft(cloud)).toEqual([]);
    for (const registrant of crowd) await expectRegistered(registrant);
  });
});

describe("the follow-up", () => {
  it.each(Object.keys(abandoned))("finishes what its caller gave up: %s", async (name) => {
    const registrant = given.get(name);
    if (!registrant) throw new Error("it was not begun");
    await eventually("the end of the registration", async () =>
      JSON.stringify((await registrant.show()).body).includes('"state":"completed"') ? true : undefined,
    );
    await expectRegistered(registrant);
  });

  it("releases a claim that has led to no user, so that the form may be sent anew", async () => {
    await eventually("the release", async () =>
      JSON.stringify((await undecided.show()).body).includes('"state":"verified"') ? true : undefined,
    );
    expect(await operator.usersOf(undecided.email)).toBe(0);
    expect(await operator.accountsOf(undecided.email)).toEqual([]);
    expect(await undecided.complete()).toMatchObject({ status: 201 });
    await expectRegistered(undecided);
  });
});

describe("the mail queue", () => {
  it("brings a mail again that could not be sent", async () => {
    const code = codeIn(await patient.nextMail());
    expect(await patient.enter(code)).toMatchObject({ status: 200 });
    expect(await untilServed(patient.complete)).toMatchObject({ status: 201 });
    await expectRegistered(patient);
  });
});
