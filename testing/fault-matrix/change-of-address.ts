/** The steps of a change of address, and of its undoing: whatever breaks, exactly one of both addresses is a user's. */
import { CLAIM_LEASE_MS } from "../../functions/domain/code-flow.ts";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../../functions/domain/email-change.ts";
import { aBrowser } from "../drivers/browser.ts";
import { marks } from "../drivers/canaries.ts";
import { advance, inject, mailsOf, type NewFault, withdrawFaults } from "../drivers/control.ts";
import { aMover, type Mover } from "../drivers/email-change.ts";
import { untilServed } from "../drivers/eventually.ts";
import { linkTokens } from "../drivers/mail-links.ts";
import { type Registrant, textIn } from "../drivers/registrant.ts";
import {
  aPerson,
  aPrivatePerson,
  askAgain,
  expectCode,
  expectOne,
  type Person,
  registered,
  waitForResend,
} from "./person.ts";
import type { Stage } from "./stage.ts";
import type { Step } from "./step.ts";

/** Somebody whose address changes: beside the person of the step, who is looked at in the end as everybody is. */
export interface Moving {
  readonly mover: Mover;
  readonly registrant: Registrant;
  /** The same person with the other address. */
  readonly moved: Registrant;
}

export const moving = new WeakMap<Person, Moving>();

function movingOf(person: Person): Moving {
  const found = moving.get(person);
  if (found) return found;
  throw new Error("nobody's address changes");
}

const withAddress = (registrant: Registrant, email: string): Registrant => ({
  ...registrant,
  email,
  signIn: (special) => registrant.signIn({ email, ...special }),
});

/** Somebody registers beside the person of the step. */
export async function somebody(
  stage: Stage,
  person: Person,
  make: (stage: Stage) => Person = aPerson,
): Promise<Moving> {
  await registered(stage, person);
  const other = make(stage);
  await registered(stage, other);
  const { registrant } = other;
  const email = `new.${registrant.email}`;
  const all = {
    registrant,
    moved: withAddress(registrant, email),
    mover: aMover(stage.cloud, { email, browser: registrant.browser }),
  };
  moving.set(person, all);
  return all;
}

async function begun(stage: Stage, person: Person, make?: (stage: Stage) => Person): Promise<void> {
  const { mover } = await somebody(stage, person, make);
  expectOne([202], await mover.start());
  await stage.settle();
}

async function applied(stage: Stage, person: Person, make?: (stage: Stage) => Person): Promise<void> {
  await begun(stage, person, make);
  await apply(stage, person);
  await stage.settle();
}

/** What must hold at any time: the pool has one user for both addresses. */
export async function expectOneUser({ operator }: Stage, { registrant, moved }: Moving): Promise<void> {
  const users = (await operator.usersOf(registrant.email)) + (await operator.usersOf(moved.email));
  if (users !== 1) throw new Error(`${users} of both addresses are a user's`);
}

/** What must hold in the end: that address signs in to the account, and the other does not. */
export async function expectOnly(
  stage: Stage,
  all: Moving,
  which: "registrant" | "moved",
  refusal?: "account-stopped",
): Promise<void> {
  await expectOneUser(stage, all);
  const [own, other] = which === "moved" ? [all.moved, all.registrant] : [all.registrant, all.moved];
  expectCode("sign-in-failed", await untilServed(() => other.signIn()));
  const answer = await untilServed(() => own.signIn());
  if (refusal) return expectCode(refusal, answer);
  const accountId = textIn(expectOne([200], answer), "accountId");
  const accounts = await stage.operator.accountsOf(own.email);
  if (accounts.length !== 1 || accounts[0] !== accountId) throw new Error("it opens another account");
}

export const leaseEnds = ({ cloud }: Stage) => advance(cloud, CLAIM_LEASE_MS / 1000 + 1);
export const isLost = (status: number) => status >= 500;

/** Gives the code until the address is changed. Whose answer was lost may have lost the session, too, and signs in again. */
async function apply(stage: Stage, person: Person): Promise<void> {
  const all = movingOf(person);
  const code = await all.mover.code();
  for (;;) {
    const answer = await all.mover.enter(code);
    await expectOneUser(stage, all);
    if (answer.status === 200) return;
    if (isLost(answer.status) || JSON.stringify(answer.body).includes("in-progress")) {
      await leaseEnds(stage);
      continue;
    }
    if (JSON.stringify(answer.body).includes("already-completed")) return;
    expectCode("not-signed-in", answer);
    if ((await untilServed(() => all.moved.signIn())).status === 200) return;
    expectOne([200], await untilServed(() => all.registrant.signIn()));
  }
}

export async function expectMails(
  { cloud }: Stage,
  emails: readonly string[],
  subject: string,
): Promise<void> {
  for (const email of emails) {
    const mails = await mailsOf(cloud, email);
    if (!mails.some((mail) => mail.subject.includes(subject))) throw new Error(`no mail says ${subject}`);
  }
}

export async function lookedAfter(stage: Stage): Promise<void> {
  await advance(stage.cloud, EMAIL_CHANGE_LOOK_DELAY_SECONDS);
  await stage.settle();
}

