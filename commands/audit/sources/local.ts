import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CloudSilent, type Connection, connect } from "local-cloud";
import { archive, s3 } from "../../../functions/infra/archive.ts";
import { kms, publicKey } from "../../../functions/infra/seal-key.ts";
import { failure } from "../failure.ts";
import type { Copy } from "../options.ts";
import type { AuditSource, SealedArchive } from "../source.ts";
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

/** The local cloud's archive, with the key that signs its seals. */
export async function localArchive(stateDir: string): Promise<SealedArchive> {
  const { stack, isRunning, now, objectsUrl, keysUrl, close } = await connected(stateDir);
  const at = (url: string) => ({
    region: () => stack.region,
    endpoint: () => url,
    credentials: async () => credentials,
  });
  const bucketName = stack.outputs[outputNames.archiveBucketName] ?? "";
  const sealKeyId = stack.outputs[outputNames.sealKeyId] ?? "";
  const [objects, keys] = [s3(at(objectsUrl)), kms(at(keysUrl))];
  const kind = isRunning ? "local-running" : "local-stopped";
  return {
    name: { kind, logGroupName: "", region: stack.region, bucketName },
    archive: archive(objects, bucketName),
    publicKey: () => publicKey(keys, sealKeyId),
    now,
    async close() {
      objects.destroy();
      keys.destroy();
      await close();
    },
  };
}

async function connected(stateDir: string): Promise<Connection> {
  const connection = await connect(stateDir).catch((error: unknown) => {
    throw error instanceof CloudSilent ? failure("local-cloud-silent", error.awsUrl, error.cause) : error;
  });
  if (connection === undefined) throw failure("no-local-cloud", stateDir);
  return connection;
}
