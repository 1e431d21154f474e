import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { type CapacityFigures, capacityOf } from "./capacity.ts";
import { cloudFronts } from "./cloudfront.ts";
import type { MunicipalityConfig } from "./municipality.ts";
import { operations } from "./operations.ts";
import { limitsWith } from "./overrides.ts";
import { parseConfig } from "./parse-config.ts";
import { hostOf } from "./partner-origins.ts";
import { type StageConfig, type StageName, stageConfig } from "./stage.ts";

const shared = {
  resendCooldownSeconds: 60,
  limits: {
    "starts-per-client": { perHour: 30, perDay: 1_500 },
    "codes-per-address": { perDay: 30 },
    "codes-per-address-and-network": { perHour: 5, perDay: 10 },
    // The new mailbox proves itself by a code each time: nobody needs more.
    "email-changes-per-account": { perDay: 3 },
    // Who types and pauses asks once in a few seconds.
    "password-judgements-per-registration": { perMinute: 30 },
    "exports-per-account": { perDay: 10 },
    // Whatever the hour, ten failures in a row and no more for 20 minutes: `signInStreak` in functions/domain/tallies.ts.
    "sign-ins-per-client-and-address": { perHour: 10 },
    // A company may have one address for all its people.
    "sign-ins-per-client": { perHour: 100 },
    // The hour's number refuses nothing: it calls somebody (docs/runbook.md).
    "desk-finds-per-operator": { perHour: 20, perDay: 100 },
    "desk-resends-per-registration": { perDay: 3 },
    "desk-clearings-per-operator": { perDay: 5 },
    // The capacity has the one that is missing.
  } satisfies Omit<StageConfig["limits"], "mails-per-minute">,
  // At most one in 50,000 for a mailbox and day, one in 10,000 for a client and day: docs/security.md, which a test computes.
  shortCodes: { perDayPerMailbox: 3, perHourPerClient: 4, wrongCodesPerDayPerClient: 50 },
  session: { idleMinutes: 30, absoluteMinutes: 12 * 60, maxSessions: 20, reauthenticationMinutes: 10 },
  dormancy: {
    noticesAfterDays: [700, 723],
    dormantAfterDays: 730,
    eraseNoticesAfterDays: [1065, 1088],
    eraseAfterDays: 1095,
  },
  // One account of a hundred; in a small town twenty, so that one account does not stop the sweep.
  sweep: { pageSize: 500, erasePercent: 1, eraseInAnyCase: 20 },
  withdrawal: { graceDays: 7, quarantineDays: 7 },
  emailUndoDays: 7,
  memoryMegabytes: 512,
};

const perStage = {
  local: {
    ...shared,
    // Every client of one machine shares the loopback address, also who guesses and who owns; tests register hundreds a
    // minute. Failures in a row are bounded here, too.
    limits: {
      ...shared.limits,
      "starts-per-client": { perHour: 10_000, perDay: 100_000 },
      "sign-ins-per-client-and-address": { perHour: 30 },
      "sign-ins-per-client": { perHour: 10_000 },
    },
    shortCodes: { ...shared.shortCodes, perHourPerClient: 10_000 },
    eventBusName: "registration",
    logRetention: RetentionDays.ONE_WEEK,
    retainData: false,
  },
  dev: { ...shared, logRetention: RetentionDays.ONE_MONTH, retainData: false },
  // The Ministry's security-policy guideline for local governments asks for a year of logs or more.
  prod: { ...shared, logRetention: RetentionDays.THIRTEEN_MONTHS, retainData: true },
} satisfies Record<StageName, unknown>;

/** All clients of the tests together, on one machine: what one client may is left to the tests of local-cloud. */
const localCapacity: CapacityFigures = {
  mailsPerSecond: 1000,
  mailsPerMinute: 10_000,
  throttle: { requestsPerSecond: 1000, burst: 2000 },
  routeThrottles: {},
};

const defaultCapacity = { local: localCapacity, dev: "new-account", prod: "small" } as const;

/** What a stage needs to know of one deployment. */
export interface Deployment {
  readonly release: string;
  /**
   * True until the stack stands: nothing is protected or locked yet, so that a creation that fails undoes itself.
   * @default false
   */
  readonly firstDeployment?: boolean;
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
  municipality: Pick<
    MunicipalityConfig,
    | "siteDomain"
    | "certificates"
    | "alarmAddresses"
    | "auditAddresses"
    | "capacity"
    | "session"
    | "limits"
    | "openApplications"
    | "partnerOrigins"
    | "eventConsumers"
    | "outsideCopy"
  >,
  { release, webPort, firstDeployment = false }: Deployment,
): StageConfig {
  const { limits, ...own } = perStage[name];
  const chosen = name === "local" ? undefined : municipality.capacity?.[name];
  const { mailsPerMinute, ...capacity } = capacityOf(chosen ?? defaultCapacity[name]);
  const openApplications = municipality.openApplications?.[name];
  const { audit, ...operation } = operations[name];
  const outsideCopy = name === "local" ? undefined : municipality.outsideCopy?.[name];
  const config = {
    ...own,
    ...cloudFronts[name],
    ...operation,
    ...capacity,
    withdrawal: { ...own.withdrawal, ...(openApplications && { openApplications }) },
    session: { ...own.session, ...municipality.session },
    limits: {
      // On one machine every client has the same address: the local stage keeps its own.
      ...limitsWith(limits, name === "local" ? undefined : municipality.limits),
      "mails-per-minute": { perMinute: mailsPerMinute },
    },
    audit: firstDeployment ? { ...audit, archiveLock: undefined } : audit,
    protectData: own.retainData && !firstDeployment,
    name,
    release,
    alarmAddresses: name === "local" ? [] : (municipality.alarmAddresses?.[name] ?? []),
    // An outside that is in the inbox, too: what a city with auditors has is seen on one machine.
    auditAddresses: name === "local" ? ["audit@example.jp"] : (municipality.auditAddresses?.[name] ?? []),
    eventConsumers: name === "local" ? [] : (municipality.eventConsumers?.[name] ?? []),
    ...(outsideCopy && { outsideCopy }),
    ...siteOf(name, municipality, webPort),
    partnerOrigins: municipality.partnerOrigins?.[name] ?? (name === "local" ? [developmentServer] : []),
  };
  return parseConfig(stageConfig, config, `stage "${name}" in lib/config/stages.ts`);
}

/** Vite's port: a front end that is being written calls `npm start` without further ado. */
const developmentServer = "http://localhost:5173";

/** Only a stage with a certificate has a host of its own; the others get theirs from CloudFront. */
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
  return { siteUrl: `https://${hostOf(name, siteDomain)}`, certificateArn, otherOrigins: [] };
}
