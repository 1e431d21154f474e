import { Stack } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { Construct, type IConstruct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import {
  apiWatches,
  attackWatches,
  auditWatches,
  cognitoWatches,
  deskWatches,
  functionWatches,
  mailWatches,
  queueWatches,
  ruleWatches,
  sweepWatches,
  throttleWatches,
} from "./alarm-catalogue.ts";
import { Alarms, type Watch } from "./alarms.ts";
import { AuditTrail } from "./audit-trail.ts";
import type { HttpApi } from "./http-api.ts";
import { LogMetrics } from "./log-metrics.ts";
import { OperatorDashboard } from "./operator-dashboard.ts";
import type { RegistrationTables } from "./registration-tables.ts";
import { ServiceFunction } from "./service-function.ts";
import { StatusDashboard } from "./status-dashboard.ts";
import type { UserDirectory } from "./user-directory.ts";
import { WorkQueue } from "./work-queue.ts";

export interface OperationsProps {
  readonly stage: StageConfig;
  readonly api: HttpApi;
  readonly users: UserDirectory;
  readonly tables: RegistrationTables;
}

/**
 * What operators see and are called by. Made last: it looks for the stack's functions, queues and rules itself, so that
 * whoever adds one has its alarms.
 */
export class Operations extends Construct {
  readonly alarms: Alarms;
  readonly dashboard: OperatorDashboard;
  readonly status: StatusDashboard;

  constructor(scope: Construct, id: string, { stage, api, users, tables }: OperationsProps) {
    super(scope, id);
    const trail = AuditTrail.of(this, stage);
    const metrics = new LogMetrics(this, "Metrics", { logGroup: trail.logGroup });
    const everything = Stack.of(this).node.findAll();
    const functions = everything.filter(isA(ServiceFunction));
    const queues = everything.filter(isA(WorkQueue));

    this.alarms = new Alarms(this, "Alarms", { stage });
    const watches = [
      apiWatches(api),
      ...queues.map(queueWatches),
      ...functions.map(functionWatches),
      throttleWatches(functions),
      ...everything.filter(isA(Rule)).map(ruleWatches),
      sweepWatches(metrics),
      deskWatches(metrics),
      cognitoWatches(users, metrics),
      mailWatches(metrics),
      attackWatches(metrics),
      auditWatches(trail, metrics),
    ];
    for (const [name, watch] of watches.flatMap(Object.entries<Watch>)) this.alarms.add(name, watch);

    this.dashboard = new OperatorDashboard(this, "Dashboard", {
      stage,
      alarms: this.alarms.all,
      api,
      functions,
      metrics,
      queues,
      tables,
      trail,
      users,
    });
    this.status = new StatusDashboard(this, "Status", { logGroup: trail.logGroup, metrics });
  }
}

const isA =
  <T>(kind: new (...given: never[]) => T) =>
  (construct: IConstruct): construct is IConstruct & T =>
    construct instanceof kind;
