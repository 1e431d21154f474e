/**
 * The environment variables that functions share, each defined once: what the deployment makes and names. What is
 * configured stands in settings.ts. A function's own schema picks what it
 * needs; `ServiceFunction` types its `environment` from that schema, so a missing variable fails compilation.
 */
import * as z from "zod/mini";
import { language } from "../../contracts/localized.ts";

const text = z.string().check(z.minLength(1));
/** A whole number of the unit that the variable's name states, as the string that Lambda hands over. */
const count = z.pipe(z.string().check(z.regex(/^[1-9]\d*$/)), z.transform(Number));

/** Texts separated by commas, none of them empty. */
const list = z.pipe(
  z.pipe(
    z.string(),
    z.transform((joined) => joined.split(",").map((item) => item.trim())),
  ),
  z.array(text),
);

/** Every function: which stage and release it is, for its logs. */
export const common = {
  STAGE: text,
  RELEASE: text,
};

/** Languages that the municipality offers, comma-separated. */
export const languages = { LANGUAGES: z.pipe(list, z.array(language)) };

/** Every function behind the HTTP API. */
export const http = {
  ...common,
  ...languages,
  /** Origins that may send requests with cookies, comma-separated, e.g. `https://example.jp`. */
  ALLOWED_ORIGINS: list,
  /** What proves that a request came through CloudFront, comma-separated. Secret. */
  ORIGIN_PROOFS: list,
};

export const ephemeralTable = { EPHEMERAL_TABLE: text };
export const accountsTable = { ACCOUNTS_TABLE: text };
/** Of the accounts, by their reception numbers. */
export const accountsByNumber = { ACCOUNTS_BY_NUMBER: text };
export const mailQueue = { MAIL_QUEUE_URL: text };
export const sweepQueue = { SWEEP_QUEUE_URL: text };
export const followUpQueue = { FOLLOW_UP_QUEUE_URL: text };

/** Where events for other systems go, and the municipality that they are from. */
export const eventBus = { EVENT_BUS: text, MUNICIPALITY: text };

/** Secret (ARN) whose versions key the HMAC of verification codes; it may be rotated at any time. */
export const codeSecret = { CODE_SECRET_ID: text };
/** Secret (ARN) that keys the HMAC of e-mail addresses and client IPs in counters and in the audit trail. */
export const emailSecret = { EMAIL_SECRET_ID: text };

export const userPool = { USER_POOL_ID: text };
export const userPoolClient = {
  USER_POOL_CLIENT_ID: text,
  /** Secret (ARN) that holds the confidential client's secret. */
  USER_POOL_CLIENT_SECRET_ID: text,
};

/** Bucket of the audit archive. */
export const auditArchive = { ARCHIVE_BUCKET: text };
/** Key in KMS that signs the archive's seals. */
export const sealKey = { SEAL_KEY_ID: text };

/** From whom mails come. */
export const mailSender = {
  /** RFC 5322 mailbox without a display name, e.g. `no-reply@mail.example.lg.jp`. */
  MAIL_SENDER: text,
  MAIL_CONFIGURATION_SET: text,
};
/** How mails are sent. */
export const mailer = {
  ...mailSender,
  /** From one mail of an execution environment to its next. */
  MAIL_SPACING_MS: count,
};
