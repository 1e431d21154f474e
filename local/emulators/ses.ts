import type { Clock } from "../clock.ts";
import type { Properties } from "./properties.ts";

/** One accepted mail, in the shape of aws-ses-v2-local's store. */
export interface StoredMail {
  readonly messageId: string;
  readonly from: string;
  readonly replyTo: readonly string[];
  readonly destination: {
    readonly to: readonly string[];
    readonly cc: readonly string[];
    readonly bcc: readonly string[];
  };
  readonly subject: string;
  readonly body: { readonly text?: string; readonly html?: string };
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly tags: readonly { readonly name: string; readonly value: string }[];
  readonly configurationSet?: string;
  /** Epoch seconds of the moved clock. */
  readonly at: number;
}

export interface SesOptions {
  readonly dataDir: string;
  /** Port of the inbox page on 127.0.0.1; 0 takes a free one. */
  readonly inboxPort: number;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  /** Called after a mail is on disk and before the call is answered: where delivery events will hang. */
  readonly onSent?: (mail: StoredMail) => void;
}

export interface Ses {
  readonly url: string;
  readonly inboxUrl: string;
  /** Verifies the domain or address of an `AWS::SES::EmailIdentity` at once, as finished DNS would. */
  ensureIdentity(properties: Properties): Promise<{
    readonly name: string;
    readonly arn: string;
    /** `DkimDNSTokenName1` … `DkimDNSTokenValue3`. */
    readonly attributes: Readonly<Record<string, string>>;
  }>;
  /** The set of an `AWS::SES::ConfigurationSet`; `Name` must be among the properties. */
  ensureConfigurationSet(properties: Properties): Promise<{ readonly name: string; readonly arn: string }>;
  /** Every mail in the order of sending. */
  mails(): readonly StoredMail[];
  close(): Promise<void>;
}

export async function startSes(_options: SesOptions): Promise<Ses> {
  throw new Error("startSes is being written");
}
