/** Everything that a person or a queue sets going, one step at a time. */

import * as z from "zod";
import { RESET_LOOK_DELAY_SECONDS } from "../../functions/domain/password-reset.ts";
import { FIRST_LOOK_DELAY_SECONDS } from "../../functions/domain/registration.ts";
import { aBrowser } from "../drivers/browser.ts";
import { marks } from "../drivers/canaries.ts";
import type { CodeFlowDriver } from "../drivers/code-flow.ts";
import {
  advance,
  advanceToSealOfDay,
  fire,
  inject,
  mailsOf,
  type NewFault,
  queueOf,
  withdrawFaults,
} from "../drivers/control.ts";
import { eventually, untilServed } from "../drivers/eventually.ts";
import { linkTokens } from "../drivers/mail-links.ts";
import { aForgetful, type Forgetful } from "../drivers/password-reset.ts";
import { otherThan, textIn } from "../drivers/registrant.ts";
import { aReviver } from "../drivers/revival.ts";
import { leaveUnused, overdue } from "../drivers/sweep.ts";
import { changeOfAddress } from "./change-of-address.ts";
import { desk } from "./desk.ts";
import { handover } from "./handover.ts";
import {
  aPerson,
  askAgain,
  codeOf,
  complete,
  expectCode,
  expectOne,
  goOn,
  type Person,
  registered,
  resend,
  signIn,
  start,
  started,
  verified,
  verify,
  waitForResend,
} from "./person.ts";
import type { Stage } from "./stage.ts";
import type { Step } from "./step.ts";

const nothing = async () => {};

/** Past the lease of a claim: the look that the completion asked for finds a claim to settle, not a fresh one. */
const leaseEnds = ({ cloud }: Stage): Promise<void> => advance(cloud, 12);

const brokenOffAtSignUp = (mode: NewFault["mode"]): NewFault => ({
  function: "complete-registration",
  service: "cognito-idp",
  operation: "SignUp",
  mode,
});

/** The account is there, and its registrant has no answer: the session would have been put next. */
const diesWithTheAccount: NewFault = {
  function: "complete-registration",
  service: "dynamodb",
  operation: "PutItem",
  mode: "crash-after",
};

/** The completion is broken off there, and nobody comes again. */
async function abandoned({ cloud }: Stage, { registrant }: Person, fault: NewFault): Promise<void> {
  await inject(cloud, fault);
  await registrant.complete();
  await withdrawFaults(cloud);
}

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** Whoever works off a queue fails each time, until what is begun is among its dead letters. */
async function givenUp(
  { cloud, settle }: Stage,
  worker: "follow-up-completion" | "deliver-mail",
  begin: () => Promise<unknown>,
  ...faults: readonly NewFault[]
): Promise<void> {
  const reads = (["GetItem", "BatchGetItem"] as const).map(
    (operation) =>
      ({ function: worker, service: "dynamodb", operation, mode: "error", count: 1_000 }) as const,
  );
  await inject(cloud, ...faults, ...reads);
  await begin();
  await settle();
  await withdrawFaults(cloud);
}

/** An operator moves the dead letters back, and they are received again. */
async function redriven({ cloud, operator }: Stage, of: "FollowUp" | "Mail" | "Sweep"): Promise<void> {
  const letters = () => queueOf(cloud, `${of}DeadLetters`);
  await operator.redrive(await letters());
  await eventually("the redrive", async () => ((await letters()).visible === 0 ? true : undefined));
}

const sweepFails = { function: "sweep-accounts", service: "dynamodb", operation: "Scan" } as const;

/**
 * A completion that was broken off at SignUp, and whose follow-up has been a dead letter for that long: the nightly sweeps,
 * which would look after it, are dead letters as well.
 */
async function leftFor(stage: Stage, person: Person, mode: NewFault["mode"], seconds: number): Promise<void> {
  await verified(stage, person);
  await givenUp(stage, "follow-up-completion", person.registrant.complete, brokenOffAtSignUp(mode));
  await inject(stage.cloud, { ...sweepFails, mode: "error", count: 1_000 });
  await advance(stage.cloud, seconds);
  await stage.settle();
  await withdrawFaults(stage.cloud);
}

