import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";

export type TableAction = `dynamodb:${"GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query"}`;

/**
 * Allows exactly these actions on a table, and only on items whose partition key matches one of `leadingKeys`.
 *
 * `ForAllValues` also holds for a request without a leading key, such as a Scan; none of the actions above can be
 * called without one.
 *
 * @param leadingKeys patterns of the partition key with `*` and `?`; none means every item
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function grantTable(
  table: Table,
  grantee: IGrantable,
  actions: readonly TableAction[],
  leadingKeys: readonly string[] = [],
): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [table.tableArn],
      ...(leadingKeys.length > 0 && {
        conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [...leadingKeys] } },
      }),
    }),
  );
}
