/** CloudWatch Logs, as far as reading goes: over what the functions have logged here. */

import { type Listening, listenOnLoopback } from "../../listening/loopback-server.ts";
import { answerAwsJson } from "../shared/aws-json.ts";
import { type LogSource, logOperations } from "./operations.ts";

export function startLogs(source: LogSource): Promise<Listening> {
  const service = {
    target: "Logs_20140328",
    operations: logOperations(source),
    internalError: "ServiceUnavailableException",
  };
  return listenOnLoopback((request, response) => answerAwsJson(service, request, response));
}
