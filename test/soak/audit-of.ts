/** The audit events in the log files of a local cloud: all of them, where the control endpoint has the latest only. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const auditLine = z.object({
  message: z.object({
    audit: z.looseObject({
      event: z.string(),
      accountId: z.string().optional(),
      registrationId: z.string().optional(),
    }),
  }),
});

export type AuditEvent = z.output<typeof auditLine>["message"]["audit"];

export function logLines(stateDir: string): string[] {
  const folder = join(stateDir, "logs");
  return readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
}

export const auditEvents = (lines: readonly string[]): AuditEvent[] =>
  lines.flatMap((line) => {
    if (!line.startsWith("{") || !line.includes('"audit"')) return [];
    const { data } = auditLine.safeParse(JSON.parse(line));
    return data ? [data.message.audit] : [];
  });
