/** Everything that can happen to registrations, with a marked value wherever somebody can enter one. */
import { randomUUID } from "node:crypto";
import type { AccountType } from "../../contracts/account-type.ts";
import { receptionNumberOf } from "../../functions/domain/reception-number.ts";
import { auditRecordsIn } from "../audit-records.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { aBrowser, type Browser } from "./browser.ts";
import { markedExtras, markedPrivateProfile, markedProfile, marks, type Secrets } from "./canaries.ts";
import type { CodeFlowDriver } from "./code-flow.ts";
import {
  advance,
  advanceAtRest,
  advanceToFiguresOfMonth,
  advanceToLateInMonth,
  advanceToNextHour,
  advanceToSealOfDay,
  fire,
  inject,
  isForDeadLetters,
  logsOf,
  mailsOf,
  messagesIn,
  nowOf,
  queueOf,
  queuesOf,
} from "./control.ts";
import { aDesk } from "./desk.ts";
import { aMover } from "./email-change.ts";
import { eventually, untilServed } from "./eventually.ts";
import { aHandover } from "./handover.ts";
import { linkTokens } from "./mail-links.ts";
import { anOperator } from "./operator.ts";
import { aForgetful } from "./password-reset.ts";
import { aRegistrant, codeIn, otherThan, type Registrant, textIn } from "./registrant.ts";
import { aReviver } from "./revival.ts";
import { settle } from "./settle.ts";
import { leaveUnused, overdue, sweepAndSettle } from "./sweep.ts";

export { markedProfile, marks };

const { department, familyName, givenName, password, wrongPassword, nextPassword } = marks;

interface Stage {
  readonly cloud: TestCloud;
  /** Somebody of whom everything is marked; with a known address if one is given. */
  somebody(email?: string, accountType?: AccountType): Registrant;
  /** Enters the code that has come, and remembers it with the browser's cookies. */
  verify(registrant: Registrant): Promise<string>;
}

/** Plays it all, until every queue is empty. */
export async function everythingHappens(cloud: TestCloud): Promise<Secrets> {
  const secrets = new Map<string, string>();
  let people = 0;
  const stage: Stage = {
    cloud,
    somebody(email, accountType = "business") {
      people += 1;
      return aRegistrant(cloud, {
        accountType,
        email: email ?? `${marks.email}-${people}@example.jp`,
        profile: accountType === "individual" ? markedPrivateProfile : markedProfile,
        password,
        extras: markedExtras,
      });
    },
    async verify(registrant) {
      const code = await registrant.startedWithCode();
      await registrant.enter(code);
      secrets.set(`code of ${registrant.email}`, code);
      for (const [cookie, value] of registrant.browser.jar)
        secrets.set(`${cookie} of ${registrant.email}`, value);
      return code;
    },
  };
  // Queues keep a message for 14 days: one that was given up is to be seen after the month's figures, too.
  await advanceToLateInMonth(cloud);
  await dies(stage);
  await givesUp(stage);
  await reads(stage);
  await meetsLimits(stage);
  await mistypesCodes(stage);
  await startsTwice(stage);
  const owner = await completesInSpiteOfFaults(stage);
  secrets.set("session", owner.browser.jar.get("__Host-session") ?? "");
  secrets.set("device", owner.browser.jar.get("__Host-device") ?? "");
  await comesBackBeforeTheMail(stage);
  await comesTooLate(stage, owner);
  await findsTheAddressHeld(stage);
  await usesTheAccount(owner);
  await usesSessions(stage, owner);
  await changesNoAddress(stage);
  await changesTheAddress(stage, secrets);
  await handsOver(stage, owner, secrets);
  await disavowsTheChanges(stage, owner, secrets);
  await resetsThePassword(stage, owner, secrets);
  await sendsNonsense(stage, owner);
  await guessesThePassword(owner);
  await callsTheDesk(stage, owner);
  await correctsAnAddress(stage, secrets);
  await handsOutWhatIsStored(stage, secrets);
  await losesAccounts(stage);
  await isForgotten(stage, secrets);
  await asksForTooManyCodes(stage);
  await isSealed(cloud);
  await settle(cloud);
  const given = (await queuesOf(cloud)).filter((queue) => isForDeadLetters(queue) && messagesIn([queue]) > 0);
  if (messagesIn(given) !== 1) throw new Error(`not one dead letter, but ${JSON.stringify(given)}`);
  return secrets;
}

/** Once with what was archived, once more after a seal, and at the end of a day and of a month. */
async function isSealed(cloud: TestCloud): Promise<void> {
  const ways = [
    () => advance(cloud, 3 * 3600),
    () => advance(cloud, 3600),
    () => advanceToSealOfDay(cloud),
    () => advanceToFiguresOfMonth(cloud),
  ];
  for (const pass of ways) {
    await pass();
    await fire(cloud, "seal-audit");
    const queue = () => queueOf(cloud, "SealQueue");
    await eventually("the seal", async () => (messagesIn([await queue()]) === 0 ? true : undefined));
  }
}

