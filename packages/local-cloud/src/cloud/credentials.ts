import { createHash } from "node:crypto";
import type { FunctionCredentials } from "../services/lambda/function-settings.ts";

/** Limit of the SDK's application id. */
const maxAppId = 50;

/**
 * What a function's AWS calls are known by. No secret is meant by it: it distinguishes the functions of one machine, and
 * is the same at every start.
 */
export function credentialsOf(functionName: string): FunctionCredentials {
  const hash = createHash("sha256").update(functionName).digest("hex");
  return {
    accessKeyId: `LKIA${hash.slice(0, 16).toUpperCase()}`,
    secretAccessKey: hash,
    sessionToken: "local",
    appId:
      functionName.length <= maxAppId
        ? functionName
        : `${functionName.slice(0, maxAppId - 9)}-${hash.slice(0, 8)}`,
  };
}
