import type { MunicipalityConfig } from "../config/municipality.ts";
import type { ServedStage } from "../config/stage.ts";
import type { AccountEventBus } from "../constructs/account-event-bus.ts";
import type { MailSender } from "../constructs/mail-sender.ts";
import type { RegistrationSecrets } from "../constructs/registration-secrets.ts";
import type { RegistrationTables } from "../constructs/registration-tables.ts";
import type { UserDirectory } from "../constructs/user-directory.ts";
import type { WorkQueue } from "../constructs/work-queue.ts";

/** What the functions are deployed upon; each takes what it needs of it. */
export interface Platform {
  readonly stage: ServedStage;
  readonly municipality: MunicipalityConfig;
  readonly tables: RegistrationTables;
  readonly secrets: RegistrationSecrets;
  readonly users: UserDirectory;
  readonly sender: MailSender;
  readonly mailQueue: WorkQueue;
  readonly followUpQueue: WorkQueue;
  /** What other systems of the municipality listen to. */
  readonly eventBus: AccountEventBus;
  /** The pages of the daily look at every account. */
  readonly sweepQueue: WorkQueue;
  /** What the mail service reports of mails. */
  readonly feedbackQueue: WorkQueue;
  /** Asks every hour for the archive's seals. */
  readonly sealQueue: WorkQueue;
}
