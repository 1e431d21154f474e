import { once } from "node:events";
import { failed, throttled } from "./aws-error.ts";
import { answered, brokenOff, type CallOutcome, type Client, refused } from "./call-outcome.ts";
import type { FaultMode } from "./faults.ts";
import type { Forwarder } from "./forward.ts";
import type { AwsRequest } from "./messages.ts";

/** What a call may go through on its way. */
export interface Way extends Pick<Forwarder, "forward"> {
  /** Ends the execution environment that made the call. */
  crashCaller(): Promise<void>;
}

/**
 * Does an admitted call, under a fault or without. A call that times out ends when the client gives up.
 * Rejects when the emulator fails.
 */
export async function deliver(
  request: AwsRequest,
  fault: FaultMode | undefined,
  { forward, crashCaller }: Way,
  client: Client,
): Promise<CallOutcome> {
  switch (fault) {
    case undefined:
      return answered(await forward(request), client);
    case "error":
      return { ...refused(request.service, failed(request.service), client), name: fault };
    case "throttle":
      return { ...refused(request.service, throttled(request.service), client), name: fault };
    case "timeout":
      if (!client.response.closed) await once(client.response, "close");
      return brokenOff(fault, client);
    case "lost-response":
      await forward(request);
      return brokenOff(fault, client);
    case "crash-before":
      await crashCaller();
      return brokenOff(fault, client);
    case "crash-after":
      await forward(request);
      await crashCaller();
      return brokenOff(fault, client);
    case "duplicate":
      await forward(request);
      return { ...answered(await forward(request), client), name: fault };
  }
}