/** Bodies of the messages that were given up. */
export async function deadLetters(cloud: TestCloud): Promise<string[]> {
  const operator = anOperator(cloud);
  const queues = (await queuesOf(cloud)).filter(isForDeadLetters);
  const bodies = await Promise.all(queues.map(({ url }) => operator.peek(url)));
  operator.close();
  return bodies.flat();
}

/** The owner and a registrant who waits for a code call the desk, which looks both up and does all that it may. */
async function callsTheDesk({ cloud, somebody }: Stage, { email }: Registrant): Promise<void> {
  const [asA, asB] = [aDesk(cloud, "A"), aDesk(cloud, "B")];
  const waiting = somebody();
  const registrationId = textIn(await waiting.start(), "registrationId");
  // One whose registration is gone is looked for among accounts.
  const gone = { registrationId: "gone" };
  for (const key of [{ email }, { registrationId }, { email: `nobody-${email}` }, gone])
    await asA("findings", { ...key, clientIp: "127.0.0.1" });
  await asA("session-ends", gone);
  const call = { function: "desk-act", service: "dynamodb", operation: "UpdateItem" } as const;
  await advance(cloud, 61);
  // The first three count: for the registration, its mailbox, and everybody.
  await inject(cloud, { ...call, mode: "lost-response", skip: 3 });
  await asA("resends", { registrationId });
  await asA("limit-clearings", { registrationId, limit: "codes-per-address" });
  for (let calls = 1; calls <= 5; calls += 1)
    await asA("limit-clearings", { email, limit: "codes-per-address" });
  await asB("reveals", { email, fields: ["name", "email", "phone", "address", "birth-date", "contact"] });
  await asB("session-ends", { email });
  await asB("resets", { email });
  // What is noted on the account comes first.
  await inject(cloud, { ...call, mode: "lost-response", skip: 1 });
  await asB("suspensions", { email });
  await asB("restorations", { email });
  const { body } = await asA("proposals", { email, kind: "delete" });
  const decision = `proposals/${String(body["proposalId"])}`;
  await asB(`${decision}/rejections`, { digest: body["digest"] });
  await advance(cloud, 2);
}

/** Its owner objects once; then its new mailbox is proven, another operator approves, and a follow-up that dies is followed by the next. */
async function correctsAnAddress(stage: Stage, secrets: Map<string, string>): Promise<void> {
  const { cloud } = stage;
  const { email } = await registeredSomebody(stage);
  const newEmail = `corrected-${email}`;
  const [asA, asB] = [aDesk(cloud, "A"), aDesk(cloud, "B")];
  const browser = aBrowser(cloud, { extras: markedExtras });
  const press = async (purpose: "object" | "confirm-address", to: string, atLeast: number) => {
    const token = (await linkTokens(cloud, to, purpose, atLeast)).at(-1) ?? "";
    secrets.set(`link to ${to} for ${purpose} ${atLeast}`, token);
    const call = { function: "answer-link", service: "dynamodb", operation: "UpdateItem" } as const;
    await inject(cloud, { ...call, mode: "lost-response" });
    for (const pressed of [token, token, `${marks.email}@example.jp`])
      await browser.send("POST", `/api/links/${purpose}`, { token: pressed });
  };
  for (const times of [1, 2]) {
    const wish = { email, kind: "correct-address", newEmail, evidence: "letter" };
    const { body } = await asA("proposals", wish);
    await advance(cloud, 12);
    if (times === 1) await press("object", email, times);
    else await press("confirm-address", newEmail, times);
    const dies = { function: "follow-up-completion", service: "dynamodb", operation: "UpdateItem" } as const;
    if (times === 2) await inject(cloud, { ...dies, mode: "crash-after", skip: 1 });
    await asB(`proposals/${String(body["proposalId"])}/approvals`, { digest: body["digest"] });
  }
  await eventually("the correction", async () => {
    await advanceAtRest(cloud, 16);
    return (await asA("findings", { email: newEmail })).body["state"] === "active" ? true : undefined;
  });
}

/** By a link that somebody presses in both forms, and then another. */
async function handsOutWhatIsStored(stage: Stage, secrets: Map<string, string>): Promise<void> {
  const { cloud } = stage;
  const { email } = await registeredSomebody(stage);
  const { body } = await aDesk(cloud, "A")("proposals", { email, kind: "export" });
  const approval = `proposals/${String(body["proposalId"])}/approvals`;
  await aDesk(cloud, "B")(approval, { digest: body["digest"] });
  await advance(cloud, 12);
  const [token = ""] = await linkTokens(cloud, email, "export");
  secrets.set(`link to ${email} of an export`, token);
  const browser = aBrowser(cloud, { extras: markedExtras });
  for (const sent of [{ token }, { token, format: "csv" }, { token: `${marks.email}@example.jp` }])
    await browser.send("POST", "/api/links/export", sent);
}

