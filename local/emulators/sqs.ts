import type { Properties } from "./properties.ts";

export interface SqsOptions {
  readonly dataDir: string;
  /** Address of the AWS front, e.g. `http://127.0.0.1:4566`: queue URLs lie below it. */
  readonly publicUrl: string;
  readonly region: string;
  readonly accountId: string;
}

export interface Sqs {
  readonly url: string;
  /** Creates or updates the queue of an `AWS::SQS::Queue`; `QueueName` must be among the properties. */
  ensureQueue(
    properties: Properties,
  ): Promise<{ readonly name: string; readonly url: string; readonly arn: string }>;
  close(): Promise<void>;
}

export async function startSqs(_options: SqsOptions): Promise<Sqs> {
  throw new Error("startSqs is being written");
}
