import type { IncomingMessage } from "node:http";

/** The largest request of the emulated services: 1 MiB (SES allows more with attachments, which we refuse). */
const LIMIT_BYTES = 1024 * 1024;

/** The request's body as text, or undefined when it exceeds the limit (the rest is then discarded). */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // A request stream without an encoding yields buffers only.
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size <= LIMIT_BYTES) chunks.push(bytes);
  }
  return size > LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}
