import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { ApiClient } from "../shared/api-client.ts";
import { answered } from "./registrant.ts";
import { NotAsExpected, type Step } from "./step.ts";

const status = z.looseObject({ state: z.string(), mail: z.object({ status: z.string() }) });

/** What the waiting screen shows: the mail service has said that the mail was delivered. */
export const deliveredStep = (
  client: ApiClient,
  paths: { readonly registration: string },
  mailPatienceMs: number,
): Step => ({
  title: "The mail is delivered",
  functions: ["deliver-mail", "note-mail-event", "show-registration"],
  section: "mail-events",
  async run() {
    const deadline = performance.now() + mailPatienceMs;
    let seen = "";
    while (performance.now() < deadline) {
      const { state, mail } = await answered(client, ["GET", paths.registration], 200, status);
      if (mail.status === "delivered") return undefined;
      seen = `the state ${state}, the mail ${mail.status}`;
      await sleep(Math.min(mailPatienceMs / 50, 2_000));
    }
    throw new NotAsExpected(`a mail that is delivered within ${mailPatienceMs / 1000} seconds`, seen);
  },
});
