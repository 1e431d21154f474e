import type { IncomingHttpHeaders } from "node:http";
import { parseSignature, type Signature } from "./signature.ts";

/** Who a request says it comes from. */
export type Caller =
  | { readonly kind: "signed"; readonly signature: Signature }
  | { readonly kind: "unsigned"; readonly appId: string | undefined };

/** The SDK's `AWS_SDK_UA_APP_ID`, the last part of its user agent but for others' additions. */
const application = /(?:^|\s)app\/(\S+)/;

export function callerOf(headers: IncomingHttpHeaders): Caller {
  const signature = parseSignature(headers.authorization);
  if (signature !== undefined) return { kind: "signed", signature };
  return { kind: "unsigned", appId: application.exec(headers["user-agent"] ?? "")?.[1] };
}
