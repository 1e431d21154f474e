import * as z from "zod";
import type { AwsRequest, AwsResponse } from "./messages.ts";

/** Operations on items, which DynamoDB bills by what they consume. */
const metered: ReadonlySet<string> = new Set([
  ...["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem"],
]);

const object = z.record(z.string(), z.unknown());
const capacity = z.object({ CapacityUnits: z.number() });
/** Of a batch: of each of its tables. */
const consumed = z.union([capacity.transform((one) => [one]), z.array(capacity)]);

type Forward = (request: AwsRequest) => Promise<AwsResponse>;

export interface CapacityMeter {
  readonly forward: Forward;
  /** Read or write units that DynamoDB would bill for the call so far; absent for other services. */
  units(): number | undefined;
}

/**
 * Asks DynamoDB on the caller's behalf what its call consumes, and keeps the answer to itself. Functions that asked
 * would send and parse that with each call.
 */
export function meterCapacity(forward: Forward): CapacityMeter {
  let total: number | undefined;
  return {
    async forward(request) {
      if (request.service !== "dynamodb" || !metered.has(request.operation)) return await forward(request);
      const input = parsed(request.body.toString());
      // Who asks is answered: the caller keeps what it wanted to know.
      if (input === undefined || "ReturnConsumedCapacity" in input) return await forward(request);
      const body = Buffer.from(JSON.stringify({ ...input, ReturnConsumedCapacity: "TOTAL" }));
      const { units, response } = withoutCapacity(await forward({ ...request, body }));
      if (units !== undefined) total = (total ?? 0) + units;
      return response;
    },
    units: () => total,
  };
}

function withoutCapacity(response: AwsResponse): { readonly units?: number; readonly response: AwsResponse } {
  const output = parsed(response.body.toString());
  // A condition that refuses a write costs what the write would have: one unit for each KB begun, of which none of
  // ours begins a second.
  if (String(output?.["__type"]).endsWith("ConditionalCheckFailedException")) return { units: 1, response };
  if (output === undefined || !("ConsumedCapacity" in output)) return { response };
  const { ConsumedCapacity, ...rest } = output;
  const units = consumed.parse(ConsumedCapacity).reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  // The checksum is of the body with the capacity in it; SDK and DynamoDB both do without.
  const { "x-amz-crc32": _, "content-length": __, ...headers } = response.headers;
  return { units, response: { ...response, headers, body: JSON.stringify(rest) } };
}

/** The JSON object, or nothing: what is none is for its reader to refuse. */
function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return object.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
