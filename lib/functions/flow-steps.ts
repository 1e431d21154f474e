/** The steps that the flows of every purpose have in common: an ask for a code, at first or again, and a look. */
import type { Construct } from "constructs";
import type { environment as resendSchema } from "../../functions/handlers/password/resend-reset-code.environment.ts";
import type { environment as showSchema } from "../../functions/handlers/password/show-password-reset.environment.ts";
import * as environment from "../config/environment.ts";
import type { EphemeralKeys } from "../constructs/registration-tables.ts";
import { ServiceFunction } from "../constructs/service-function.ts";
import type { TableAction } from "../constructs/table-grant.ts";
import type { Platform } from "./platform.ts";

interface FlowStep<Schema> {
  readonly id: string;
  readonly entry: string;
  readonly schema: Schema;
  /** Where the flow's items are. */
  readonly keys: EphemeralKeys;
  /** Whether the flow makes an account, by whose existence it is over: of that, the schema names the table. */
  readonly makesAccount?: true;
}

interface AskingStep extends FlowStep<typeof resendSchema> {
  /** What it does with the flow's items. */
  readonly actions: readonly TableAction[];
}

/** Counts an ask for a code and hands it on to the mail function. It looks up no user, and no account by its address. */
export function asksForCode(
  scope: Construct,
  { stage, municipality, tables, secrets, mailQueue }: Platform,
  { id, entry, schema, keys, actions, makesAccount }: AskingStep,
) {
  const handler = new ServiceFunction(scope, id, {
    entry,
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...(makesAccount && tables.accountsEnvironment),
      ...secrets.emailEnvironment,
      MAIL_QUEUE_URL: mailQueue.url,
    },
  });
  // A count that is refused is read, to answer the client how long to wait. Apart, so that the use of each is seen for
  // itself.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem"], ["LIMIT#*"]);
  tables.grantEphemeral(handler, actions, [keys]);
  if (makesAccount) tables.grantAccountExistence(handler);
  secrets.grantReadEmail(handler);
  mailQueue.grantSend(handler);
  return handler;
}

/** A start that is sent again finds the flow of the first. */
export const startingFlow = ["dynamodb:PutItem", "dynamodb:GetItem"] as const;
export const renewingCode = ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"] as const;

/** Shows how a flow and its latest code are. */
export function showsFlow(
  scope: Construct,
  { stage, municipality, tables }: Platform,
  { id, entry, schema, keys, makesAccount }: FlowStep<typeof showSchema>,
) {
  const handler = new ServiceFunction(scope, id, {
    entry,
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...(makesAccount && tables.accountsEnvironment),
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:Query"], [keys]);
  if (makesAccount) tables.grantAccountExistence(handler);
  return handler;
}
