import { Stack } from "aws-cdk-lib";
import { CfnQueryDefinition, type ILogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { auditQueries } from "../config/audit-queries.ts";

export interface AuditQueriesProps {
  /** Where the functions write the audit trail. */
  readonly logGroup: ILogGroup;
}

/** The auditors' questions, saved in the console of Logs Insights in a folder named after the stack. */
export class AuditQueries extends Construct {
  constructor(scope: Construct, id: string, { logGroup }: AuditQueriesProps) {
    super(scope, id);
    for (const [key, { name, text, parameters = [] }] of Object.entries(auditQueries)) {
      new CfnQueryDefinition(this, key, {
        name: `${Stack.of(this).stackName}/${name}`,
        queryString: text,
        logGroupNames: [logGroup.logGroupName],
        ...(parameters.length === 0 ? {} : { parameters: [...parameters] }),
      });
    }
  }
}
