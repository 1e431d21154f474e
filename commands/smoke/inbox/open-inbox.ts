import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { archive, s3 } from "../../../functions/infra/archive.ts";
import { ExpectedError } from "../../shared/expected-error.ts";
import type { InboxChoice } from "../options.ts";
import type { Inbox, ReceivedMail } from "./inbox.ts";
import { localInbox } from "./local-inbox.ts";
import { readRawMail } from "./raw-mail.ts";

interface Surroundings {
  /** Of the local cloud. */
  readonly url: string;
  readonly region: string;
}

/** A new address in the chosen inbox. Simulated mails are seen by nobody: there is none for them. */
export function openInbox(choice: Exclude<InboxChoice, { kind: "simulator" }>, at: Surroundings): Inbox {
  const run = newRun();
  if (choice.kind === "local") return localInbox(at.url, `smoke.${run}@smoke.example.jp`);
  const email = choice.email.replace("*", run);
  if (choice.kind === "s3") return bucketInbox(choice, email, at.region);
  return { email, name: choice.command, mails: () => mailsByCommand(choice.command, email) };
}

/** Of the mailbox simulator, with a label that no other run has. */
export const simulatedAddress = (): string => `success+${newRun()}@simulator.amazonses.com`;

const newRun = (): string => `${Date.now().toString(36)}${randomBytes(2).toString("hex")}`;

/** Where a receipt rule of SES puts mails, each an object. Others' mails are left out, by whom they are to. */
function bucketInbox({ bucket, prefix }: { bucket: string; prefix: string }, email: string, region: string) {
  const client = s3({
    region: () => region,
    endpoint: () => process.env["AWS_ENDPOINT_URL"],
    // As the SDK's own clients find them.
    credentials: new CloudFormationClient({ region }).config.credentials,
  });
  const objects = archive(client, bucket);
  /** Objects never change: those that were read need not be read again. */
  const read = new Map<string, ReceivedMail | undefined>();
  const toUs = (raw: string): boolean => raw.toLowerCase().includes(email.toLowerCase());
  return {
    email,
    name: `s3://${bucket}/${prefix}`,
    async mails() {
      for await (const { key } of objects.list(prefix)) {
        if (read.has(key)) continue;
        const raw = (await objects.read(key))?.toString("latin1") ?? "";
        read.set(key, toUs(raw) ? readRawMail(raw) : undefined);
      }
      return [...read.values()].filter((mail) => mail !== undefined);
    },
  } satisfies Inbox;
}

/** The address goes to the command by its environment: it is part of no shell text. */
async function mailsByCommand(command: string, email: string): Promise<ReceivedMail[]> {
  const shell = promisify(execFile);
  try {
    const { stdout } = await shell("sh", ["-c", command], {
      encoding: "latin1",
      env: { ...process.env, SMOKE_EMAIL: email },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout
      .split("\0")
      .filter((raw) => raw.trim() !== "")
      .map((raw) => readRawMail(raw.trimStart()));
  } catch (error) {
    const stderr = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new ExpectedError(`The inbox's command failed: ${stderr || String(error)}`, error);
  }
}
