import type { Language, Localized } from "../../contracts/language.ts";

/** A rendered mail, ready for SESv2 `SendEmail` with simple content. Lines end in LF; `text` ends with one. */
export interface Mail {
  readonly language: Language;
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

/** One thing a mail says; a bare string is a paragraph. All is plain text: the layouts escape it. */
export type Block =
  | string
  /** Whom the mail addresses, on a line of its own. */
  | { readonly kind: "addressee"; readonly name: string; readonly honorific: string }
  | { readonly kind: "code"; readonly caption: string; readonly code: string }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  /** Leads to a screen, in the mail's language: `path` is that of the screen, e.g. `/help#password`. */
  | { readonly kind: "link"; readonly label: string; readonly path: string };

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

/** What the layouts add to every letter. */
export interface Frame {
  readonly language: Language;
  /** The end of every mail, line by line: who sends it and where to ask. */
  readonly closing: readonly string[];
  /** A screen's address in the mail's language. */
  readonly urlOf: (path: string) => string;
}
