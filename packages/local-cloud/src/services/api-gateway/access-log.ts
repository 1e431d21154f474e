import { commonLogTime } from "./payload-event.ts";

/** What an access log line can say of one request. */
export interface AccessRecord {
  readonly accountId: string;
  readonly apiId: string;
  readonly stage: string;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly method: string;
  readonly path: string;
  readonly protocol: string;
  readonly domainName: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  /** Who signed the request, where the route asks. */
  readonly userArn?: string;
  readonly routeKey?: string;
  readonly status: number;
  readonly responseLength: number;
  readonly responseLatencyMs: number;
  readonly integration?: IntegrationRecord;
  /** Why the gateway itself answered. */
  readonly error?: { readonly message: string; readonly responseType: string };
}

export interface IntegrationRecord {
  readonly latencyMs: number;
  /** Of the invocation: 200 even when the function failed. */
  readonly status: number;
  readonly requestId?: string;
  readonly errorMessage?: string;
}

type Value = string | number | undefined;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html */
const variables: Readonly<Record<string, (record: AccessRecord) => Value>> = {
  accountId: (record) => record.accountId,
  apiId: (record) => record.apiId,
  domainName: (record) => record.domainName,
  domainPrefix: (record) => record.domainName.split(".")[0],
  "error.message": (record) => record.error?.message,
  "error.messageString": (record) => record.error && JSON.stringify(record.error.message),
  "error.responseType": (record) => record.error?.responseType,
  extendedRequestId: (record) => record.requestId,
  httpMethod: (record) => record.method,
  "identity.sourceIp": (record) => record.sourceIp,
  "identity.userAgent": (record) => record.userAgent,
  "identity.userArn": (record) => record.userArn,
  integrationErrorMessage: (record) => record.integration?.errorMessage,
  "integration.error": (record) => record.integration?.errorMessage,
  integrationLatency: (record) => record.integration?.latencyMs,
  "integration.latency": (record) => record.integration?.latencyMs,
  "integration.integrationStatus": (record) => record.integration?.status,
  "integration.requestId": (record) => record.integration?.requestId,
  "integration.status": (record) => record.integration?.status,
  integrationStatus: (record) => record.integration?.status,
  path: (record) => record.path,
  protocol: (record) => record.protocol,
  requestId: (record) => record.requestId,
  requestTime: (record) => commonLogTime(record.time),
  requestTimeEpoch: (record) => Math.floor(record.time / 1000),
  responseLatency: (record) => record.responseLatencyMs,
  responseLength: (record) => record.responseLength,
  routeKey: (record) => record.routeKey,
  stage: (record) => record.stage,
  status: (record) => record.status,
};

/** One line as the stage's format writes it; a variable without a value is `-`. */
export function accessLogLine(format: string, record: AccessRecord): string {
  const isJson = format.trimStart().startsWith("{");
  return format.replace(/\$context\.([A-Za-z]+(?:\.[A-Za-z]+)*)/g, (_, name: string) => {
    const value = variables[name]?.(record);
    if (value === undefined || value === "") return "-";
    return typeof value === "number" || name.endsWith("String") ? String(value) : inLine(value, isJson);
  });
}

/** A client's text must neither end the line nor leave its string. */
function inLine(text: string, isJson: boolean): string {
  if (isJson) return JSON.stringify(text).slice(1, -1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f]/g, " ");
}
