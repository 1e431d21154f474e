/** What can be proved without reading a mail: that one is sent, and that its delivery is heard of. */
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { AccountType } from "../../contracts/account-type.ts";
import { createApiClient } from "../shared/api-client.ts";
import { siteSteps, startOf, startStep } from "./procedure.ts";
import { answered } from "./registrant.ts";
import { NotAsExpected, type Step } from "./step.ts";

export interface SimulatedOptions {
  readonly url: string;
  readonly origin: string;
  readonly email: string;
  readonly mailPatienceMs: number;
  readonly accountType?: AccountType;
}

export const notProved =
  "The mailbox simulator proves that a code is sent and its delivery heard of. Nothing that needs a code was tried: verification, completion, signing in, a new password, the account's end.";

const status = z.looseObject({ state: z.string(), mail: z.object({ status: z.string() }) });

export function simulatedProcedure(options: SimulatedOptions): readonly Step[] {
  const { url, origin, email, mailPatienceMs } = options;
  const client = createApiClient({ url, origin });
  const site = siteSteps(client, url);
  const paths = { registration: "" };
  const chosenType = () => options.accountType ?? site.found.accountTypes[0] ?? "business";
  return [
    ...site.steps,
    startStep(client, () => startOf(email, chosenType(), site.found.termsVersion), paths),
    {
      title: "The mail is delivered",
      functions: ["deliver-mail", "note-mail-event", "show-registration"],
      section: "no-mails-at-all",
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
    },
  ];
}