/** A message about a registration that cannot be read any more: it is delivered ten times, each half a minute later. */
async function dies({ cloud }: Stage): Promise<void> {
  const operator = anOperator(cloud);
  const queue = await queueOf(cloud, "MailQueue");
  const email = `${marks.email}@example.jp`;
  await operator.put("ephemeral", {
    pk: `REGISTRATION#${receptionNumberOf("unreadable")}`,
    sk: "REGISTRATION",
    email,
    profile: markedProfile,
    language: password,
    startedAt: email,
  });
  const message = {
    kind: "code",
    purpose: "registration",
    flowId: "unreadable",
    codeNumber: 1,
    emailHmac: "00",
  };
  await operator.post(queue.url, JSON.stringify(message));
  await eventually("the dead letter", async () => {
    await advanceAtRest(cloud, 31);
    return messagesIn([await queueOf(cloud, "MailDeadLetters")]) === 1 ? true : undefined;
  });
  operator.close();
}

const ofCompletion = { function: "complete-registration" } as const;
const allTries = 3;

/** The follow-up finishes what its callers leave, or sets it aside, and looks again. */
async function givesUp({ cloud, somebody, verify }: Stage): Promise<void> {
  const failing = [
    { service: "dynamodb", operation: "PutItem" },
    { service: "cognito-idp", operation: "SignUp" },
  ] as const;
  for (const call of failing) {
    const registrant = somebody();
    await verify(registrant);
    await inject(cloud, { ...ofCompletion, ...call, mode: "error", count: allTries });
    await registrant.complete();
  }
  await advance(cloud, 16);
}

async function reads({ cloud }: Stage): Promise<void> {
  const browser = aBrowser(cloud, { extras: markedExtras });
  const text = encodeURIComponent(familyName);
  const paths = [
    "terms",
    "openapi.json",
    "events.json",
    `characters?text=${text}`,
    "addresses?postalCode=2100007",
    "nothing",
  ];
  for (const path of paths) await browser.send("GET", `/api/${path}`);
}

/** Passwords that are taken and refused, and more than may be asked about in a minute: all at once, or it is over before. */
async function judges(registrant: Registrant): Promise<void> {
  await eventually("a password too many", async () => {
    const asked = await Promise.all(
      Array.from({ length: 31 }, (_, at) =>
        registrant.judge(at % 2 ? password : wrongPassword, [familyName, givenName]),
      ),
    );
    return asked.some(({ status }) => status === 429) ? true : undefined;
  });
}

/** A resend too soon, a resend whose answers are lost, and too many codes for one address. */
async function meetsLimits({ cloud, somebody, verify }: Stage): Promise<void> {
  const registrant = somebody();
  await verify(registrant);
  await registrant.show();
  await judges(registrant);
  await registrant.resend();
  await advance(cloud, 60);
  const update = { service: "dynamodb", operation: "UpdateItem", function: "resend-code" } as const;
  // The first three count for client, mailbox and everybody; the fourth is the registration's own.
  await inject(cloud, { ...update, mode: "duplicate" }, { ...update, mode: "lost-response", skip: 3 });
  await registrant.resend();
  await advance(cloud, 60);
  for (let starts = 0; starts < 5; starts += 1) await somebody(registrant.email).start();
  await registrant.resend();
}

async function mistypesCodes({ cloud, somebody, verify }: Stage): Promise<void> {
  const registrant = somebody();
  const code = await registrant.startedWithCode();
  for (let tries = 0; tries < 6; tries += 1) await registrant.enter(otherThan(code));
  const other = somebody();
  const update = { service: "dynamodb", operation: "UpdateItem", function: "verify-code" } as const;
  await inject(cloud, { ...update, mode: "lost-response" });
  await other.enter(await verify(other)); // used already
}

/** A start whose answer was lost is sent again. */
async function startsTwice({ somebody }: Stage): Promise<void> {
  const registrant = somebody();
  const key = { "idempotency-key": randomUUID() };
  await registrant.start(key);
  await registrant.start(key);
}

/** Every answer of the claim and of SignUp is lost once; the answer to the registrant is, too. */
async function completesInSpiteOfFaults({ cloud, somebody, verify }: Stage): Promise<Registrant> {
  const registrant = somebody();
  await verify(registrant);
  await registrant.review(markedProfile);
  await registrant.review({ ...markedProfile, phone: familyName, [marks.unknownMember]: givenName });
  const flow = new Map(registrant.browser.jar);
  const lost = { ...ofCompletion, mode: "lost-response" } as const;
  await inject(
    cloud,
    { ...lost, service: "dynamodb", operation: "UpdateItem" },
    { ...lost, service: "cognito-idp", operation: "SignUp" },
  );
  await untilServed(registrant.complete);
  for (const [cookie, value] of flow) registrant.browser.jar.set(cookie, value);
  await registrant.complete();
  // So many sessions that the oldest end, in so many browsers that the account forgets the first.
  for (let times = 1; times <= 22; times += 1) {
    registrant.browser.jar.delete("__Host-device");
    await registrant.signIn();
  }
  await advance(cloud, 600); // for the mail that lists those
  for (const [cookie, value] of flow) registrant.browser.jar.set(cookie, value);
  await registrant.complete();
  return registrant;
}

