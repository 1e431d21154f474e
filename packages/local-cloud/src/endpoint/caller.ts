import type { IncomingHttpHeaders } from "node:http";

/** Who a request says it comes from. Signatures are not verified: on loopback the key alone tells callers apart. */
export type Caller =
  | { readonly kind: "signed"; readonly accessKeyId: string; readonly service: string }
  | { readonly kind: "unsigned"; readonly appId: string | undefined };

/** `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, …` */
const credential = /^AWS4-HMAC-SHA256\s.*?Credential=([^/,\s]+)\/\d+\/[^/,\s]+\/([^/,\s]+)\/aws4_request/;

/** The SDK's `AWS_SDK_UA_APP_ID`, the last part of its user agent but for others' additions. */
const application = /(?:^|\s)app\/(\S+)/;

export function callerOf(headers: IncomingHttpHeaders): Caller {
  const [, accessKeyId, service] = credential.exec(headers.authorization ?? "") ?? [];
  if (accessKeyId !== undefined && service !== undefined) return { kind: "signed", accessKeyId, service };
  return { kind: "unsigned", appId: application.exec(headers["user-agent"] ?? "")?.[1] };
}
