/** The bucket of the audit archive: nobody replaces or removes what is in it. */
import type { Archive } from "../use-cases/ports.ts";
import { type AwsClient, awsClient, type Surroundings } from "./aws-clients.ts";
import { httpHandler } from "./http-handler.ts";
import {
  GetObjectCommand,
  ListObjectsCommand,
  type PutInput,
  PutNewObjectCommand,
  PutObjectCommand,
} from "./s3-commands.ts";

/** Objects have some megabytes, and come over anybody's line. */
const limits = { connectMs: 3000, answerMs: 60_000 };

export const s3 = (surroundings?: Surroundings) => awsClient("s3", httpHandler(limits), surroundings);

export function archive(client: AwsClient<"s3">, Bucket: string): Archive {
  return {
    async *list(Prefix, StartAfter) {
      let ContinuationToken: string | undefined;
      do {
        const given = ContinuationToken === undefined ? { StartAfter } : { ContinuationToken };
        const page = await client.send(new ListObjectsCommand({ Bucket, Prefix, ...defined(given) }));
        yield* page.objects;
        ContinuationToken = page.next;
      } while (ContinuationToken !== undefined);
    },
    async folders(Prefix) {
      const found: string[] = [];
      let next: string | undefined;
      do {
        const page: { readonly prefixes: readonly string[]; readonly next: string | undefined } =
          await client.send(
            new ListObjectsCommand({
              Bucket,
              Prefix,
              Delimiter: "/",
              ...(next === undefined ? {} : { ContinuationToken: next }),
            }),
          );
        found.push(...page.prefixes);
        next = page.next;
      } while (next !== undefined);
      return found;
    },
    async read(Key) {
      try {
        return (await client.send(new GetObjectCommand({ Bucket, Key }))).body;
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return undefined;
        throw error;
      }
    },
    async putNew(Key, body, contentType) {
      try {
        await client.send(new PutNewObjectCommand({ Bucket, Key, body, contentType }));
        return "stored";
      } catch (error) {
        if (error instanceof Error && taken.has(error.name)) return "taken";
        throw error;
      }
    },
  };
}

/** An object of any bucket, in place of what is there. */
export const putObject = (client: AwsClient<"s3">, input: PutInput) =>
  client.send(new PutObjectCommand(input));

/** Somebody was there before, or at the same moment. */
const taken: ReadonlySet<string> = new Set(["PreconditionFailed", "ConditionalRequestConflict"]);

function defined<T extends Readonly<Record<string, string | undefined>>>(given: T) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
