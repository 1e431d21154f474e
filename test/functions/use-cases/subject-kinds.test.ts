/** Whom a count is of: the same text under another kind would be another count, and an old one would start anew. */
import { expect, it } from "@jest/globals";
import { resendCode } from "../../../functions/use-cases/flow/resend-code.ts";
import { verifyCode } from "../../../functions/use-cases/flow/verify-code.ts";
import type { SubjectHash } from "../../../functions/use-cases/ports.ts";
import { startRegistration } from "../../../functions/use-cases/registration/start-registration.ts";
import { signIn } from "../../../functions/use-cases/session/sign-in.ts";
import { fakeSubjectHash } from "../../../testing/fakes/secrets.ts";
import {
  aClient,
  aStartRequest,
  MINUTE,
  PASSWORD,
  setup,
  type World,
  wrongCode,
} from "../../../testing/use-cases/setup.ts";

const email = "hanako+shop@example.jp";
const mailbox = ["canonical-mailbox", "hanako@example.jp"];

type Step = (world: World, subjectHash: SubjectHash) => Promise<unknown>;

it.each<[string, Step, string[][]]>([
  [
    "a start is of the client's network and of the mailbox",
    ({ dependencies }, subjectHash) =>
      startRegistration(
        { ...dependencies, subjectHash },
        aStartRequest({ email, emailConfirmation: email, clientIp: "2001:db8::1" }),
      ),
    [["client", "2001:db8:0::/48"], mailbox],
  ],
  [
    "a further code is of the client's network and of the mailbox",
    async (world, subjectHash) => {
      const flow = await world.codeSent({ email, emailConfirmation: email });
      world.clock.advance(2 * MINUTE);
      await resendCode({ ...world.dependencies, subjectHash }, { ...flow, clientIp: "192.0.2.7" });
    },
    [["client", "192.0.2.7"], mailbox],
  ],
  [
    "a wrong code is of the client that gives it, beside the one that asked for it",
    async (world, subjectHash) => {
      const flow = await world.codeSent({ email, emailConfirmation: email });
      const code = wrongCode(world.codeFor(flow));
      await verifyCode({ ...world.dependencies, subjectHash }, { ...flow, code, clientIp: "192.0.2.7" });
    },
    [["client", "192.0.2.7"]],
  ],
  [
    "a sign-in is of the client's network, and of it with the address",
    (world, subjectHash) =>
      signIn(
        { ...world.dependencies, subjectHash },
        {
          ...{ email, password: PASSWORD, clientIp: "192.0.2.1", client: aClient },
        },
      ),
    [
      ["client", "192.0.2.1"],
      ["client-and-email", `192.0.2.1 ${email}`],
    ],
  ],
])("%s", async (_, step, expected) => {
  const hashed: string[][] = [];
  await step(setup(), (kind, value) => {
    hashed.push([kind, value]);
    return fakeSubjectHash(kind, value);
  });
  expect(hashed).toEqual(expected);
});
