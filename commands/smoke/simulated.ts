/** What can be proved without reading a mail: that one is sent, and that its delivery is heard of. */
import type { AccountType } from "../../contracts/account-type.ts";
import { createApiClient } from "../shared/api-client.ts";
import { deliveredStep } from "./delivered-step.ts";
import { siteSteps, startOf, startStep } from "./procedure.ts";
import type { Step } from "./step.ts";

export interface SimulatedOptions {
  readonly url: string;
  readonly origin: string;
  readonly email: string;
  readonly mailPatienceMs: number;
  readonly accountType?: AccountType;
}

export const notProved =
  "The mailbox simulator proves that a code is sent and its delivery heard of. Nothing that needs a code was tried: verification, completion, signing in, a new password, the account's end.";

export function simulatedProcedure(options: SimulatedOptions): readonly Step[] {
  const { url, origin, email, mailPatienceMs } = options;
  const client = createApiClient({ url, origin });
  const site = siteSteps(client, url);
  const paths = { registration: "" };
  const chosenType = () => options.accountType ?? site.found.accountTypes[0] ?? "business";
  return [
    ...site.steps,
    startStep(client, () => startOf(email, chosenType(), site.found.termsVersion), paths),
    deliveredStep(client, paths, mailPatienceMs),
  ];
}