/** A dead link says that the press before, whose answer was an error, has used it up: the follow-up does the rest. */
export async function undo(stage: Stage, person: Person): Promise<void> {
  const all = movingOf(person);
  const browser = aBrowser(stage.cloud);
  const [token] = await linkTokens(stage.cloud, all.registrant.email, "email-undo");
  const press = () => browser.send("POST", "/api/links/email-undo", { token });
  const answer = await untilServed(press);
  await expectOneUser(stage, all);
  if (answer.status !== 200) {
    expectCode("link-dead", answer);
    await lookedAfter(stage);
  }
  expectCode("link-dead", await untilServed(press));
  await stage.settle();
  const { browser: own } = all.registrant;
  expectCode("not-signed-in", await untilServed(() => own.send("GET", "/api/me")));
}

/** A person's address is back, and its password void. */
async function expectReverted(stage: Stage, person: Person): Promise<void> {
  const all = movingOf(person);
  const { registrant, moved } = all;
  await expectOneUser(stage, all);
  for (const each of [registrant, moved])
    expectCode("sign-in-failed", await untilServed(() => each.signIn()));
  const { operator } = stage;
  const found = [await operator.usersOf(registrant.email), ...(await operator.accountsOf(registrant.email))];
  if (found.length !== 2 || found[0] !== 1) throw new Error("the address before is not back");
  const holds = (await operator.items("ephemeral")).filter(
    (item) => String(item["pk"]).startsWith("HOLD#") && item["accountId"] === found[1],
  );
  if (holds.length > 0) throw new Error("the address before is still held");
  await expectMails(stage, [registrant.email, moved.email], "メールアドレスの変更");
}

export async function expectFrozen(stage: Stage, person: Person): Promise<void> {
  const all = movingOf(person);
  await expectOnly(stage, all, "moved", "account-stopped");
  await expectMails(stage, [all.registrant.email, all.moved.email], "アカウントの利用を停止しました");
}

/** Somebody's function dies there, and nobody comes again. */
export async function diesAt({ cloud }: Stage, fault: NewFault, act: () => Promise<unknown>): Promise<void> {
  await inject(cloud, fault);
  await act();
  await withdrawFaults(cloud);
}

export const updatesUser = (name: string): NewFault => ({
  ...{ function: name, service: "cognito-idp", operation: "AdminUpdateUserAttributes" },
  mode: "crash-after",
});

export const changeOfAddress: readonly Step[] = [
  {
    name: "change the address: start",
    prepare: async (stage, person) => void (await somebody(stage, person)),
    async perform(stage, person) {
      const all = movingOf(person);
      const key = { "idempotency-key": `${marks.email}-${all.registrant.email}`.replace(/[^\w-]/g, "-") };
      expectOne([202], await untilServed(() => all.mover.start(key)));
      await expectOnly(stage, all, "registrant");
    },
  },
  {
    name: "change the address: ask for a new code",
    async prepare(stage, person) {
      await begun(stage, person);
      await waitForResend(stage);
    },
    perform: (stage, person) => askAgain(stage, movingOf(person).moved.email, movingOf(person).mover.resend),
  },
  {
    name: "change the address: look where it stands",
    prepare: begun,
    perform: async (_, person) => void expectOne([200], await untilServed(movingOf(person).mover.show)),
  },
  {
    name: "change the address: give it up",
    prepare: begun,
    async perform(stage, person) {
      const all = movingOf(person);
      // 404 says that the try before, whose answer was lost, has done it.
      expectOne([204, 404], await untilServed(all.mover.cancel));
      await expectOnly(stage, all, "registrant");
    },
  },
  {
    name: "change the address: enter the code",
    prepare: begun,
    async perform(stage, person) {
      await apply(stage, person);
      await stage.settle();
      await lookedAfter(stage);
      const all = movingOf(person);
      await expectOnly(stage, all, "moved");
      await expectMails(stage, [all.registrant.email, all.moved.email], "メールアドレス変更");
    },
  },
  {
    name: "change the address: follow up",
    async prepare(stage, person) {
      await begun(stage, person);
      const { mover } = movingOf(person);
      const code = await mover.code();
      await diesAt(stage, updatesUser("verify-email-change"), () => mover.enter(code));
    },
    async perform(stage, person) {
      await lookedAfter(stage);
      await expectOnly(stage, movingOf(person), "moved");
    },
  },
  {
    name: "change the address: undo",
    prepare: (stage, person) => applied(stage, person, aPrivatePerson),
    async perform(stage, person) {
      await undo(stage, person);
      await expectReverted(stage, person);
    },
  },
  {
    name: "change the address: follow up an undo",
    async prepare(stage, person) {
      await applied(stage, person, aPrivatePerson);
      const { registrant } = movingOf(person);
      const [token] = await linkTokens(stage.cloud, registrant.email, "email-undo");
      await diesAt(stage, updatesUser("answer-link"), () =>
        aBrowser(stage.cloud).send("POST", "/api/links/email-undo", { token }),
      );
    },
    async perform(stage, person) {
      await lookedAfter(stage);
      await expectReverted(stage, person);
    },
  },
  {
    name: "change the address: dispute a business's",
    prepare: applied,
    async perform(stage, person) {
      await undo(stage, person);
      await expectFrozen(stage, person);
    },
  },
];