/** Whose completion mail is late comes back to a registration that nobody has closed. */
async function comesBackBeforeTheMail({ cloud, somebody, verify }: Stage): Promise<void> {
  const registrant = somebody();
  await verify(registrant);
  const flow = new Map(registrant.browser.jar);
  const mail = { function: "follow-up-completion", service: "ses", operation: "SendEmail" } as const;
  await inject(cloud, { ...mail, mode: "error", count: allTries });
  await registrant.complete();
  for (const [cookie, value] of flow) registrant.browser.jar.set(cookie, value);
  await registrant.show();
  await registrant.review(markedProfile);
  await registrant.resend();
}

/** Verified for an address that another flow registers first; started for one that is registered. */
async function comesTooLate({ somebody, verify }: Stage, owner: Registrant): Promise<void> {
  const first = somebody();
  const second = somebody(first.email);
  await verify(first);
  await second.nextMail(); // the first's
  await verify(second);
  await first.complete();
  await second.complete();
  await somebody(owner.email).start();
}

async function usesTheAccount({ browser, signIn }: Registrant): Promise<void> {
  await browser.send("GET", "/api/me");
  await browser.send("PATCH", "/api/me", { department: `${department}二係` });
  await browser.send("PATCH", "/api/me", { phone: familyName });
  await browser.send("PATCH", "/api/me/settings", { signInNotice: familyName });
  await browser.send("PATCH", "/api/me/settings", { signInNotice: "always" });
  const session = browser.jar.get("__Host-session") ?? "";
  await browser.send("DELETE", "/api/session");
  await browser.send("GET", "/api/me");
  browser.jar.set("__Host-session", session); // which is over
  await browser.send("GET", "/api/me");
  await browser.send("PATCH", "/api/me/settings", { signInNotice: "always" });
  browser.jar.set("__Host-session", session);
  await browser.send("PATCH", "/api/me", { department });
  await signIn({ password: wrongPassword });
  await signIn({ password });
  await browser.send("GET", "/api/me");
}

/** What the account says of the terms is of no version that there is, as if they had changed: three browsers agree anew. */
async function agreesToOtherTerms(
  { cloud }: Stage,
  email: string,
  browsers: readonly Browser[],
): Promise<void> {
  const operator = anOperator(cloud);
  const account = (await operator.items("accounts")).find((item) => item["email"] === email);
  await operator.put("accounts", { ...account, termsVersion: "0" });
  operator.close();
  const call = { function: "accept-terms", service: "dynamodb", operation: "UpdateItem" } as const;
  for (const browser of browsers) {
    const agreed = {
      termsVersion: textIn(await browser.send("GET", "/api/terms"), "version"),
      termsAccepted: true,
    };
    // The first write is the session's; the account's answer is lost.
    if (browser === browsers.at(-1)) await inject(cloud, { ...call, mode: "lost-response", skip: 1 });
    await browser.send("POST", "/api/me/terms", agreed);
  }
}

/** The account's end is asked for, and taken back, with an answer lost each time; and neither where nobody is signed in. */
async function wantsTheEnd(
  { cloud }: Stage,
  asking: readonly Browser[],
  cancelling: readonly Browser[],
): Promise<void> {
  const call = { service: "dynamodb", operation: "UpdateItem", mode: "lost-response", skip: 1 } as const;
  const calls = [
    ["POST", "request-withdrawal", asking],
    ["DELETE", "cancel-withdrawal", cancelling],
  ] as const;
  for (const [method, step, browsers] of calls) {
    for (const browser of browsers) {
      if (browser === browsers.at(-1)) await inject(cloud, { ...call, function: step });
      const body = method === "POST" ? { reason: "other", confirmed: true } : undefined;
      await browser.send(method, "/api/me/withdrawal", body);
    }
    // The mail comes some seconds later.
    await advance(cloud, 12);
  }
}

