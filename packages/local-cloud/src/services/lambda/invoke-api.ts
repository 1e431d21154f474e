import type { AwsRequest, AwsResponse } from "../../endpoint/messages.ts";
import type { LambdaFunction } from "./function.ts";
import { functionArnOf } from "./function-arn.ts";
import type { OutsideFunctions } from "./outside-functions.ts";

export interface InvokeApiOptions {
  readonly region: string;
  readonly accountId: string;
  functionOf(arn: string): LambdaFunction | undefined;
  readonly outside: OutsideFunctions;
}

/**
 * The operation `Invoke`, by which a caller has a function run and gets its answer. A function that fails is an answer of 200
 * with the header `X-Amz-Function-Error`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function createInvokeApi({ functionOf, outside, ...place }: InvokeApiOptions) {
  return async ({ path, headers, body, requestId }: AwsRequest): Promise<AwsResponse> => {
    const arn = functionArnOf(nameIn(path), place);
    const type = headers["x-amz-invocation-type"] ?? "RequestResponse";
    if (type !== "RequestResponse")
      return refused(400, "InvalidParameterValueException", `the local cloud has no invocations of ${type}`);
    const event = parse(body);
    if (event === undefined)
      return refused(400, "InvalidRequestContentException", "Could not parse request body into json");
    const target = functionOf(arn);
    const stranger = outside.find(arn);
    if (!target && !stranger) return refused(404, "ResourceNotFoundException", `Function not found: ${arn}`);
    if (!target)
      return stranger && "answer" in stranger
        ? answered(stranger.answer)
        : failed({ errorType: "Error", errorMessage: `RequestId: ${requestId} Error: it was to fail` });
    const outcome = await target.invoke(event.json);
    if (outcome.kind === "returned") return answered(outcome.payload);
    if (outcome.kind === "failed") return failed(outcome.error);
    return refused(413, "RequestTooLargeException", outcome.error.errorMessage);
  };
}

/** The one segment of the path that is a name; colons of an ARN may be encoded. */
function nameIn(path: string): string {
  const [, , , name = ""] = path.split(/[/?]/);
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a percent sign that begins no UTF-8 character
  }
}

function parse(body: Buffer): { readonly json: unknown } | undefined {
  if (body.length === 0) return { json: {} };
  try {
    return { json: JSON.parse(body.toString("utf8")) };
  } catch {
    return undefined;
  }
}

const executed = { "content-type": "application/json", "x-amz-executed-version": "$LATEST" };

const answered = (payload: unknown): AwsResponse => ({
  ...{ status: 200, headers: executed },
  body: JSON.stringify(payload ?? null),
});

const failed = (error: object): AwsResponse => ({
  ...{ status: 200, headers: { ...executed, "x-amz-function-error": "Unhandled" } },
  body: JSON.stringify(error),
});

const refused = (status: number, code: string, message: string): AwsResponse => ({
  status,
  headers: { "content-type": "application/json", "x-amzn-errortype": code },
  body: JSON.stringify({ Type: "User", Message: message }),
});