/** Whatever was left: the follow-up, and the sweeps meanwhile. */
async function allRedriven(stage: Stage): Promise<void> {
  await redriven(stage, "FollowUp");
  await redriven(stage, "Sweep");
}

/** Another flow of the same address completes, in another browser. */
async function isOvertaken(stage: Stage, { registrant }: Person): Promise<void> {
  await registered(stage, aPerson(stage, registrant.email));
}

/** Each of so many hours is sealed when it is its turn. */
async function pass({ cloud, settle }: Stage, hours: number): Promise<void> {
  await advance(cloud, hours * HOUR_SECONDS);
  await fire(cloud, "seal-audit");
  await settle();
}

const shown = async ({ registrant }: Person) =>
  void expectOne([200], await untilServed(() => registrant.browser.send("GET", "/api/me")));

const own = z.object({ sessions: z.tuple([z.object({ sessionId: z.string() })], z.unknown()) });

/** There and back: the old password is in force at the end, for whoever looks. */
async function changePassword(stage: Stage, person: Person): Promise<void> {
  await changeTo(stage, person, { from: marks.password, to: marks.nextPassword });
  await changeTo(stage, person, { from: marks.nextPassword, to: marks.password });
}

/** Whoever gets an error signs in again, as their sessions may have ended: with the new password, or with the one before. */
async function changeTo(
  stage: Stage,
  person: Person,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const { registrant } = person;
  const answer = await registrant.browser.send("POST", "/api/me/password", {
    currentPassword: from,
    password: to,
    passwordConfirmation: to,
  });
  if (answer.status === 204) return;
  await stage.settle();
  const signedIn = await untilServed(() => registrant.signIn({ password: to }));
  if (signedIn.status === 200) return;
  expectOne([200], await untilServed(() => registrant.signIn({ password: from })));
  await changeTo(stage, person, { from, to });
}

/** The reset that a step goes on with. */
const resets = new WeakMap<Person, Forgetful>();

const resetOf = (stage: Stage, person: Person): Forgetful => {
  const { email } = person.registrant;
  const reset = resets.get(person) ?? aForgetful(stage.cloud, { email, browser: aBrowser(stage.cloud) });
  resets.set(person, reset);
  return reset;
};

async function resetStarted(stage: Stage, person: Person): Promise<void> {
  await registered(stage, person);
  expectOne([202], await resetOf(stage, person).start());
  await stage.settle();
}

/** 409 says that the try before, whose answer was lost, has done it: the web goes on to the new password. */
async function enterResetCode(stage: Stage, person: Person): Promise<void> {
  const reset = resetOf(stage, person);
  const code = await reset.code();
  const answer = await untilServed(() => reset.enter(code));
  if (answer.status !== 200) expectCode("already-verified", answer);
}

async function resetVerified(stage: Stage, person: Person): Promise<void> {
  await resetStarted(stage, person);
  await enterResetCode(stage, person);
}

/** Comes again until a new password is set, and finds its old session over. The old password comes back for whoever looks. */
async function completeReset(stage: Stage, person: Person): Promise<void> {
  const { registrant } = person;
  const [old, next] = [marks.password, marks.nextPassword];
  await untilReset(stage, person, next);
  expectCode("not-signed-in", await untilServed(() => registrant.browser.send("GET", "/api/me")));
  expectOne([200], await untilServed(() => registrant.signIn({ password: next })));
  await changeTo(stage, person, { from: next, to: old });
}

/** The revival that a step goes on with. */
const revivals = new WeakMap<Person, CodeFlowDriver>();

const revivalOf = (stage: Stage, person: Person): CodeFlowDriver => {
  const { email } = person.registrant;
  const revival = revivals.get(person) ?? aReviver(stage.cloud, { email, browser: aBrowser(stage.cloud) });
  revivals.set(person, revival);
  return revival;
};

/** The account that was registered sleeps; whoever has the session finds it over. */
async function fallenAsleep(stage: Stage, person: Person): Promise<void> {
  await registered(stage, person);
  const account = await accountOf(stage, person.registrant.email);
  await stage.operator.put("accounts", { ...account, status: "dormant" });
  person.registrant.browser.jar.delete("__Host-session");
}

