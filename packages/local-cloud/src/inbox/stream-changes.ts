import type { ServerResponse } from "node:http";
import type { MailStore } from "../services/ses/mail-store.ts";
import { SAFETY_HEADERS } from "./reply.ts";

/** Server-sent events: one empty message after every change of the store, for the page to look again. */
export function streamChanges(store: MailStore, response: ServerResponse): void {
  response.writeHead(200, { ...SAFETY_HEADERS, "content-type": "text/event-stream" });
  response.write("retry: 1000\n\n");
  const stop = store.onChange(() => response.write("data:\n\n"));
  response.on("close", stop);
}
