/** The environment variables of functions/config/fields.ts that come from configuration, in the same groups. */
import type { MunicipalityConfig } from "./municipality.ts";
import type { ServedStage, StageConfig } from "./stage.ts";

export const common = (stage: StageConfig) => ({ STAGE: stage.name, RELEASE: stage.release });

export const http = (stage: ServedStage) => ({
  ...common(stage),
  ALLOWED_ORIGINS: [stage.siteUrl, ...stage.otherOrigins].join(","),
  ORIGIN_PROOFS: stage.originProofs,
});

export const codeLifetime = ({ codeMinutes }: MunicipalityConfig) => ({ CODE_MINUTES: String(codeMinutes) });

export const resendCooldown = (stage: StageConfig) => ({
  RESEND_COOLDOWN_SECONDS: String(stage.resendCooldownSeconds),
});

export const mailboxLimits = ({ limits }: StageConfig) => ({
  CODES_PER_HOUR_PER_MAILBOX: String(limits.codesPerHourPerMailbox),
  CODES_PER_DAY_PER_MAILBOX: String(limits.codesPerDayPerMailbox),
  WRONG_CODES_PER_DAY_PER_MAILBOX: String(limits.wrongCodesPerDayPerMailbox),
});

export const mailLimit = ({ limits }: StageConfig) => ({
  MAILS_PER_MINUTE: String(limits.mailsPerMinute),
});

export const clientLimits = ({ limits }: StageConfig) => ({
  STARTS_PER_HOUR_PER_CLIENT: String(limits.startsPerHourPerClient),
});

export const signInLimits = ({ limits }: StageConfig) => ({
  FAILED_SIGN_INS_PER_HOUR_PER_CLIENT_AND_EMAIL: String(limits.failedSignInsPerHourPerClientAndEmail),
  FAILED_SIGN_INS_PER_HOUR_PER_CLIENT: String(limits.failedSignInsPerHourPerClient),
});

export const sessionIdle = ({ session: { idleMinutes } }: StageConfig) => ({
  SESSION_IDLE_MINUTES: String(idleMinutes),
});

export const session = (stage: StageConfig) => ({
  ...sessionIdle(stage),
  SESSION_ABSOLUTE_MINUTES: String(stage.session.absoluteMinutes),
});

export const placeNames = (municipality: MunicipalityConfig) => ({
  SERVICE_NAME_EN: municipality.serviceName.en,
  CITY_NAME_EN: municipality.cityName.en,
});

export const mailSettings = (stage: ServedStage, municipality: MunicipalityConfig) => ({
  ...placeNames(municipality),
  SITE_URL: stage.siteUrl,
  SERVICE_NAME_JA: municipality.serviceName.ja,
  CITY_NAME_JA: municipality.cityName.ja,
  CONTACT_JA: municipality.contact.ja,
  CONTACT_EN: municipality.contact.en,
});
