import { type CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import {
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { failure } from "../failure.ts";
import type { Period } from "../options.ts";
import type { AuditSource, EmailKey, SourceName } from "../source.ts";
import { explained } from "./explained.ts";

export interface CloudWatchOptions {
  readonly logs: CloudWatchLogsClient;
  readonly secrets: SecretsManagerClient;
  readonly name: SourceName;
  /** Absent when addresses cannot be asked for. */
  readonly emailSecretId?: string;
  /** Beyond the clients, which are closed anyway. */
  close?(): Promise<void>;
}

/** Records in a log group, by the AWS clients given. Throws AuditProblems. */
export function cloudWatchSource(options: CloudWatchOptions): AuditSource {
  const { logs, secrets, name, emailSecretId, close } = options;
  return {
    name,
    lines: (pattern, period) => linesOf(logs, name.logGroupName, pattern, period),
    async emailKeys() {
      if (emailSecretId === undefined) throw failure("no-secret");
      return explained("no-such-secret", emailSecretId, () => keysOf(secrets, emailSecretId));
    },
    async close() {
      logs.destroy();
      secrets.destroy();
      await close?.();
    },
  };
}

async function* linesOf(
  client: CloudWatchLogsClient,
  logGroupName: string,
  filterPattern: string,
  { from, to }: Period,
): AsyncIterable<readonly string[]> {
  const bounds = {
    ...(from === undefined ? {} : { startTime: from }),
    ...(to === undefined ? {} : { endTime: to }),
  };
  const input = { logGroupName, filterPattern, ...bounds };
  const pages = paginateFilterLogEvents({ client }, input)[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await explained("no-log-group", logGroupName, () => pages.next());
    if (done) return;
    yield (value.events ?? []).flatMap(({ message }) => message ?? []);
  }
}

/** Also those that rotations left without a label: records were keyed by them, as long as they exist. */
async function keysOf(client: SecretsManagerClient, SecretId: string): Promise<EmailKey[]> {
  const ids: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListSecretVersionIdsCommand({ SecretId, IncludeDeprecated: true, NextToken }),
    );
    ids.push(...(page.Versions ?? []).flatMap(({ VersionId }) => VersionId ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  const values = ids.map(async (id) => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId, VersionId: id }));
    return SecretString === undefined ? [] : [{ id, secret: SecretString }];
  });
  return (await Promise.all(values)).flat();
}
