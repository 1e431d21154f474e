import type { IncomingMessage } from "node:http";

/** DynamoDB takes 16 MB, the most of our services. */
const limit = 16 * 1024 * 1024;

/** The body's bytes as they came; undefined when there are more than any service takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left open when it is too long, so that the refusal can still be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}
