import { recallStack } from "local-cloud";
import * as z from "zod";

export interface RunningCloud {
  /** Of the site and the API. */
  readonly url: string;
  /** Sent as `Origin` by its own site. */
  readonly origin: string;
}

const health = z.object({
  status: z.literal("ok"),
  urls: z.object({ web: z.string() }),
  allowedOrigins: z.array(z.string()).min(1),
});

/** The local cloud on the web port, or else the one that keeps its state in the folder, whatever its ports. */
export async function findRunning(webPort: number, stateDir: string): Promise<RunningCloud | undefined> {
  const onPort = await askHealth(`http://localhost:${webPort}`);
  if (onPort !== undefined) return onPort;
  const stack = recallStack(stateDir);
  return stack && askHealth(stack.awsUrl);
}

/** The local cloud at an address, if there is one. */
export async function askHealth(url: string): Promise<RunningCloud | undefined> {
  try {
    const response = await fetch(`${url}/_local/health`, { signal: AbortSignal.timeout(2_000) });
    const { urls, allowedOrigins } = health.parse(await response.json());
    return { url: urls.web, origin: allowedOrigins[0] ?? urls.web };
  } catch {
    return undefined; // nothing there, or something else
  }
}
