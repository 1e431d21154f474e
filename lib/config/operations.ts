import { RetentionDays } from "aws-cdk-lib/aws-logs";

/** Rather a day too long than one too short. */
export const daysPerYear = 366;

const shared = { runbook: "docs/runbook.md" };

/** What differs between the stages in how they are watched and remembered. */
export const operations = {
  local: { ...shared, audit: { logRetention: RetentionDays.ONE_MONTH, archiveYears: 1 } },
  dev: {
    ...shared,
    audit: {
      logRetention: RetentionDays.ONE_MONTH,
      archiveYears: 1,
      // Priming of production's: whoever deletes the stack within a day needs the permission to pass it.
      archiveLock: { mode: "GOVERNANCE", days: 1 },
    },
  },
  prod: {
    ...shared,
    audit: {
      // The Ministry's security-policy guideline for local governments asks for a year of logs or more.
      logRetention: RetentionDays.THIRTEEN_MONTHS,
      archiveYears: 3,
      archiveLock: { mode: "COMPLIANCE", days: 3 * daysPerYear },
    },
  },
};
