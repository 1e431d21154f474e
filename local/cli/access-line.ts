import type { AccessRecord } from "../api-gateway/access-log.ts";

/** One request to the API as a line on the terminal. */
export function accessLine({ method, path, status, responseLatencyMs, integration }: AccessRecord): string {
  const failed = status >= 500 && integration?.errorMessage ? `  ${integration.errorMessage}` : "";
  return `  ${status}  ${method.padEnd(6)} ${path}  ${responseLatencyMs} ms${failed}`;
}
