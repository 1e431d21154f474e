/** What the city's people look up and do, at any fault: they call again until they are answered. */
import * as z from "zod";
import type { LinkPurpose } from "../../contracts/mail-links.ts";
import type { DeskOperatorName } from "../cloud/desk-operators.ts";
import { aBrowser } from "../drivers/browser.ts";
import { aDesk, type DeskAnswer } from "../drivers/desk.ts";
import { untilServed } from "../drivers/eventually.ts";
import { linkTokensOf } from "../drivers/mail-links.ts";
import {
  expectMails,
  expectOneUser,
  expectOnly,
  type Moving,
  moving,
  somebody,
} from "./change-of-address.ts";
import { expectOne, type Person, registered, started, waitForResend } from "./person.ts";
import type { Stage } from "./stage.ts";
import type { Step } from "./step.ts";

async function call(
  { cloud }: Stage,
  name: string,
  body: object,
  statuses: readonly number[] = [200],
  as: DeskOperatorName = "B",
): Promise<DeskAnswer> {
  const answer = await untilServed(() => aDesk(cloud, as)(name, body));
  if (statuses.includes(answer.status)) return answer;
  throw new Error(`the desk's call ${name} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
}

const isSignedInNoMore = ({ registrant }: Person): void =>
  void registrant.browser.jar.delete("__Host-session");

const storedAccount = z.object({
  email: z.string(),
  proposal: z
    .object({ proposalId: z.string(), kind: z.string(), digest: z.string(), state: z.string() })
    .optional(),
  status: z.string().optional(),
  sessionEpoch: z.number().optional(),
});

/** An account as it is stored: nobody is looked up for it. */
async function storedOf({ operator }: Stage, email: string) {
  const accounts = await operator.items("accounts");
  const read = accounts.flatMap((item) => storedAccount.safeParse(item).data ?? []);
  return read.find((account) => account.email === email);
}

/** What was proposed of an account last. */
const proposalOf = async (stage: Stage, email: string) => (await storedOf(stage, email))?.proposal;

/** 409: a try before, whose answer was lost, has done it. */
const propose = (stage: Stage, wish: object) => call(stage, "proposals", wish, [201, 409], "A");

async function decide(stage: Stage, email: string, decision: "approvals" | "rejections"): Promise<void> {
  const { proposalId, digest } = (await proposalOf(stage, email)) ?? {};
  await call(stage, `proposals/${proposalId}/${decision}`, { digest }, [200, 409]);
}

/** As an operator of the desk asks for it, who may not do it alone. */
async function proposeStop(stage: Stage, what: "suspensions" | "restorations", email: string): Promise<void> {
  await call(stage, what, { email }, [201, 409], "A-desk");
  await expectProposal(stage, email, "proposed", what === "suspensions" ? "suspend" : "restore");
}

async function expectProposal(stage: Stage, email: string, state: string, kind?: string): Promise<void> {
  const proposal = await proposalOf(stage, email);
  if (kind !== undefined && proposal?.kind !== kind)
    throw new Error(`the proposal is one to ${proposal?.kind}, and not to ${kind}`);
  if (proposal?.state !== state) throw new Error(`the proposal is ${proposal?.state}, and not ${state}`);
}

const anEnd = (person: Person) => ({ email: person.registrant.email, kind: "delete" });

async function endProposed(stage: Stage, person: Person): Promise<void> {
  await registered(stage, person);
  await propose(stage, anEnd(person));
  await stage.settle();
}

/** Presses the button of the latest link until it is answered. */
async function press(stage: Stage, purpose: LinkPurpose, email: string): Promise<void> {
  const token = (await linkTokensOf(stage.cloud, email, purpose)).at(-1);
  if (token === undefined) throw new Error(`no mail to ${email} has a link to ${purpose}`);
  const browser = aBrowser(stage.cloud);
  expectOne([200], await untilServed(() => browser.send("POST", `/api/links/${purpose}`, { token })));
}

function correctedOf(person: Person): Moving {
  const found = moving.get(person);
  if (found) return found;
  throw new Error("nobody's address is corrected");
}

async function correctionProposed(stage: Stage, person: Person): Promise<void> {
  const { registrant, moved } = await somebody(stage, person);
  const wish = { kind: "correct-address", newEmail: moved.email, evidence: "letter" };
  await propose(stage, { email: registrant.email, ...wish });
  await stage.settle();
}

async function correctionProven(stage: Stage, person: Person): Promise<void> {
  await correctionProposed(stage, person);
  await press(stage, "confirm-address", correctedOf(person).moved.email);
}

async function expectCorrected(stage: Stage, person: Person): Promise<void> {
  const all = correctedOf(person);
  await expectOneUser(stage, all);
  await expectProposal(stage, all.moved.email, "executed");
  await expectMails(stage, [all.registrant.email], "メールアドレス変更のお知らせ");
  await expectMails(stage, [all.moved.email], "メールアドレス変更完了のお知らせ");
  await expectOnly(stage, all, "moved");
}

export const desk: readonly Step[] = [
  {
    name: "the desk looks an account up",
    prepare: registered,
    // 429: one operator of all these cases has looked up a hundred today.
    perform: async (stage, { registrant: { email } }) =>
      void (await call(stage, "findings", { email }, [200, 429])),
  },
  {
    name: "the desk has a code sent again",
    async prepare(stage, person) {
      await started(stage, person);
      await waitForResend(stage);
    },
    async perform(stage, { registrant }) {
      const ask = (statuses: readonly number[]) =>
        call(stage, "resends", { registrationId: registrant.path().split("/").at(-1) }, statuses);
      const { status } = await ask([202, 429]);
      // 429: a try before has made a new code, and it is not known whether its mail was asked for. The answer says when to ask again.
      if (status === 429) {
        await waitForResend(stage);
        // 429 again: of three a day, those whose answers were lost are counted, too.
        await ask([202, 429]);
      }
      await stage.settle();
    },
  },
  {
    name: "the desk clears a limit",
    prepare: registered,
    perform: async (stage, { registrant: { email } }) =>
      void (await call(stage, "limit-clearings", { email, limit: "codes-per-address" }, [200, 429])),
  },
  {
    name: "the desk ends sessions",
    prepare: registered,
    async perform(stage, person) {
      await call(stage, "session-ends", { email: person.registrant.email });
      isSignedInNoMore(person);
      await stage.settle();
    },
  },
  {
    name: "the desk stops an account, and lets it be used again",
    prepare: registered,
    async perform(stage, person) {
      const { email } = person.registrant;
      await call(stage, "suspensions", { email });
      // 409: a try before, whose answer was lost, has done it.
      await call(stage, "restorations", { email }, [200, 409]);
      isSignedInNoMore(person);
      await stage.settle();
    },
  },
  {
    name: "the desk sends the way to a new password",
    prepare: registered,
    async perform(stage, { registrant: { email } }) {
      await call(stage, "resets", { email });
      await stage.settle();
      await expectMails(stage, [email], "パスワードの設定のご案内");
    },
  },
  {
    name: "the desk shows fields of an account",
    prepare: registered,
    async perform(stage, { registrant: { email } }) {
      const { body } = await call(stage, "reveals", { email, fields: ["email"] });
      if (JSON.stringify(body["fields"]) !== JSON.stringify({ email })) throw new Error("another was shown");
    },
  },
  {
    name: "the desk proposes: an end",
    prepare: registered,
    async perform(stage, person) {
      const { email } = person.registrant;
      await propose(stage, anEnd(person));
      await stage.settle();
      await expectProposal(stage, email, "proposed");
    },
  },
  {
    name: "the desk rejects what was proposed",
    prepare: endProposed,
    async perform(stage, { registrant: { email } }) {
      await decide(stage, email, "rejections");
      await expectProposal(stage, email, "rejected");
    },
  },
  {
    name: "the desk approves: an end, which its owner takes back",
    prepare: endProposed,
    async perform(stage, { registrant: { email, browser } }) {
      await decide(stage, email, "approvals");
      await expectProposal(stage, email, "executed");
      await stage.settle();
      expectOne([204], await untilServed(() => browser.send("DELETE", "/api/me/withdrawal")));
      await stage.settle();
    },
  },
  {
    name: "the desk proposes: a stop",
    prepare: registered,
    perform: async (stage, { registrant: { email } }) => proposeStop(stage, "suspensions", email),
  },
  {
    name: "the desk approves: a stop, and its end",
    async prepare(stage, person) {
      await registered(stage, person);
      await proposeStop(stage, "suspensions", person.registrant.email);
    },
    async perform(stage, person) {
      const { email } = person.registrant;
      await decide(stage, email, "approvals");
      await expectProposal(stage, email, "executed");
      const { status, sessionEpoch } = (await storedOf(stage, email)) ?? {};
      if (status !== "suspended" || sessionEpoch !== 1)
        throw new Error(`the account is ${status}, at its epoch ${sessionEpoch}`);
      isSignedInNoMore(person);
      await proposeStop(stage, "restorations", email);
      await decide(stage, email, "approvals");
      await expectProposal(stage, email, "executed");
      await stage.settle();
      await expectMails(stage, [email], "アカウントの利用を停止しました");
      await expectMails(stage, [email], "アカウントの利用を再開しました");
    },
  },
  {
    name: "the desk approves: an export, which its owner downloads",
    async prepare(stage, person) {
      await registered(stage, person);
      await propose(stage, { email: person.registrant.email, kind: "export" });
      await stage.settle();
    },
    async perform(stage, { registrant: { email } }) {
      await decide(stage, email, "approvals");
      await expectProposal(stage, email, "executed");
      await stage.settle();
      await press(stage, "export", email);
    },
  },
  {
    name: "the owner objects to what the desk proposes",
    prepare: endProposed,
    async perform(stage, { registrant: { email } }) {
      await press(stage, "object", email);
      await decide(stage, email, "approvals");
      await expectProposal(stage, email, "rejected");
    },
  },
  {
    name: "the desk corrects an address: propose",
    prepare: async (stage, person) => void (await somebody(stage, person)),
    async perform(stage, person) {
      const { registrant, moved } = correctedOf(person);
      const wish = { kind: "correct-address", newEmail: moved.email, evidence: "letter" };
      await propose(stage, { email: registrant.email, ...wish });
      await stage.settle();
      await expectProposal(stage, registrant.email, "proposed");
      await expectOnly(stage, correctedOf(person), "registrant");
    },
  },
  {
    name: "the desk corrects an address: its mailbox is proven",
    prepare: correctionProposed,
    async perform(stage, person) {
      const { registrant, moved } = correctedOf(person);
      await press(stage, "confirm-address", moved.email);
      await expectProposal(stage, registrant.email, "proposed");
    },
  },
  {
    name: "the desk corrects an address: approve, and carry it out",
    prepare: correctionProven,
    async perform(stage, person) {
      const { registrant } = correctedOf(person);
      await decide(stage, registrant.email, "approvals");
      await stage.settle();
      await expectCorrected(stage, person);
    },
  },
];
