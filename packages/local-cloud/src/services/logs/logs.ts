/** CloudWatch Logs: what the functions have logged here, and what operators put beside it. */

import { type Listening, listenOnLoopback } from "../../listening/loopback-server.ts";
import { toRecord } from "../lambda/log-line.ts";
import type { LogStore } from "../lambda/log-store.ts";
import { answerAwsJson } from "../shared/aws-json.ts";
import type { LogSource } from "./log-source.ts";
import { logOperations } from "./operations.ts";

export function startLogs(source: LogSource): Promise<Listening> {
  const service = {
    target: "Logs_20140328",
    operations: logOperations(source),
    internalError: "ServiceUnavailableException",
  };
  return listenOnLoopback((request, response) => answerAwsJson(service, request, response));
}

/** The lines of a store, for those who read them and for those who add their own. */
export const linesOf = (store: Pick<LogStore, "lines" | "append">): Pick<LogSource, "lines" | "put"> => ({
  lines: () => store.lines(),
  put: (writer, time, message) => store.append(writer, { time, ...toRecord(message) }),
});
