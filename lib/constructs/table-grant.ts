import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";

export type TableAction =
  `dynamodb:${"GetItem" | "BatchGetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query" | "Scan"}`;

export interface Updatable {
  /** All that a request may name: what it sets, the key, and what its condition looks at. */
  readonly attributes: readonly [string, ...string[]];
  /** Whether the answer may hold the whole item (`ALL_NEW`): only for who may read it anyway. */
  readonly mayReturnItem: boolean;
}

/**
 * Allows to change these attributes of items, and no others.
 *
 * `dynamodb:Attributes` is about what a request names. What it asks to be returned is another condition's to limit;
 * without `ReturnValues` DynamoDB returns nothing.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function grantUpdateOf(
  table: Table,
  grantee: IGrantable,
  { attributes, mayReturnItem }: Updatable,
): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ["dynamodb:UpdateItem"],
      resources: [table.tableArn],
      conditions: {
        "ForAllValues:StringEquals": { "dynamodb:Attributes": [...attributes] },
        ...(!mayReturnItem && {
          StringEqualsIfExists: { "dynamodb:ReturnValues": ["NONE", "UPDATED_OLD", "UPDATED_NEW"] },
        }),
      },
    }),
  );
}

/**
 * Allows to read these attributes of single items, and no others.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html as its example of limited
 * attributes has it, with `IfExists`
 */
export function grantReadOf(
  table: Table,
  grantee: IGrantable,
  attributes: readonly [string, ...string[]],
): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ["dynamodb:GetItem"],
      resources: [table.tableArn],
      conditions: {
        "ForAllValues:StringEquals": { "dynamodb:Attributes": [...attributes] },
        StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
      },
    }),
  );
}

/**
 * Allows exactly these actions on a table, and only on items whose partition key matches one of `leadingKeys`.
 *
 * `ForAllValues` also holds for a request without a leading key, such as a Scan, which is therefore granted on a whole
 * table only.
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
