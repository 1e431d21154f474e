/** What the AWS of each benchmark has in common: a server on a free port of this machine, and how a function gets there. */
import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface LoopbackAws {
  readonly url: string;
  close(): void;
}

/** What is answered to an operation, such as `GetItem`; `undefined` answers that there is no such user. */
export type AnswerTo = (operation: string, body: string) => Promise<object | undefined> | object | undefined;

export async function serveAws(answerTo: AnswerTo): Promise<LoopbackAws> {
  const server = createServer(async (request, response) => {
    // SES has a path where the others name the operation in a header.
    const operation = String(request.headers["x-amz-target"] ?? "SendEmail").replace(/.*\./, "");
    const answer = await answerTo(operation, await text(request));
    response.statusCode = answer === undefined ? 400 : 200;
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify(answer ?? { __type: "UserNotFoundException", message: "" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // TCP: never a pipe's name
  return { url: `http://127.0.0.1:${port}`, close: () => server.closeAllConnections() ?? server.close() };
}

/** Of a function's environment: what takes its clients to that server. */
export const reaching = (url: string) => ({
  AWS_REGION: "ap-northeast-1",
  AWS_ACCESS_KEY_ID: "key",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_ENDPOINT_URL: url,
});

/** What Secrets Manager gives for each secret. */
export const SECRET_VALUE = { SecretString: "s".repeat(64), VersionId: "v1" };

/** SQS's answer to a message; the SDK compares the digest. */
export const queued = (messageBody: string) => ({
  MessageId: randomUUID(),
  MD5OfMessageBody: createHash("md5").update(messageBody).digest("hex"),
});
