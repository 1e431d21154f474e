/** What the city's people look up and do, at any fault: they call again until they are answered. */
import { aDesk, type DeskAnswer } from "../drivers/desk.ts";
import { untilServed } from "../drivers/eventually.ts";
import { type Person, registered, started, waitForResend } from "./person.ts";
import type { Stage } from "./stage.ts";
import type { Step } from "./step.ts";

async function call(
  { cloud }: Stage,
  name: string,
  body: object,
  statuses: readonly number[] = [200],
): Promise<DeskAnswer> {
  const answer = await untilServed(() => aDesk(cloud, "B")(name, body));
  if (statuses.includes(answer.status)) return answer;
  throw new Error(`the desk's call ${name} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
}

const isSignedInNoMore = ({ registrant }: Person): void =>
  void registrant.browser.jar.delete("__Host-session");

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
        await ask([202]);
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
];
