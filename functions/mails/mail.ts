import type { Localized } from "../../contracts/language.ts";

/** A rendered mail, ready for SESv2 `SendEmail` with simple content. Lines end in LF; `text` ends with one. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What every mail shows of the municipality. */
export interface MailSettings {
  /** Origin of the web front end, without a trailing slash, e.g. `https://example.jp`. */
  readonly siteUrl: string;
  readonly serviceName: Localized;
  readonly cityName: Localized;
  /** Where a registrant can ask a person, on one line. */
  readonly contact: Localized;
}

/** One thing a mail says; a bare string is a paragraph. All is plain text: the layouts wrap and escape it. */
export type Block =
  | string
  /** Whom the mail addresses, on a line of its own that is never wrapped. */
  | { readonly kind: "addressee"; readonly name: string; readonly honorific: string }
  | { readonly kind: "code"; readonly caption: string; readonly code: string }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "link"; readonly label: string; readonly url: string };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What a mail says, before a layout gives it a form. */
export interface Letter {
  /** Also the heading. No profile text: a subject travels through logs and lock screens. */
  readonly subject: string;
  /** The line that an inbox shows beside the subject. */
  readonly preview: string;
  readonly blocks: readonly Block[];
}

/** The end of every mail, line by line: who sends it and where to ask. */
export type Closing = readonly string[];
