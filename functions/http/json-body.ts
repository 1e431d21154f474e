import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { HttpFailureError } from "./http-failure.ts";
import { parseStrictJson } from "./strict-json.ts";

const MAX_BYTES = 64 * 1024;

/** The request's JSON body (OWASP ASVS 5.0, 4.1.1): UTF-8, at most 64 KiB, declared as JSON. */
export function jsonBody({ body, isBase64Encoded, headers }: APIGatewayProxyEventV2): unknown {
  const [mediaType = ""] = (headers["content-type"] ?? "").toLowerCase().split(";");
  if (mediaType.trim() !== "application/json") throw new HttpFailureError({ kind: "not-json" });
  if (!body) throw new HttpFailureError({ kind: "malformed-json", reason: "empty" });
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  if (bytes.byteLength > MAX_BYTES) throw new HttpFailureError({ kind: "body-too-large" });
  return parseStrictJson(decodeUtf8(bytes));
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpFailureError({ kind: "malformed-json", reason: "encoding" });
  }
}