/** Sessions are listed and ended, some used after that; changed terms are agreed to; the password is changed, once by a function that dies. */
async function usesSessions(stage: Stage, { browser, email, signIn }: Registrant): Promise<void> {
  const { cloud } = stage;
  const [nobody, one, other, third] = [aBrowser(cloud), aBrowser(cloud), aBrowser(cloud), aBrowser(cloud)];
  const [fourth, fifth] = [aBrowser(cloud), aBrowser(cloud)];
  const [sixth, seventh, eighth] = [aBrowser(cloud), aBrowser(cloud), aBrowser(cloud)];
  const ninth = aBrowser(cloud);
  nobody.jar.set("__Host-session", "nobody.nothing");
  for (const each of [one, other, third, fourth, fifth, sixth, seventh, eighth, ninth])
    await each.send("POST", "/api/session", { email, password });
  await browser.send("DELETE", "/api/me/sessions");
  const change = { currentPassword: wrongPassword, password: nextPassword };
  const changed = { ...change, passwordConfirmation: nextPassword };
  await third.send("DELETE", "/api/me/sessions/nothing");
  await sixth.send("PATCH", "/api/me/settings", { signInNotice: "always" });
  const { representative, organizationName } = markedProfile;
  const why = { changeReason: "renamed", effectiveOn: "2026-01-15" };
  for (const each of [fifth, nobody, browser]) {
    await each.send("POST", "/api/me/organization", {
      organizationName: `${organizationName}二号店`,
      ...why,
    });
    await each.send("POST", "/api/me/organization", { organizationName, representative, ...why });
  }
  // Once more than may be in a day.
  for (const each of [fourth, nobody, ...Array.from({ length: 11 }, () => browser)])
    await each.send("GET", "/api/me/export?format=csv");
  for (const each of [one, nobody, browser]) {
    await each.send("GET", "/api/me/sessions");
    await each.send("DELETE", "/api/me/sessions/nothing");
  }
  for (const each of [other, nobody, browser]) {
    await each.send("POST", "/api/session/reauthentication", { password });
    await each.send("POST", "/api/me/password", changed);
  }
  await agreesToOtherTerms(stage, email, [eighth, nobody, browser]);
  await wantsTheEnd(stage, [ninth, nobody, browser], [seventh, nobody, browser]);
  await nobody.send("DELETE", "/api/me/sessions");
  await browser.send("POST", "/api/me/password", { ...changed, currentPassword: password });
  await inject(cloud, {
    ...{ function: "change-password", service: "cognito-idp", operation: "AdminSetUserPassword" },
    mode: "crash-after",
  });
  const back = { currentPassword: nextPassword, password, passwordConfirmation: password };
  await browser.send("POST", "/api/me/password", back);
  await advance(cloud, 16);
  // The answer was lost with the function, so that this session lives until the follow-up has come.
  await eventually("the end of the sessions", async () =>
    (await browser.send("GET", "/api/me")).status === 401 ? true : undefined,
  );
  await signIn({ password });
}

/** The mails about changed passwords lead to "it was not me", which is said once by a function that dies. */
async function disavowsTheChanges(
  { cloud }: Stage,
  { email }: Registrant,
  secrets: Map<string, string>,
): Promise<void> {
  const browser = aBrowser(cloud, { extras: markedExtras });
  const press = (token: string) => browser.send("POST", "/api/links/disavow", { token });
  const [first = "", second = ""] = await linkTokens(cloud, email, "disavow", 2);
  secrets.set("first link of a mail", first);
  secrets.set("second link of a mail", second);
  await press(`${marks.email}@example.jp`);
  await inject(cloud, {
    ...{ function: "disavow", service: "cognito-idp", operation: "AdminSetUserPassword" },
    mode: "crash-before",
  });
  await press(first);
  await advance(cloud, 16);
  const voided = async () =>
    (await mailsOf(cloud, email)).filter(({ subject }) => subject.includes("パスワードを無効に")).length;
  await eventually("the mail of the follow-up", async () => ((await voided()) > 0 ? true : undefined));
  await press(second);
  await press(second);
}

const registeredSomebody = async ({ somebody, verify }: Stage): Promise<Registrant> => {
  const registrant = somebody();
  await verify(registrant);
  await untilServed(registrant.complete);
  return registrant;
};

const applying = {
  function: "verify-email-change",
  service: "cognito-idp",
  operation: "AdminUpdateUserAttributes",
} as const;

/** Begun by nobody, given up, for an address that is taken, that is taken meanwhile, and once too often. */
async function changesNoAddress(stage: Stage): Promise<void> {
  const { cloud, somebody, verify } = stage;
  const [taken, mover] = [await registeredSomebody(stage), await registeredSomebody(stage)];
  const { browser } = mover;
  const nobody = aBrowser(cloud, { extras: markedExtras });
  nobody.jar.set("__Host-session", "nobody.nothing");
  const cancel = { function: "cancel-email-change", service: "dynamodb", operation: "UpdateItem" } as const;
  await inject(cloud, { ...cancel, mode: "lost-response", skip: 2 });
  for (const each of [nobody, browser]) {
    const change = aMover(cloud, { email: `new-${mover.email}`, browser: each });
    await change.start();
    await change.show();
    await change.resend(); // too soon
    await change.enter("000000");
    await change.cancel();
  }
  await aMover(cloud, { email: taken.email, browser }).start();

  const meanwhile = somebody();
  await verify(meanwhile);
  const change = aMover(cloud, { email: meanwhile.email, browser });
  await change.start();
  const code = await change.code(() => advance(cloud, 2));
  await inject(cloud, { ...applying, mode: "crash-before" });
  await change.enter(code);
  await untilServed(meanwhile.complete);
  // The follow-up releases what was begun, and the code is given once more.
  await eventually("the end of the change", async () => {
    await advanceAtRest(cloud, 16);
    const { body } = await change.enter(code);
    return JSON.stringify(body).includes("already-registered") ? true : undefined;
  });
  await change.start();
}

