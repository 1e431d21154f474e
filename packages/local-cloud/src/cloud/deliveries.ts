import { join } from "node:path";
import type { Declarations, Emulators } from "../resources/resource-handler.ts";
import { deliver } from "../services/firehose/delivery.ts";
import { type LogGroup, logGroupsOf } from "../services/logs/log-groups.ts";
import type { Base } from "./base.ts";

interface DeliveriesOptions {
  readonly declared: Declarations;
  readonly base: Base;
  readonly s3: Emulators["s3"];
  readonly stateDir: string;
  readonly logGroups: readonly LogGroup[];
}

/** Every subscription of a log group delivers, until the returned function is called. */
export function startDeliveries({ declared, base, s3, stateDir, logGroups }: DeliveriesOptions): () => void {
  const groups = logGroupsOf(logGroups);
  const ends = declared.subscriptions.map((subscription) => {
    const stream = declared.deliveryStreams.get(subscription.streamArn);
    if (stream === undefined)
      throw new Error(`no delivery stream of the template is ${subscription.streamArn}`);
    return deliver({
      ...{ stream, subscription, s3 },
      logs: base.logs,
      groupOf: groups.of,
      clock: base.clock,
      accountId: base.accountId,
      cursorFile: join(stateDir, "data", "firehose", `${stream.name}.json`),
    });
  });
  return () => {
    for (const end of ends) end();
  };
}
