import { request } from "node:http";

/** Any credential will do: dynalite wants the header's form and checks no signature. */
const AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=local/20000101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

/** DynamoDB's answer in place of a result; `code` is its bare name, e.g. `ResourceNotFoundException`. */
export class DynamoDbError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "DynamoDbError";
    this.code = code;
  }
}

/** One call to the emulator behind `url`, without the SDK: the local cloud starts faster and stays smaller. */
export async function callDynamoDb(url: string, operation: string, input: unknown): Promise<unknown> {
  const { status, text } = await post(url, operation, JSON.stringify(input));
  const body: unknown = JSON.parse(text);
  if (status === 200) return body;
  const { __type: type = "UnknownError", message = text } = isRecord(body) ? body : {};
  throw new DynamoDbError(String(type).replace(/^.*#/, ""), `${operation}: ${String(message)}`);
}

function post(url: string, operation: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      "x-amz-date": "20000101T000000Z",
      authorization: AUTHORIZATION,
    };
    const outgoing = request(url, { method: "POST", headers, agent: false }, (response) => {
      response.setEncoding("utf8");
      let text = "";
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