/** By an operator: the account's further life is looked at with its owner's own password. */
async function isWoken(stage: Stage, person: Person): Promise<void> {
  const { status, ...awake } = (await accountOf(stage, person.registrant.email)) ?? {};
  await stage.operator.put("accounts", awake);
  await signIn(person);
}

async function revivalStarted(stage: Stage, person: Person): Promise<void> {
  await fallenAsleep(stage, person);
  expectOne([202], await revivalOf(stage, person).start());
  await stage.settle();
}

/** 409 says that the try before, whose answer was lost, has done it: the web goes on to signing in. */
async function wake(stage: Stage, person: Person): Promise<void> {
  const revival = revivalOf(stage, person);
  const code = await revival.code();
  const answer = await untilServed(() => revival.enter(code));
  if (answer.status !== 200) expectCode("already-completed", answer);
  await signIn(person);
}

/** As if the terms had changed since: what the account says of them is of no version that there is. */
async function agreedToOtherTerms({ operator }: Stage, { accountId }: Person): Promise<void> {
  const accounts = await operator.items("accounts");
  const account = accounts.find((item) => item["accountId"] === accountId);
  await operator.put("accounts", { ...account, termsVersion: "0" });
}

/**
 * Presses the button of the mail, and finds password and session void. A dead link says that the press before, whose answer
 * was an error, has used it up: the follow-up does the rest. The old password comes back by a reset, for whoever looks.
 */
async function disavow(stage: Stage, person: Person): Promise<void> {
  const { cloud } = stage;
  const { registrant } = person;
  const [token] = await linkTokens(cloud, registrant.email, "disavow");
  const browser = aBrowser(cloud);
  const answer = await untilServed(() => browser.send("POST", "/api/links/disavow", { token }));
  if (answer.status !== 200) {
    expectCode("link-dead", answer);
    await advance(cloud, FIRST_LOOK_DELAY_SECONDS);
    await stage.settle();
  }
  expectCode("not-signed-in", await untilServed(() => registrant.browser.send("GET", "/api/me")));
  expectCode("sign-in-failed", await untilServed(() => registrant.signIn({ password: marks.nextPassword })));
  expectCode("link-dead", await untilServed(() => browser.send("POST", "/api/links/disavow", { token })));
  await stage.settle();
  expectOne([202], await untilServed(() => resetOf(stage, person).start()));
  await stage.settle();
  await enterResetCode(stage, person);
  await completeReset(stage, person);
}

/** Who is erased in a step of somebody else. */
const others = new WeakMap<Person, Person>();

const accountOf = async ({ operator }: Stage, email: string) =>
  (await operator.items("accounts")).find((item) => item["email"] === email);

const noticesTo = async ({ cloud }: Stage, email: string): Promise<boolean> =>
  (await mailsOf(cloud, email)).some(({ subject }) => subject.includes("ご利用のない利用者登録"));

const NIGHTS = 6;

/** Night after night: what one sweep leaves, the next one does. */
async function sweptUntil(stage: Stage, isDone: () => Promise<boolean>): Promise<void> {
  for (let nights = 1; nights <= NIGHTS; nights += 1) {
    await fire(stage.cloud, "sweep-accounts");
    await stage.settle();
    if (await isDone()) return;
  }
  throw new Error(`after ${NIGHTS} sweeps there is still something to do`);
}

async function untilReset(stage: Stage, person: Person, password: string): Promise<void> {
  for (;;) {
    const answer = await resetOf(stage, person).complete(password);
    if (answer.status === 200) return;
    if (JSON.stringify(answer.body).includes('"code":"already-completed"')) return;
    if (answer.status < 500) expectCode("completion-in-progress", answer);
    await leaseEnds(stage);
  }
}

