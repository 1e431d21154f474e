import type { LogLine } from "../lambda/log-line.ts";
import type { LogGroups } from "./log-groups.ts";

export interface LogSource {
  readonly groups: LogGroups;
  readonly region: string;
  readonly accountId: string;
  /** In the order of time. */
  lines(): readonly LogLine[];
  /** Keeps a line that no function has written; `time` is ISO 8601. */
  put(writer: string, time: string, message: string): void;
}
