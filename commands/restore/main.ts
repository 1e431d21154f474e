/** `npm run restore -- users`: whether every account has its user, and users for those that have none. */
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ExpectedError, explain } from "../shared/expected-error.ts";
import { accountsTable } from "./accounts-table.ts";
import { operatorTrail } from "./operator-trail.ts";
import { readRestoreOptions, usage } from "./options.ts";
import { findPlace } from "./place.ts";
import { report } from "./report.ts";
import { type Found, restoreUsers } from "./restore-users.ts";
import { cognitoPool } from "./user-pool.ts";

const nothingTried = 2;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    console.info(usage);
    return 0;
  }
  try {
    const options = readRestoreOptions(args, process.env);
    const { make } = options;
    const place = await findPlace(options, process.env);
    const { userPoolId, accountsTableName } = place;
    console.info(`${place.name}: users of ${userPoolId} for the accounts in ${accountsTableName}`);
    // Cognito's rates bind: a client that adapts to them waits instead of giving up.
    const settings = { ...place.settings, retryMode: "adaptive", maxAttempts: 12 };
    const found = await restoreUsers(
      {
        pool: cognitoPool(new CognitoIdentityProviderClient(settings), userPoolId),
        accounts: accountsTable(new DynamoDBClient(settings), accountsTableName),
        record: operatorTrail(new CloudWatchLogsClient(settings), place),
        onPage: ({ accounts, made, lacking }: Found) =>
          console.info(
            `  ${accounts} accounts, ${make ? `${made} users made` : `${lacking} without a user`}`,
          ),
      },
      make,
    );
    console.info(report(found, make));
    return found.lacking + found.taken.length + found.changed.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(explain(error));
    return error instanceof ExpectedError ? nothingTried : 1;
  }
}

process.exitCode = await main();
