import { Agent, request } from "node:http";

/** As SQS answers `ReceiveMessage`. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
  readonly MD5OfMessageAttributes?: string;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

/** What pollers, rules and `/_local/queues` ask of the emulator, past the AWS endpoint: AWS does this itself, too. */
export interface SqsClient {
  /** Waits up to `waitSeconds` for a first message. */
  receive(
    queueUrl: string,
    options: { readonly max: number; readonly waitSeconds: number },
    signal: AbortSignal,
  ): Promise<readonly ReceivedMessage[]>;
  remove(queueUrl: string, messages: readonly ReceivedMessage[]): Promise<void>;
  send(queueUrl: string, body: string): Promise<void>;
  attributes(queueUrl: string): Promise<Readonly<Record<string, string>>>;
  close(): void;
}

/** Messages in one `DeleteMessageBatch` at most. */
const batchLimit = 10;

/** Through `node:http` and not an SDK client, which would cost 60 ms and 15 MB of the local cloud's start. */
export function createSqsClient(endpoint: string): SqsClient {
  const agent = new Agent({ keepAlive: true });

  function call(operation: string, input: object, signal?: AbortSignal): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
      const headers = {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `AmazonSQS.${operation}`,
      };
      const outgoing = request(
        endpoint,
        { method: "POST", agent, headers, ...(signal ? { signal } : {}) },
        async (response) => {
          try {
            const text = Buffer.concat(await response.toArray()).toString("utf8");
            if (response.statusCode === 200) resolve(text === "" ? {} : JSON.parse(text));
            else reject(new Error(`SQS ${operation} answered ${response.statusCode}: ${text}`));
          } catch (error) {
            reject(error);
          }
        },
      );
      outgoing.on("error", reject).end(JSON.stringify(input));
    });
  }

  return {
    async receive(queueUrl, { max, waitSeconds }, signal) {
      const input = {
        QueueUrl: queueUrl,
        MaxNumberOfMessages: max,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ["All"],
        MessageAttributeNames: ["All"],
      };
      const { Messages = [] } = await call("ReceiveMessage", input, signal);
      return Messages as ReceivedMessage[]; // SQS's own answer
    },
    async remove(queueUrl, messages) {
      for (let from = 0; from < messages.length; from += batchLimit) {
        const Entries = messages
          .slice(from, from + batchLimit)
          .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
        await call("DeleteMessageBatch", { QueueUrl: queueUrl, Entries });
      }
    },
    async send(queueUrl, body) {
      await call("SendMessage", { QueueUrl: queueUrl, MessageBody: body });
    },
    async attributes(queueUrl) {
      const input = { QueueUrl: queueUrl, AttributeNames: ["All"] };
      const { Attributes = {} } = await call("GetQueueAttributes", input);
      return Attributes as Record<string, string>; // SQS's own answer
    },
    close: () => agent.destroy(),
  };
}
