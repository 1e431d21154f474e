/** A business whose account goes to another person. */
import { acceptHandover } from "../../functions/use-cases/handover/accept-handover.ts";
import { cancelHandover } from "../../functions/use-cases/handover/cancel-handover.ts";
import { previewHandover } from "../../functions/use-cases/handover/preview-handover.ts";
import { startHandover } from "../../functions/use-cases/handover/start-handover.ts";
import { aClient, granted, setup, terms, type World } from "./setup.ts";

export const PREDECESSOR = "hanako@example.jp";
export const SUCCESSOR = "jiro@example.jp";
export const NEW_PASSWORD = "Kamome-to-Nami-2027";

export const aSuccessorsForm = (special: object = {}) => ({
  contact: {
    familyName: "後任",
    givenName: "次郎",
    familyNameKana: "コウニン",
    givenNameKana: "ジロウ",
  },
  department: "経理部",
  phone: "0441234568",
  password: NEW_PASSWORD,
  passwordConfirmation: NEW_PASSWORD,
  termsVersion: terms.version,
  termsAccepted: true,
  ...special,
});

export interface HandingOver {
  readonly world: World;
  readonly accountId: string;
  readonly sessionToken: string;
  readonly start: (email?: string, sessionToken?: string) => ReturnType<typeof startHandover>;
  readonly cancel: (handoverId: string) => ReturnType<typeof cancelHandover>;
  /** Invites, and reads the link's token in the mail that comes. */
  readonly invited: (email?: string) => Promise<{ readonly handoverId: string; readonly token: string }>;
  readonly preview: (token: string) => ReturnType<typeof previewHandover>;
  readonly accept: (token: string, special?: object) => ReturnType<typeof acceptHandover>;
}

export async function handingOver(
  special: Parameters<World["completed"]>[0] = {},
  world: World = setup(),
): Promise<HandingOver> {
  const { accountId, sessionToken } = await world.completed({ email: PREDECESSOR, ...special });
  const { dependencies } = world;
  const start = (email = SUCCESSOR, token = sessionToken) =>
    startHandover(dependencies, {
      ...{ sessionToken: token, clientIp: "192.0.2.1", language: "ja" },
      body: { email, emailConfirmation: email },
    });
  return {
    ...{ world, accountId, sessionToken, start },
    cancel: (handoverId) => cancelHandover(dependencies, { sessionToken, handoverId }),
    async invited(email) {
      const { handoverId } = granted(await start(email));
      await world.deliverMails();
      const mail = world.outbox.findLast(({ about }) => about.kind === "handover-invitation")?.mail;
      const [, token = ""] = /\/links\/handover#([\w-]+)/.exec(mail?.text ?? "") ?? [];
      return { handoverId, token };
    },
    preview: (token) => previewHandover(dependencies, { token }),
    accept: (token, form) =>
      acceptHandover(dependencies, {
        ...{ body: { token, ...aSuccessorsForm(form) }, language: "ja", client: aClient },
        sessionToken: undefined,
      }),
  };
}
