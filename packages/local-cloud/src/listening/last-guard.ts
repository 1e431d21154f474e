import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { logFailure } from "../services/shared/log-failure.ts";

/** The answer that is owed to the request in whose course code runs. */
const owed = new AsyncLocalStorage<ServerResponse>();

/** Runs a request's handler: whatever it throws, now or in a callback later, can be answered for. */
export function answering(response: ServerResponse, handle: () => unknown): void {
  owed.run(response, () => {
    try {
      Promise.resolve(handle()).catch((error: unknown) => fail(response, error));
    } catch (error) {
      fail(response, error);
    }
  });
}

/**
 * From now on an exception that nobody caught is logged and the process goes on: it answers the request that caused
 * it with 500. The emulators write through before they answer, so that there is no state of theirs to mistrust.
 */
export function surviveExceptions(): void {
  process.on("uncaughtException", (error) => {
    logFailure("The local cloud goes on after an error", error);
    const response = owed.getStore();
    if (response !== undefined) breakOff(response);
  });
}

function fail(response: ServerResponse, error: unknown): void {
  if (!response.destroyed) logFailure("A request could not be answered", error);
  breakOff(response);
}

function breakOff(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else
    response
      .writeHead(500, { "content-type": "application/json" })
      .end('{"message":"Internal Server Error"}');
}
