/** Somebody who is registered and signed in, and changes the address of the account. */
import { startEmailChange } from "../../functions/use-cases/email/start-email-change.ts";
import { undoEmailChange } from "../../functions/use-cases/email/undo-email-change.ts";
import { verifyEmailChange } from "../../functions/use-cases/email/verify-email-change.ts";
import { aClient, granted, setup, type World } from "./setup.ts";

export const OLD = "hanako@example.jp";
export const NEW = "hanako.tama@example.jp";
const CLIENT_IP = "192.0.2.1";

export interface Changing {
  readonly world: World;
  readonly accountId: string;
  /** The session that changes the address. */
  readonly sessionToken: string;
  readonly dependencies: Omit<World["dependencies"], "flows"> & {
    readonly flows: World["dependencies"]["emailChanges"];
  };
  readonly start: (special?: StartSpecial) => ReturnType<typeof startEmailChange>;
  /** A change whose code has been mailed: what is needed to give it. */
  readonly codeSent: (email?: string) => Promise<GivenCode>;
  readonly verify: (given: GivenCode) => ReturnType<typeof verifyEmailChange>;
}

interface StartSpecial {
  readonly email?: string;
  readonly sessionToken?: string;
  readonly idempotencyKey?: string;
}

type GivenCode = Parameters<typeof verifyEmailChange>[1];

export async function changing(
  special: Parameters<World["completed"]>[0] = {},
  world: World = setup(),
): Promise<Changing> {
  const { accountId, sessionToken } = await world.completed({ email: OLD, ...special });
  const dependencies = { ...world.dependencies, flows: world.dependencies.emailChanges };
  const start = ({ email = NEW, ...other }: StartSpecial = {}) =>
    startEmailChange(dependencies, {
      ...{ sessionToken, clientIp: CLIENT_IP, language: "ja", ...other },
      body: { email, emailConfirmation: email },
    });
  return {
    ...{ world, accountId, sessionToken, dependencies, start },
    async codeSent(email = NEW) {
      const { flow, flowSecret } = granted(await start({ email }));
      await world.deliverMails();
      const code = world.codeFor(flow);
      return { id: flow.id, flowSecret, code, sessionToken, clientIp: CLIENT_IP, client: aClient };
    },
    verify: (given) => verifyEmailChange(dependencies, given),
  };
}

export interface Changed extends Changing {
  readonly changeId: string;
  /** The session that changed the address goes on under this token. */
  readonly newSessionToken: string;
  /** Of the link in the mail to the address before. */
  readonly token: string;
  readonly press: (token?: string) => ReturnType<typeof undoEmailChange>;
}

/** A change that has taken effect, about which both addresses have got their mails. */
export async function changed(accountType: "business" | "individual" = "individual"): Promise<Changed> {
  const all = await changing({ accountType });
  const { world, codeSent, verify } = all;
  const given = await codeSent();
  const { sessionToken: newSessionToken } = granted(await verify(given));
  await world.deliverMails();
  const mail = world.outbox.findLast(({ to, about }) => to === OLD && about.kind === "email-changed")?.mail;
  const [, token = ""] = /\/links\/email-undo#([\w-]+)/.exec(mail?.text ?? "") ?? [];
  world.outbox.length = 0;
  return {
    ...all,
    ...{ changeId: given.id, newSessionToken, token },
    press: (pressed = token) => undoEmailChange(world.dependencies, { token: pressed }),
  };
}
