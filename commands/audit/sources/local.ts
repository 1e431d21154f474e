import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CloudSilent, type Connection, connect } from "local-cloud";
import { s3 } from "../../../functions/infra/archive.ts";
import { failure } from "../failure.ts";
import type { Copy } from "../options.ts";
import type { AuditSource } from "../source.ts";
import { archiveSource } from "./archive.ts";
import { cloudWatchSource } from "./cloud-watch.ts";
import { outputNames } from "./outputs.ts";

/** The local cloud's operator may do anything. */
const credentials = { accessKeyId: "LOCALADMINAUDIT", secretAccessKey: "any" };

/** Records of the local cloud that keeps its state in a folder, whether it runs or not. */
export async function localSource(stateDir: string, copy: Copy): Promise<AuditSource> {
  const { stack, isRunning, logsUrl, secretsUrl, objectsUrl, close } = await connected(stateDir);
  const settings = { region: stack.region, credentials, maxAttempts: 2 };
  const source = cloudWatchSource({
    logs: new CloudWatchLogsClient({ ...settings, endpoint: logsUrl }),
    secrets: new SecretsManagerClient({ ...settings, endpoint: secretsUrl }),
    name: {
      kind: isRunning ? "local-running" : "local-stopped",
      logGroupName: stack.outputs[outputNames.logGroupName] ?? "",
      region: stack.region,
    },
    emailSecretId: stack.outputs[outputNames.emailSecretId] ?? "",
    close,
  });
  if (copy === "log") return source;
  const surroundings = {
    region: () => stack.region,
    endpoint: () => objectsUrl,
    credentials: async () => credentials,
  };
  const bucketName = stack.outputs[outputNames.archiveBucketName] ?? "";
  return archiveSource(source, bucketName, s3(surroundings));
}

async function connected(stateDir: string): Promise<Connection> {
  const connection = await connect(stateDir).catch((error: unknown) => {
    throw error instanceof CloudSilent ? failure("local-cloud-silent", error.awsUrl, error.cause) : error;
  });
  if (connection === undefined) throw failure("no-local-cloud", stateDir);
  return connection;
}
