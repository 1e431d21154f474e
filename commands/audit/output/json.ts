import type { Answer } from "./text.ts";

/** The answer for machines: one JSON document, the records as they stand in the log. */
export function jsonOf({ question, source, findings, stories, archive }: Answer): string {
  const { subject, period } = question;
  const document = {
    // The address that was typed stays out of what may be kept as a file.
    subject:
      subject.kind === "email"
        ? { kind: "email", emailHmacs: findings.emailHmacs, linkedHmacs: findings.linkedHmacs }
        : subject,
    period: {
      from: period.from === undefined ? null : new Date(period.from).toISOString(),
      to: period.to === undefined ? null : new Date(period.to).toISOString(),
    },
    source,
    unreadable: findings.unreadable,
    ...(archive && { archive }),
    stories: stories.map(({ records, ...story }) => ({
      ...story,
      events: records.map(({ record, times }) => ({ ...record, times })),
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