/** A business's is disputed twice; a person's is undone by a function that dies, and another's once the address is taken. */
async function disputesChanges(
  stage: Stage,
  secrets: Map<string, string>,
  disputed: readonly string[],
): Promise<void> {
  const { cloud } = stage;
  const browser = aBrowser(cloud, { extras: markedExtras });
  const press = (token = `${marks.email}@example.jp`) =>
    browser.send("POST", "/api/links/email-undo", { token });
  const tokenTo = async (email: string) => {
    const [token = ""] = await linkTokens(cloud, email, "email-undo");
    secrets.set(`link to ${email} of a change of address`, token);
    return token;
  };
  await press();
  for (const email of disputed) await press(await tokenTo(email));
  await press(await tokenTo(disputed[0] ?? ""));
  await isOvertakenBeforeTheUndo(stage, tokenTo, press);

  for (const [at, mode] of (["crash-before", "crash-after"] as const).entries()) {
    const person = stage.somebody(undefined, "individual");
    await stage.verify(person);
    await untilServed(person.complete);
    const change = aMover(cloud, { email: `new-${person.email}`, browser: person.browser });
    await change.start();
    await change.enter(await change.code(() => advance(cloud, 2)));
    const token = await tokenTo(person.email);
    const operation = at === 0 ? "AdminUpdateUserAttributes" : "AdminSetUserPassword";
    await inject(cloud, { function: "answer-link", service: "cognito-idp", operation, mode });
    await press(token);
    await advance(cloud, 16);
    await eventually("the mail about the undoing", async () =>
      (await mailsOf(cloud, person.email)).some(({ subject }) => subject.includes("変更を取り消しました"))
        ? true
        : undefined,
    );
  }
}

/** The address before is let go by an operator, and registered by somebody else. */
async function isOvertakenBeforeTheUndo(
  stage: Stage,
  tokenTo: (email: string) => Promise<string>,
  press: (token: string) => Promise<unknown>,
): Promise<void> {
  const { cloud, somebody, verify } = stage;
  const person = somebody(undefined, "individual");
  await verify(person);
  const accountId = textIn(await untilServed(person.complete), "accountId");
  const change = aMover(cloud, { email: `new-${person.email}`, browser: person.browser });
  await change.start();
  await change.enter(await change.code(() => advance(cloud, 2)));
  const token = await tokenTo(person.email);
  const operator = anOperator(cloud);
  for (const { pk, sk, ...item } of await operator.items("ephemeral"))
    if (String(pk).startsWith("HOLD#") && item["accountId"] === accountId)
      await operator.remove("ephemeral", { pk, sk });
  operator.close();
  const other = somebody(person.email);
  // The first mails to this address are another's.
  await other.start();
  const mail = await eventually("the code of whoever is faster", async () => (await other.ownMails())[0]);
  await other.enter(codeIn(mail));
  await untilServed(other.complete);
  await press(token);
}

/** With answers lost, and sessions of before used after it; and once by a function that dies. */
async function changesTheAddress(stage: Stage, secrets: Map<string, string>): Promise<void> {
  const { cloud, somebody } = stage;
  const update = { service: "dynamodb", operation: "UpdateItem" } as const;
  const mover = await registeredSomebody(stage);
  const { browser, email } = mover;
  const change = aMover(cloud, { email: `new-${email}`, browser });
  const key = { "idempotency-key": randomUUID() };
  await change.start(key);
  await change.start(key);
  await advance(cloud, 60);
  const resend = { ...update, function: "resend-email-change-code" } as const;
  await inject(cloud, { ...resend, mode: "lost-response", skip: 4 });
  await change.resend();
  const code = await change.code(() => advance(cloud, 2));
  secrets.set("code of a change of address", code);
  for (const [cookie, value] of browser.jar) secrets.set(`${cookie} of a change of address`, value);
  for (let starts = 0; starts < 5; starts += 1) await somebody(`new-${email}`).start();
  await advance(cloud, 60);
  await change.resend(); // once too often for the mailbox
  await change.enter(otherThan(code));
  const others = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const other = aBrowser(cloud);
      await other.send("POST", "/api/session", { email, password });
      return other;
    }),
  );
  await inject(cloud, { ...update, function: "verify-email-change", mode: "lost-response", skip: 2 });
  await untilServed(() => change.enter(code));
  const [start, show, resendLate, enter, cancel] = others;
  const path = change.path();
  const body = { email, emailConfirmation: email };
  await start?.send("POST", "/api/me/email-changes", body);
  await show?.send("GET", path);
  await resendLate?.send("POST", `${path}/code`);
  await enter?.send("POST", `${path}/verification`, { code });
  await cancel?.send("DELETE", path);

  const dying = await registeredSomebody(stage);
  const last = aMover(cloud, { email: `new-${dying.email}`, browser: dying.browser });
  await last.start();
  await inject(cloud, { ...applying, mode: "crash-after" });
  await last.enter(await last.code(() => advance(cloud, 2)));
  await eventually("the end of the change", async () => {
    await advanceAtRest(cloud, 16);
    return (await mailsOf(cloud, dying.email)).some(({ subject }) => subject.includes("メールアドレス変更"))
      ? true
      : undefined;
  });
  await disputesChanges(stage, secrets, [email, dying.email]);
}

/**
 * To an address that is taken, and once too often a day; then to one that takes it in a browser that is signed in to another
 * account; and once by a function that dies. Sessions of before are used after it.
 */
