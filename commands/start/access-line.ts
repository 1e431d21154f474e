import type { AccessRecord } from "local-cloud";

/** One request to the API as a line on the terminal. */
export function accessLine({ method, path, status, responseLatencyMs, integration }: AccessRecord): string {
  const cause = status >= 500 && integration?.errorMessage ? `  ${plain(integration.errorMessage)}` : "";
  return `  ${status}  ${method.padEnd(6)} ${plain(path)}  ${responseLatencyMs} ms${cause}`;
}

/** A client's or a function's text must not steer the terminal, nor begin a line of its own. */
function plain(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
