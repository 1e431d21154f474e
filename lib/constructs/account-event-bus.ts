import { Duration, Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { AccountPrincipal, type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { eventSource } from "../../contracts/events.ts";
import type { MunicipalityConfig } from "../config/municipality.ts";
import type { StageConfig } from "../config/stage.ts";

export interface AccountEventBusProps {
  readonly stage: StageConfig;
  readonly municipality: Pick<MunicipalityConfig, "id">;
}

/** For how long what was published can be replayed. */
const REPLAYABLE = Duration.days(30);

/** What whoever owns a rule does with it. */
const ownRules = [
  "events:PutRule",
  "events:DeleteRule",
  "events:DescribeRule",
  "events:EnableRule",
  "events:DisableRule",
  "events:PutTargets",
  "events:RemoveTargets",
  "events:ListTargetsByRule",
];

/** A policy's variable, which IAM replaces. */
const PRINCIPAL_ACCOUNT = ["$", "{aws:PrincipalAccount}"].join("");

/**
 * The bus on which other systems of the municipality learn of accounts (docs/events.md). Its events are kept for 30 days, to
 * be replayed. Accounts that the municipality names may have rules of their own on it, and touch nobody else's.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
 */
export class AccountEventBus extends Construct {
  readonly bus: EventBus;
  readonly environment: { readonly EVENT_BUS: string; readonly MUNICIPALITY: string };

  constructor(scope: Construct, id: string, { stage, municipality }: AccountEventBusProps) {
    super(scope, id);
    this.bus = new EventBus(this, "Bus", {
      eventBusName: stage.eventBusName ?? Stack.of(this).stackName,
    });
    this.bus.archive("Archive", {
      description: "Events of accounts, to be replayed",
      eventPattern: { source: [eventSource] },
      retention: REPLAYABLE,
    });
    if (stage.eventConsumers.length > 0) this.letIn(stage.eventConsumers);
    this.environment = { EVENT_BUS: this.bus.eventBusName, MUNICIPALITY: municipality.id };
  }

  /** Allows to publish, and only what is of this service. */
  grantPublish(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["events:PutEvents"],
        resources: [this.bus.eventBusArn],
        conditions: { StringEquals: { "events:source": eventSource } },
      }),
    );
  }

  private letIn(accountIds: readonly string[]): void {
    const { partition, region, account } = Stack.of(this);
    this.bus.addToResourcePolicy(
      new PolicyStatement({
        sid: "RulesOfConsumers",
        principals: accountIds.map((consumer) => new AccountPrincipal(consumer)),
        actions: ownRules,
        resources: [`arn:${partition}:events:${region}:${account}:rule/${this.bus.eventBusName}/*`],
        conditions: {
          StringEqualsIfExists: { "events:creatorAccount": PRINCIPAL_ACCOUNT },
        },
      }),
    );
  }
}