async function handsOver(stage: Stage, taken: Registrant, secrets: Map<string, string>): Promise<void> {
  const { cloud } = stage;
  const [giver, dying] = [await registeredSomebody(stage), await registeredSomebody(stage)];
  const nobody = aBrowser(cloud, { extras: markedExtras });
  nobody.jar.set("__Host-session", "nobody.nothing");
  const signedIn = aBrowser(cloud);
  await signedIn.send("POST", "/api/session", { email: taken.email, password });
  const before = [aBrowser(cloud), aBrowser(cloud)];
  for (const each of before) await each.send("POST", "/api/session", { email: giver.email, password });
  const given = (email: string, browser: Browser, successor = aBrowser(cloud)) =>
    aHandover(cloud, { email, browser, successor });

  const toTaken = given(taken.email, giver.browser);
  await given(taken.email, nobody).start();
  await given(taken.email, nobody).cancel();
  await toTaken.start();
  const useless = await toTaken.token();
  await toTaken.preview(useless);
  await toTaken.accept(useless);
  await toTaken.cancel();

  const handover = given(`next-${giver.email}`, giver.browser, signedIn);
  await handover.start();
  await handover.start();
  const token = await handover.token(2);
  await handover.start(); // once too often
  secrets.set("link of an invitation", token);
  await handover.preview(token);
  await untilServed(() => handover.accept(token));
  await handover.accept(token);
  const [start, cancel] = before;
  if (start) await given(taken.email, start).start();
  if (cancel) await given(taken.email, cancel).cancel();

  const broken = given(`next-${dying.email}`, dying.browser);
  await broken.start();
  const last = await broken.token();
  secrets.set("link of an invitation that was accepted by half", last);
  await inject(cloud, {
    ...{ function: "accept-handover", service: "cognito-idp", operation: "AdminUpdateUserAttributes" },
    mode: "crash-after",
  });
  await broken.accept(last);
  await broken.accept(last); // which is still being worked on
  await eventually("the end of the handover", async () => {
    await advanceAtRest(cloud, 16);
    return (await mailsOf(cloud, dying.email)).some(({ subject }) => subject.includes("引き継ぎが完了"))
      ? true
      : undefined;
  });
}

const update = { service: "dynamodb", operation: "UpdateItem" } as const;

/** With every answer lost once, by a mail that was refused once. */
async function provesTheMailbox(
  { cloud }: Stage,
  flow: CodeFlowDriver,
  steps: { readonly resend: string; readonly verify: string },
  secrets: Map<string, string>,
): Promise<void> {
  const key = { "idempotency-key": randomUUID() };
  await flow.start(key);
  await flow.start(key);
  await flow.show();
  await flow.resend(); // too soon
  await advance(cloud, 60);
  const resend = { ...update, function: steps.resend } as const;
  await inject(
    cloud,
    { ...resend, mode: "duplicate" },
    { ...resend, mode: "lost-response", skip: 3 },
    { function: "deliver-mail", service: "ses", operation: "SendEmail", mode: "error", count: allTries },
  );
  await flow.resend();
  // The mail that was refused is tried again half a minute later.
  const code = await flow.code(() => advance(cloud, 2));
  secrets.set(`code of ${flow.path()}`, code);
  await flow.enter(otherThan(code));
  await inject(cloud, { ...update, function: steps.verify, mode: "lost-response" });
  await flow.enter(code);
}

/** A reset, and one whose function dies on the way. */
async function resetsThePassword(
  stage: Stage,
  { email, signIn }: Registrant,
  secrets: Map<string, string>,
): Promise<void> {
  const { cloud } = stage;
  const browser = aBrowser(cloud, { extras: markedExtras });
  const reset = aForgetful(cloud, { email, browser });
  await provesTheMailbox(stage, reset, { resend: "resend-reset-code", verify: "verify-reset-code" }, secrets);
  for (const [cookie, value] of browser.jar) secrets.set(`${cookie} of a reset`, value);
  const complete = { function: "complete-password-reset" } as const;
  await inject(cloud, { ...complete, ...update, mode: "lost-response" });
  await untilServed(() => reset.complete(nextPassword));

  const dying = aForgetful(cloud, { email, browser });
  await dying.verified();
  await inject(cloud, {
    ...{ ...complete, service: "cognito-idp", operation: "AdminSetUserPassword" },
    mode: "crash-after",
  });
  await dying.complete(password);
  await advance(cloud, 16);
  // The follow-up releases it, and the password is set once more.
  await eventually("the end of the reset", async () => {
    const { status } = await dying.complete(password);
    return status === 200 ? true : undefined;
  });
  await signIn({ password });
}

/** A revival, whose account's answer is lost, too. */
async function wakesTheAccount(
  stage: Stage,
  { email, signIn }: Registrant,
  secrets: Map<string, string>,
): Promise<void> {
  const { cloud } = stage;
  const browser = aBrowser(cloud, { extras: markedExtras });
  const steps = { resend: "resend-revival-code", verify: "verify-revival-code" } as const;
  const account = { ...update, function: steps.verify, mode: "lost-response" } as const;
  const revival = aReviver(cloud, { email, browser });
  // After the count of a wrong code and of the right one, and the flow's own.
  await inject(cloud, { ...account, skip: 4 });
  await provesTheMailbox(stage, revival, steps, secrets);
  for (const [cookie, value] of browser.jar) secrets.set(`${cookie} of a revival`, value);
  await signIn();
}