export const steps: readonly Step[] = [
  { name: "start", prepare: nothing, perform: (_, person) => start(person) },
  {
    name: "start, the address being known",
    prepare: registered,
    perform: (stage, { registrant }) => start(aPerson(stage, registrant.email)),
  },
  {
    name: "ask for a new code",
    async prepare(stage, person) {
      await started(stage, person);
      await waitForResend(stage);
    },
    perform: resend,
  },
  {
    name: "enter a wrong code",
    prepare: started,
    async perform(_, person) {
      const wrong = otherThan(await codeOf(person));
      expectCode("code-wrong", await untilServed(() => person.registrant.enter(wrong)));
    },
  },
  { name: "enter the code", prepare: started, perform: (_, person) => verify(person) },
  {
    name: "look where it stands",
    prepare: started,
    perform: async (_, { registrant }) => void expectOne([200], await untilServed(registrant.show)),
  },
  {
    name: "review",
    prepare: verified,
    perform: async (_, { registrant, profile }) =>
      void expectOne([200], await untilServed(() => registrant.review(profile))),
  },
  {
    name: "ask whether a password is taken",
    prepare: verified,
    perform: async (_, { registrant }) =>
      void expectOne([200], await untilServed(() => registrant.judge("Tsubame-to-Kaze-2026"))),
  },
  { name: "complete", prepare: verified, perform: (_, person) => complete(person) },
  {
    name: "complete, and leave",
    prepare: verified,
    async perform(_, person) {
      const answer = await person.registrant.complete();
      if (answer.status === 201) person.accountId = textIn(answer, "accountId");
    },
  },
  {
    name: "complete again, the user being made",
    async prepare(stage, person) {
      await verified(stage, person);
      await abandoned(stage, person, brokenOffAtSignUp("crash-after"));
    },
    perform: (_, person) => complete(person),
  },
  {
    name: "come back to an account whose maker died",
    async prepare(stage, person) {
      await verified(stage, person);
      await abandoned(stage, person, diesWithTheAccount);
    },
    async perform(_, person) {
      const { registrant, profile } = person;
      const state = textIn(expectOne([200], await untilServed(registrant.show)), "state");
      if (state !== "completed") throw new Error(`a registration whose account stands is shown as ${state}`);
      expectCode("already-completed", await untilServed(() => registrant.review(profile)));
      await complete(person);
    },
  },
  {
    name: "complete what is completed",
    async prepare(stage, person) {
      await verified(stage, person);
      const flow = new Map(person.registrant.browser.jar);
      await complete(person);
      for (const cookie of flow) person.registrant.browser.jar.set(...cookie);
      await stage.settle();
    },
    perform: (_, person) => complete(person),
  },
  {
    name: "complete, the address being taken meanwhile",
    async prepare(stage, person) {
      await verified(stage, person);
      await isOvertaken(stage, person);
    },
    perform: async (_, { registrant }) =>
      expectCode("already-registered", await untilServed(registrant.complete)),
  },
  {
    name: "follow up on a user who was made",
    onlyInFull: true,
    async prepare(stage, person) {
      await verified(stage, person);
      await abandoned(stage, person, brokenOffAtSignUp("crash-after"));
    },
    perform: leaseEnds,
  },
  {
    name: "later: redrive a follow-up on a user who was made, after three days",
    prepare: (stage, person) => leftFor(stage, person, "crash-after", 3 * DAY_SECONDS),
    perform: allRedriven,
  },
  {
    name: "later: redrive a follow-up where no user was made, after thirteen days",
    onlyInFull: true,
    prepare: (stage, person) => leftFor(stage, person, "crash-before", 13 * DAY_SECONDS),
    perform: allRedriven,
  },
  {
    name: "later: complete again, the claim being older than the code",
    onlyInFull: true,
    prepare: (stage, person) => leftFor(stage, person, "crash-before", HOUR_SECONDS),
    async perform(stage, person) {
      // What looks after this try may set the old claim aside in the middle of it: a new code leads on then.
      const answer = await untilServed(person.registrant.complete);
      if (answer.status === 410) await goOn(stage, person);
      else person.accountId = textIn(expectOne([201], answer), "accountId");
      await allRedriven(stage);
    },
  },
  {
    name: "later: sign in to half an account, after three days",
    onlyInFull: true,
    prepare: (stage, person) => leftFor(stage, person, "crash-after", 3 * DAY_SECONDS),
    async perform(stage, person) {
      await signIn(person);
      await allRedriven(stage);
    },
  },
  {
    name: "later: start with the address of half an account, after three days",
    onlyInFull: true,
    prepare: (stage, person) => leftFor(stage, person, "crash-after", 3 * DAY_SECONDS),
    async perform(stage, { registrant }) {
      await start(aPerson(stage, registrant.email));
      await stage.settle();
      await allRedriven(stage);
    },
  },
  {
    name: "later: redrive the mail of a completion, after three days",
    async prepare(stage, person) {
      await verified(stage, person);
      await givenUp(stage, "follow-up-completion", () => complete(person));
      await inject(stage.cloud, { ...sweepFails, mode: "error", count: 1_000 });
      await advance(stage.cloud, 3 * DAY_SECONDS);
      await stage.settle();
      await withdrawFaults(stage.cloud);
    },
    async perform(stage, person) {
      await signIn(person);
      await allRedriven(stage);
    },
  },
  {
    name: "later: redrive the request for a mail, after three hours",
    onlyInFull: true,
    async prepare(stage, person) {
      await givenUp(stage, "deliver-mail", () => start(person));
      await advance(stage.cloud, 3 * HOUR_SECONDS);
    },
    perform: (stage) => redriven(stage, "Mail"),
  },
  {
    name: "follow up where no user was made",
    async prepare(stage, person) {
      await verified(stage, person);
      await abandoned(stage, person, brokenOffAtSignUp("crash-before"));
    },
    perform: leaseEnds,
  },
  {
    name: "follow up where another's user was made",
    async prepare(stage, person) {
      await verified(stage, person);
      await isOvertaken(stage, person);
      await abandoned(stage, person, brokenOffAtSignUp("crash-before"));
    },
    perform: leaseEnds,
  },
  {
    name: "sweep: warn, and put to sleep",
    async prepare(stage, person) {
      await registered(stage, person);
      await leaveUnused(stage.cloud, stage.operator, person.registrant.email, 701);
    },
    async perform(stage, person) {
      const { email } = person.registrant;
      await sweptUntil(stage, async () => noticesTo(stage, email));
      await leaveUnused(stage.cloud, stage.operator, email, 731);
      await sweptUntil(stage, async () => (await accountOf(stage, email))?.["status"] === "dormant");
      expectCode("account-dormant", await untilServed(person.registrant.signIn));
      await isWoken(stage, person);
    },
  },
  {
    name: "ask for a code for a dormant account",
    prepare: fallenAsleep,
    async perform(stage, person) {
      expectOne([202], await untilServed(() => revivalOf(stage, person).start()));
      await isWoken(stage, person);
    },
  },
  {
    name: "look where the revival of a dormant account stands",
    prepare: revivalStarted,
    async perform(stage, person) {
      expectOne([200], await untilServed(() => revivalOf(stage, person).show()));
      await isWoken(stage, person);
    },
  },
  {
    name: "ask for a new code for a dormant account",
    async prepare(stage, person) {
      await revivalStarted(stage, person);
      await waitForResend(stage);
    },
    async perform(stage, person) {
      await askAgain(stage, person.registrant.email, () => revivalOf(stage, person).resend());
      await isWoken(stage, person);
    },
  },
  { name: "wake a dormant account with its code", prepare: revivalStarted, perform: wake },
  {
    name: "sweep: finish a completion that everybody has given up",
    async prepare(stage, person) {
      await leftFor(stage, person, "crash-after", 2 * HOUR_SECONDS);
    },
    async perform(stage, { registrant: { email } }) {
      await sweptUntil(stage, async () => (await stage.operator.accountsOf(email)).length === 1);
      await allRedriven(stage);
    },
  },
  {
    name: "sweep: erase",
    async prepare(stage, person) {
      await registered(stage, person);
      const other = aPerson(stage);
      others.set(person, other);
      await registered(stage, other);
      await leaveUnused(stage.cloud, stage.operator, other.registrant.email, 1096, overdue);
    },
    async perform(stage, person) {
      const email = others.get(person)?.registrant.email ?? "";
      await sweptUntil(stage, async () => (await stage.operator.accountsOf(email)).length === 0);
      if ((await stage.operator.usersOf(email)) > 0)
        throw new Error("an account was erased, its user was not");
      const mails = await mailsOf(stage.cloud, email);
      if (!mails.some(({ subject }) => subject.includes("利用者登録を削除しました")))
        throw new Error("no farewell was sent");
    },
  },
  { name: "sign in", prepare: registered, perform: (_, person) => signIn(person) },
  {
    name: "sign in with a wrong password",
    prepare: registered,
    perform: async (_, { registrant }) =>
      expectCode(
        "sign-in-failed",
        await untilServed(() => registrant.signIn({ password: "Wrong-one-2026" })),
      ),
  },
  {
    name: "sign out",
    prepare: registered,
    perform: async (_, { registrant }) =>
      void expectOne([204], await untilServed(() => registrant.browser.send("DELETE", "/api/session"))),
  },
  { name: "see My page", prepare: registered, perform: (_, person) => shown(person) },
  {
    name: "ask for the account's end",
    prepare: registered,
    // 409 says that the try before, whose answer was lost, has done it. Kept after all, for whoever looks.
    async perform(stage, { registrant: { browser } }) {
      const wish = { reason: "other", confirmed: true };
      const answer = await untilServed(() => browser.send("POST", "/api/me/withdrawal", wish));
      if (answer.status !== 202) expectCode("withdrawal-pending", answer);
      await advance(stage.cloud, 12);
      await stage.settle();
      expectOne([204], await untilServed(() => browser.send("DELETE", "/api/me/withdrawal")));
    },
  },
  {
    name: "agree to changed terms",
    async prepare(stage, person) {
      await registered(stage, person);
      await agreedToOtherTerms(stage, person);
    },
    async perform(_, { registrant: { browser } }) {
      const termsVersion = textIn(await untilServed(() => browser.send("GET", "/api/terms")), "version");
      const agreed = { termsVersion, termsAccepted: true };
      expectOne([200], await untilServed(() => browser.send("POST", "/api/me/terms", agreed)));
    },
  },
  {
    name: "give the password anew",
    prepare: registered,
    perform: async (_, { registrant }) =>
      void expectOne(
        [204],
        await untilServed(() =>
          registrant.browser.send("POST", "/api/session/reauthentication", { password: marks.password }),
        ),
      ),
  },
  {
    name: "list sessions",
    prepare: registered,
    perform: async (_, { registrant }) =>
      void expectOne([200], await untilServed(() => registrant.browser.send("GET", "/api/me/sessions"))),
  },
  {
    name: "download what is stored",
    prepare: registered,
    async perform(_, { registrant: { browser, email } }) {
      const { body } = expectOne([200], await untilServed(() => browser.send("GET", "/api/me/export")));
      if (!JSON.stringify(body).includes(email)) throw new Error("what was downloaded is not theirs");
    },
  },
  {
    name: "end another session",
    prepare: registered,
    async perform({ cloud }, { registrant }) {
      const { email } = registrant;
      const other = aBrowser(cloud);
      await untilServed(() => other.send("POST", "/api/session", { email, password: marks.password }));
      const { body } = await untilServed(() => other.send("GET", "/api/me/sessions"));
      const [{ sessionId }] = own.parse(body).sessions;
      const path = `/api/me/sessions/${sessionId}`;
      expectOne([204], await untilServed(() => registrant.browser.send("DELETE", path)));
      expectCode("not-signed-in", await untilServed(() => other.send("GET", "/api/me")));
    },
  },
  {
    name: "end all other sessions",
    prepare: registered,
    // Broken off between the end and the new token, the caller's own has ended, too: who comes again signs in.
    async perform(_, { registrant: { browser } }) {
      const answer = await untilServed(() => browser.send("DELETE", "/api/me/sessions"));
      if (answer.status !== 204) expectCode("not-signed-in", answer);
      if (answer.status !== 204) browser.jar.delete("__Host-session");
    },
  },
  {
    name: "change the password",
    prepare: registered,
    perform: changePassword,
  },
  {
    name: "start a password reset",
    prepare: registered,
    perform: async (stage, person) =>
      void expectOne([202], await untilServed(() => resetOf(stage, person).start())),
  },
  {
    name: "start a password reset, the address being unknown",
    prepare: registered,
    async perform({ cloud }, { registrant }) {
      const unknown = { email: `nobody.${registrant.email}`, browser: aBrowser(cloud) };
      expectOne([202], await untilServed(() => aForgetful(cloud, unknown).start()));
    },
  },
  {
    name: "look where a password reset stands",
    prepare: resetStarted,
    perform: async (stage, person) =>
      void expectOne([200], await untilServed(() => resetOf(stage, person).show())),
  },
  {
    name: "ask for a new code of a password reset",
    async prepare(stage, person) {
      await resetStarted(stage, person);
      await waitForResend(stage);
    },
    perform: (stage, person) =>
      askAgain(stage, person.registrant.email, () => resetOf(stage, person).resend()),
  },
  { name: "enter the code of a password reset", prepare: resetStarted, perform: enterResetCode },
  { name: "set a new password by a reset", prepare: resetVerified, perform: completeReset },
  {
    name: "follow up a reset whose function died after the password was set",
    async prepare(stage, person) {
      await resetVerified(stage, person);
      await inject(stage.cloud, {
        ...{ function: "complete-password-reset", service: "cognito-idp", operation: "AdminSetUserPassword" },
        mode: "crash-after",
      });
      await resetOf(stage, person).complete(marks.nextPassword);
      await withdrawFaults(stage.cloud);
    },
    async perform(stage, person) {
      await advance(stage.cloud, RESET_LOOK_DELAY_SECONDS);
      await stage.settle();
      await completeReset(stage, person);
    },
  },
  {
    name: "disavow a change of the password",
    async prepare(stage, person) {
      await registered(stage, person);
      await changeTo(stage, person, { from: marks.password, to: marks.nextPassword });
      await stage.settle();
    },
    perform: disavow,
  },
  {
    name: "change who the business is",
    prepare: registered,
    async perform(_, person) {
      const organizationName = `${marks.organizationName}二号店`;
      const body = { organizationName, changeReason: "renamed", effectiveOn: "2026-01-15" };
      const { browser } = person.registrant;
      person.profile = { ...person.profile, organizationName };
      expectOne([200], await untilServed(() => browser.send("POST", "/api/me/organization", body)));
    },
  },
  {
    name: "seal the archive",
    async prepare(stage, person) {
      await registered(stage, person);
      await pass(stage, 3);
      // The next hour ends a day, whose seal is mailed.
      await advanceToSealOfDay(stage.cloud, 60);
      await stage.settle();
      person.registrant.browser.jar.delete("__Host-session"); // nobody is signed in for so long
    },
    perform: (stage) => pass(stage, 1),
  },
  {
    name: "choose which sign-ins a mail is sent about",
    prepare: registered,
    perform: async (_, { registrant }) =>
      void expectOne(
        [200],
        await untilServed(() =>
          registrant.browser.send("PATCH", "/api/me/settings", { signInNotice: "always" }),
        ),
      ),
  },
  {
    name: "sign in, the tenth time with a wrong password",
    async prepare(stage, person) {
      await registered(stage, person);
      for (let times = 1; times <= 9; times += 1)
        await untilServed(() => person.registrant.signIn({ password: marks.wrongPassword }));
      // The user directory itself slows down whoever guesses, until the right password comes.
      await advance(stage.cloud, 20);
      await signIn(person);
      await stage.settle();
    },
    async perform({ settle }, { registrant }) {
      expectCode(
        "sign-in-failed",
        await untilServed(() => registrant.signIn({ password: marks.wrongPassword })),
      );
      await settle();
    },
  },
  {
    name: "correct My page",
    prepare: registered,
    async perform(_, person) {
      const patch = { department: `${marks.department}二係` };
      person.profile = { ...person.profile, ...patch };
      expectOne([200], await untilServed(() => person.registrant.browser.send("PATCH", "/api/me", patch)));
    },
  },
  ...changeOfAddress,
  ...handover,
  ...desk,
];
