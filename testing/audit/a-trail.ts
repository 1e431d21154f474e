/** The state folder of a stopped local cloud, with the records that a test writes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { accountId, createClock, openLogStore, rememberStack, startSecretsManager } from "local-cloud";
import { type AuditEventName, type AuditRecord, auditRecord } from "../../contracts/audit.ts";
import { keyedHash } from "../../functions/domain/secret-token.ts";
import { region } from "../cloud/synthesis-inputs.ts";

export const email = "hanako@tamagawa-seimitsu.example.jp";
const keys = ["the first key of addresses", "the second key of addresses"] as const;
const [firstKey, secondKey] = keys;

/** The address under the first key, and after its rotation. */
export const emailHmac = keyedHash(firstKey, "email", email);
export const laterHmac = keyedHash(secondKey, "email", email);

const start = Date.parse("2026-11-22T09:00:00.000Z"); // 18:00 in Japan

/** What happened so many seconds after 18:00, as the service writes it. */
export function aRecord(
  seconds: number,
  event: Partial<AuditRecord> & { readonly event: AuditEventName },
): AuditRecord {
  return auditRecord.parse({
    time: new Date(start + seconds * 1000).toISOString(),
    schema: 1,
    outcome: "success",
    requestId: `request-${seconds}`,
    correlationId: `correlation-${seconds}`,
    stage: "local",
    release: "0.1.0",
    ...event,
  });
}

export interface Trail {
  readonly stateDir: string;
  /** The command on this folder, with what it wrote. */
  ask(...args: readonly string[]): Promise<Answered>;
  remove(): void;
}

/** Records are written in the order given; a text is written as a line of its own. */
export async function aTrail(run: Command, records: readonly (AuditRecord | string)[]): Promise<Trail> {
  const stateDir = mkdtempSync(join(tmpdir(), "audit-"));
  const emailSecretArn = await storeKeys(stateDir);
  rememberStack(stateDir, {
    stackName: "Registration",
    region,
    logGroups: [{ name: "audit-trail", writers: ["a-function"] }],
    awsUrl: "http://127.0.0.1:9",
    outputs: { AuditLogGroupName: "audit-trail", AddressSecretArn: emailSecretArn },
  });
  const store = openLogStore({ folder: join(stateDir, "logs"), now: () => start });
  for (const record of records) store.append("a-function", lineOf(record));
  store.close();
  return {
    stateDir,
    ask: (...args) => asking(run)(args, { LOCAL_STATE_DIR: stateDir }),
    remove: () => rmSync(stateDir, { recursive: true, force: true }),
  };
}

/** `npm run audit`, as commands/audit/run.ts has it. */
type Command = (
  args: readonly string[],
  surroundings: { readonly env: NodeJS.ProcessEnv; out(text: string): void; err(text: string): void },
) => Promise<number>;

/** Runs the command and keeps what it writes. */
export const asking =
  (run: Command) =>
  async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Answered> => {
    const written = { out: "", err: "" };
    const status = await run(args, {
      env,
      out: (text) => {
        written.out += text;
      },
      err: (text) => {
        written.err += text;
      },
    });
    return { status, ...written };
  };

export interface Answered {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function lineOf(record: AuditRecord | string): string {
  if (typeof record === "string") return record;
  const { time: timestamp, requestId } = record;
  return JSON.stringify({ timestamp, level: "INFO", requestId, message: { audit: record } });
}

async function storeKeys(stateDir: string): Promise<string> {
  const clock = createClock(stateDir);
  const manager = await startSecretsManager({ dataDir: join(stateDir, "data"), clock, region, accountId });
  const { arn } = await manager.ensureSecret({ Name: "address", SecretString: firstKey });
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const client = new SecretsManagerClient({ endpoint: manager.url, region, credentials });
  await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: secondKey }));
  client.destroy();
  await manager.close();
  return arn;
}
