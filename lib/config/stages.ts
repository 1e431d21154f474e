import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { edges } from "./edge.ts";
import type { MunicipalityConfig } from "./municipality.ts";
import { operations } from "./operations.ts";
import { parseConfig } from "./parse-config.ts";
import { type StageConfig, type StageName, stageConfig } from "./stage.ts";

const shared = {
  resendCooldownSeconds: 60,
  limits: {
    codesPerHourPerMailbox: 5,
    codesPerDayPerMailbox: 10,
    wrongCodesPerDayPerMailbox: 20,
    startsPerHourPerClient: 30,
    // A third of what SES sends by default out of its sandbox (14 a second): completion mails need room, too.
    mailsPerMinute: 300,
    // Cognito locks a user for 2^(n-5) seconds after n failures: one client can bring that to half a minute.
    failedSignInsPerHourPerClientAndEmail: 10,
    // A company may have one address for all its people.
    failedSignInsPerHourPerClient: 100,
  },
  session: { idleMinutes: 30, absoluteMinutes: 12 * 60 },
  memoryMegabytes: 512,
};

const perStage = {
  local: {
    ...shared,
    // Every client of one machine shares the loopback address, also who guesses and who owns; tests register hundreds a
    // minute.
    limits: {
      ...shared.limits,
      startsPerHourPerClient: 10_000,
      mailsPerMinute: 10_000,
      failedSignInsPerHourPerClientAndEmail: 30,
      failedSignInsPerHourPerClient: 10_000,
    },
    mailsPerSecond: 1000,
    logRetention: RetentionDays.ONE_WEEK,
    retainData: false,
  },
  dev: {
    ...shared,
    // What SES sends in its sandbox.
    limits: { ...shared.limits, mailsPerMinute: 60 },
    mailsPerSecond: 1,
    logRetention: RetentionDays.ONE_MONTH,
    retainData: false,
  },
  // The Ministry's security-policy guideline for local governments asks for a year of logs or more.
  prod: { ...shared, mailsPerSecond: 14, logRetention: RetentionDays.THIRTEEN_MONTHS, retainData: true },
} satisfies Record<StageName, unknown>;

/** What a stage needs to know of one deployment. */
export interface Deployment {
  readonly release: string;
  /** Port of the local web front end; only the stage `local` uses it. */
  readonly webPort: number;
}

/**
 * The configuration of a stage for a municipality.
 *
 * @throws Error that names every wrong field
 */
export function configureStage(
  name: StageName,
  municipality: Pick<MunicipalityConfig, "siteDomain" | "certificates" | "alarmAddresses">,
  { release, webPort }: Deployment,
): StageConfig {
  const config = {
    ...perStage[name],
    ...edges[name],
    ...operations[name],
    name,
    release,
    alarmAddresses: name === "local" ? [] : (municipality.alarmAddresses?.[name] ?? []),
    ...siteOf(name, municipality, webPort),
  };
  return parseConfig(stageConfig, config, `stage "${name}" in lib/config/stages.ts`);
}

/** Only a stage with a certificate has a host of its own; the others are told theirs by CloudFront. */
function siteOf(
  name: StageName,
  { siteDomain, certificates }: Pick<MunicipalityConfig, "siteDomain" | "certificates">,
  webPort: number,
) {
  if (name === "local") {
    return { siteUrl: `http://localhost:${webPort}`, otherOrigins: [`http://127.0.0.1:${webPort}`] };
  }
  const certificateArn = certificates?.[name];
  if (certificateArn === undefined) return { otherOrigins: [] };
  const host = name === "prod" ? siteDomain : `${name}.${siteDomain}`;
  return { siteUrl: `https://${host}`, certificateArn, otherOrigins: [] };
}
