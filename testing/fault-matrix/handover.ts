/** The steps of a handover: whatever breaks, exactly one of both addresses is a user's, and no password of before opens it. */
import { aBrowser } from "../drivers/browser.ts";
import { marks } from "../drivers/canaries.ts";
import { mailsOf } from "../drivers/control.ts";
import { untilServed } from "../drivers/eventually.ts";
import { aHandover, type HandoverDriver, successorsPassword } from "../drivers/handover.ts";
import { linkTokensOf } from "../drivers/mail-links.ts";
import { aForgetful } from "../drivers/password-reset.ts";
import {
  diesAt,
  expectFrozen,
  expectMails,
  expectOneUser,
  expectOnly,
  isLost,
  leaseEnds,
  lookedAfter,
  type Moving,
  moving,
  somebody,
  undo,
  updatesUser,
} from "./change-of-address.ts";
import { expectCode, expectOne, type Person } from "./person.ts";
import type { Stage } from "./stage.ts";
import type { Step } from "./step.ts";

interface HandingOver extends Moving {
  readonly handover: HandoverDriver;
}

const handing = new WeakMap<Person, HandingOver>();

function handingOf(person: Person): HandingOver {
  const found = handing.get(person);
  if (found) return found;
  throw new Error("nobody hands anything over");
}

/** A business registers beside the person of the step. */
async function aBusiness(stage: Stage, person: Person): Promise<HandingOver> {
  const { moved, ...all } = await somebody(stage, person);
  const { email } = moved;
  const successor = {
    ...moved,
    signIn: (special: object = {}) => moved.signIn({ password: successorsPassword, ...special }),
  };
  const { browser } = all.registrant;
  const handover = aHandover(stage.cloud, { email, browser, successor: aBrowser(stage.cloud) });
  const handingOver = { ...all, moved: successor, handover };
  moving.set(person, handingOver);
  handing.set(person, handingOver);
  return handingOver;
}

async function invited(stage: Stage, person: Person): Promise<void> {
  const { handover } = await aBusiness(stage, person);
  expectOne([202], await handover.start());
  await stage.settle();
}

/** Sends the form until it is taken. A dead link says that a try before, whose answer was lost, has done it. */
async function accept(stage: Stage, person: Person): Promise<void> {
  const all = handingOf(person);
  const token = await all.handover.token();
  for (;;) {
    const answer = await all.handover.accept(token);
    await expectOneUser(stage, all);
    if (answer.status === 200) return;
    if (!isLost(answer.status) && !JSON.stringify(answer.body).includes("in-progress"))
      return expectCode("link-dead", answer);
    await leaseEnds(stage);
  }
}

/** Where the follow-up had to finish it, the successor's mail leads to a password. */
async function expectHandedOver(stage: Stage, person: Person): Promise<void> {
  const all = handingOf(person);
  const { registrant, moved } = all;
  await expectOneUser(stage, all);
  await expectMails(stage, [registrant.email], "担当者の引き継ぎが完了しました");
  await expectMails(stage, [moved.email], "担当者の引き継ぎ完了のお知らせ");
  expectCode("sign-in-failed", await untilServed(() => moved.signIn({ password: marks.password })));
  if ((await untilServed(() => moved.signIn())).status !== 200) {
    const mails = await mailsOf(stage.cloud, moved.email);
    if (!mails.some(({ body }) => body.text?.includes("/password/reset")))
      throw new Error("the successor has no password, and no mail says so");
    const reset = aForgetful(stage.cloud, { email: moved.email, browser: aBrowser(stage.cloud) });
    await reset.verified();
    expectOne([200], await untilServed(() => reset.complete(successorsPassword)));
  }
  await expectOnly(stage, all, "moved");
}

async function accepted(stage: Stage, person: Person): Promise<void> {
  await invited(stage, person);
  await accept(stage, person);
  await stage.settle();
}

export const handover: readonly Step[] = [
  {
    name: "hand over: invite",
    prepare: async (stage, person) => void (await aBusiness(stage, person)),
    async perform(stage, person) {
      const all = handingOf(person);
      expectOne([202], await untilServed(all.handover.start));
      await stage.settle();
      if ((await linkTokensOf(stage.cloud, all.moved.email, "handover")).length === 0)
        throw new Error("no invitation came");
      await expectOnly(stage, all, "registrant");
    },
  },
  {
    name: "hand over: withdraw the invitation",
    prepare: invited,
    async perform(_, person) {
      const all = handingOf(person);
      expectOne([204], await untilServed(all.handover.cancel));
      const token = await all.handover.token();
      expectCode("link-dead", await untilServed(() => all.handover.preview(token)));
    },
  },
  {
    name: "hand over: look at the invitation",
    prepare: invited,
    async perform(_, person) {
      const all = handingOf(person);
      const token = await all.handover.token();
      expectOne([200], await untilServed(() => all.handover.preview(token)));
    },
  },
  {
    name: "hand over: accept",
    prepare: invited,
    async perform(stage, person) {
      await accept(stage, person);
      await stage.settle();
      await lookedAfter(stage);
      await expectHandedOver(stage, person);
    },
  },
  {
    name: "hand over: follow up",
    async prepare(stage, person) {
      await invited(stage, person);
      const all = handingOf(person);
      const token = await all.handover.token();
      await diesAt(stage, updatesUser("accept-handover"), () => all.handover.accept(token));
    },
    async perform(stage, person) {
      await lookedAfter(stage);
      await expectHandedOver(stage, person);
    },
  },
  {
    name: "hand over: dispute",
    prepare: accepted,
    async perform(stage, person) {
      await undo(stage, person);
      await expectFrozen(stage, person);
    },
    onlyInFull: true,
  },
];
