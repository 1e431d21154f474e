/** Everything that a person or a queue sets going, one step at a time. */

import { marks } from "../drivers/canaries.ts";
import { advance, inject, type NewFault, withdrawFaults } from "../drivers/control.ts";
import { untilServed } from "../drivers/eventually.ts";
import { otherThan, textIn } from "../drivers/registrant.ts";
import {
  aPerson,
  codeOf,
  complete,
  expectCode,
  expectOne,
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

export interface Step {
  readonly name: string;
  /** Brings about what the step starts from. */
  prepare(stage: Stage, person: Person): Promise<void>;
  /** The step itself, with what its person does when it fails. */
  perform(stage: Stage, person: Person): Promise<void>;
}

const nothing = async () => {};

/** Past the lease of a claim: the look that the completion asked for finds a claim to settle, not a fresh one. */
const leaseEnds = ({ cloud }: Stage): Promise<void> => advance(cloud, 12);

/** The completion is broken off at SignUp, and nobody comes again. */
async function abandoned({ cloud }: Stage, { registrant }: Person, mode: NewFault["mode"]): Promise<void> {
  await inject(cloud, {
    function: "complete-registration",
    service: "cognito-idp",
    operation: "SignUp",
    mode,
  });
  await registrant.complete();
  await withdrawFaults(cloud);
}

/** Another flow of the same address completes, in another browser. */
async function isOvertaken(stage: Stage, { registrant }: Person): Promise<void> {
  await registered(stage, aPerson(stage, registrant.email));
}

const shown = async ({ registrant }: Person) =>
  void expectOne([200], await untilServed(() => registrant.browser.send("GET", "/api/me")));

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
      await abandoned(stage, person, "crash-after");
    },
    perform: (_, person) => complete(person),
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
    async prepare(stage, person) {
      await verified(stage, person);
      await abandoned(stage, person, "crash-after");
    },
    perform: leaseEnds,
  },
  {
    name: "follow up where no user was made",
    async prepare(stage, person) {
      await verified(stage, person);
      await abandoned(stage, person, "crash-before");
    },
    perform: leaseEnds,
  },
  {
    name: "follow up where another's user was made",
    async prepare(stage, person) {
      await verified(stage, person);
      await isOvertaken(stage, person);
      await abandoned(stage, person, "crash-before");
    },
    perform: leaseEnds,
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
    name: "correct My page",
    prepare: registered,
    async perform(_, person) {
      const patch = { department: `${marks.department}二係` };
      person.profile = { ...person.profile, ...patch };
      expectOne([200], await untilServed(() => person.registrant.browser.send("PATCH", "/api/me", patch)));
    },
  },
];