/** More codes than an hour has for one address, which is nobody's. */
async function asksForTooManyCodes({ cloud }: Stage): Promise<void> {
  const email = `${marks.email}-nobody@example.jp`;
  for (const drive of [aForgetful, aReviver]) {
    await advanceToNextHour(cloud);
    const unknown = drive(cloud, { email, browser: aBrowser(cloud, { extras: markedExtras }) });
    for (let starts = 0; starts < 6; starts += 1) await unknown.start();
    await advance(cloud, 60);
    await unknown.resend();
  }
}

/** Accounts vanish, and their users with them: one who signs in is found, another who is asked a code for. */
/** The address was left by an account between the proof of it and the completion. */
async function findsTheAddressHeld({ cloud, somebody, verify }: Stage): Promise<void> {
  const operator = anOperator(cloud);
  const registrant = somebody();
  await verify(registrant);
  const emailHmac = auditRecordsIn(await logsOf(cloud))
    .filter(({ registrationId }) => registrationId && registrant.path().endsWith(registrationId))
    .find((record) => record.emailHmac)?.emailHmac;
  await operator.put("ephemeral", {
    ...{ pk: `HOLD#${emailHmac}`, sk: "HOLD", accountId: "another", reason: "changed" },
    until: (await nowOf(cloud)) + 60_000,
  });
  await registrant.complete();
  operator.close();
}

/** Users are left whose registrations say that no account was made. */
async function losesAccounts({ cloud, somebody, verify }: Stage): Promise<void> {
  const operator = anOperator(cloud);
  const owners = [somebody(), somebody()];
  for (const owner of owners) {
    await verify(owner);
    await untilServed(owner.complete);
    for (const accountId of await operator.accountsOf(owner.email)) {
      await operator.remove("accounts", { accountId });
      for (const item of await operator.items("ephemeral"))
        if (item["accountId"] === accountId && item["sk"] === "REGISTRATION")
          await operator.put("ephemeral", { ...item, state: "duplicate" });
    }
  }
  const [signsIn, startsAgain] = owners;
  await signsIn?.browser.send("GET", "/api/me");
  await startsAgain?.browser.send("PATCH", "/api/me", { department });
  await signsIn?.signIn({ password });
  // Its mail is refused once, on top.
  await inject(cloud, {
    ...{ function: "deliver-mail", service: "ses", operation: "SendEmail" },
    ...{ mode: "error", count: allTries },
  });
  await startsAgain?.start();
  operator.close();
}

/** Of accounts that nobody uses: one gets a notice, one falls asleep, one is erased; every answer about them is lost once. */
async function isForgotten(stage: Stage, secrets: Map<string, string>): Promise<void> {
  const { cloud, somebody, verify } = stage;
  const operator = anOperator(cloud);
  const owners = [somebody(), somebody(), somebody()];
  for (const owner of owners) {
    await verify(owner);
    await untilServed(owner.complete);
  }
  const [noticed, sleeping, leaving] = owners;
  if (!noticed || !sleeping || !leaving) return;
  await leaveUnused(cloud, operator, noticed.email, 701);
  await leaveUnused(cloud, operator, sleeping.email, 731);
  await leaveUnused(cloud, operator, leaving.email, 1096, overdue);
  const sweep = { function: "sweep-accounts", service: "dynamodb", mode: "lost-response" } as const;
  await inject(cloud, { ...sweep, operation: "UpdateItem", count: 2 });
  await sweepAndSettle(cloud);
  // An end that was not reached is gone on with.
  await sweepAndSettle(cloud);
  await sleeping.signIn();
  await wakesTheAccount(stage, sleeping, secrets);
  operator.close();
}

/** Until the limit of failures per client and address is reached, and once beyond it. */
async function guessesThePassword({ browser, signIn }: Registrant): Promise<void> {
  await Promise.all(Array.from({ length: 31 }, () => signIn({ password: wrongPassword })));
  await browser.send("POST", "/api/session/reauthentication", { password });
  const change = { currentPassword: password, password: nextPassword, passwordConfirmation: nextPassword };
  await browser.send("POST", "/api/me/password", change);
}

/** Marked values where none is expected: in broken JSON, as names of members, in paths that do not exist. */
async function sendsNonsense({ cloud }: Stage, { email, browser }: Registrant): Promise<void> {
  const headers = { origin: cloud.origin, "content-type": "application/json" };
  const body = `{"email":"${email}","${marks.unknownMember}":"${familyName}","password":"${password}"`;
  for (const text of [body, `${body}}`, `${body},"password":1}`]) {
    await browser.sendRaw("POST", "/api/session", { headers, body: text });
    await browser.sendRaw("POST", "/api/registrations", { headers, body: text });
    await browser.sendRaw("PATCH", "/api/me", { headers, body: text });
    await browser.sendRaw("PATCH", "/api/me", {
      headers: { ...headers, origin: "https://evil.example" },
      body: text,
    });
  }
}
