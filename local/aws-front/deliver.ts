import { once } from "node:events";
import { failed, throttled } from "./aws-error.ts";
import type { FaultMode } from "./faults.ts";
import { type Forwarder, whole } from "./forward.ts";
import type { AwsRequest } from "./messages.ts";
import { type Client, refuse, respond } from "./respond.ts";

/**
 * Does an admitted call, under a fault or without. Resolves with the outcome for the log, once it is answered or
 * given up. Rejects when the emulator fails.
 */
export async function deliver(
  request: AwsRequest,
  fault: FaultMode | undefined,
  { forward }: Forwarder,
  client: Client,
): Promise<string> {
  switch (fault) {
    case undefined:
      return await respond(await forward(request), client);
    case "error":
      refuse(request.service, failed(request.service), client);
      return fault;
    case "throttle":
      refuse(request.service, throttled(request.service), client);
      return fault;
    case "timeout":
      if (!client.response.closed) await once(client.response, "close");
      return fault;
    case "lost-response":
      await whole(await forward(request));
      client.response.destroy();
      return fault;
    case "duplicate":
      await whole(await forward(request));
      await respond(await forward(request), client);
      return fault;
  }
}
