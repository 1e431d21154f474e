/** What the pages say; `count` is of the mails in the store. */
export interface InboxWords {
  readonly title: string;
  readonly purpose: string;
  readonly empty: string;
  readonly limited: string;
  readonly clear: string;
  readonly noSubject: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly date: string;
  readonly tags: string;
  readonly htmlPart: string;
  readonly textPart: string;
  readonly noHtml: string;
  readonly noText: string;
  readonly headers: string;
  readonly missing: string;
  count(count: number): string;
}

export interface InboxLanguage {
  /** BCP 47, as in `Accept-Language`; dates are written its way. */
  readonly tag: string;
  /** In the language itself, for the link to it. */
  readonly name: string;
  readonly words: InboxWords;
}

export interface InboxSettings {
  /** The first is shown to whoever prefers none of them. */
  readonly languages: readonly [InboxLanguage, ...InboxLanguage[]];
  /** IANA name of the time zone that dates are shown in. */
  readonly timeZone: string;
  /** Stands behind each of them, e.g. `UTC`. */
  readonly timeZoneLabel: string;
}

/** What every page needs to know. */
export interface Page {
  readonly language: InboxLanguage;
  readonly settings: InboxSettings;
  /** Mails in the store. */
  readonly count: number;
}

export const english: InboxLanguage = {
  tag: "en-GB",
  name: "English",
  words: {
    title: "Inbox",
    purpose: "Mails sent by this environment. None of them leaves this machine.",
    empty: "No mails yet. They appear here by themselves.",
    limited: "Showing the newest 200.",
    clear: "Delete all",
    noSubject: "(no subject)",
    from: "From",
    to: "To",
    cc: "Cc",
    bcc: "Bcc",
    replyTo: "Reply to",
    date: "Date",
    tags: "Tags",
    htmlPart: "HTML",
    textPart: "Text",
    noHtml: "There is no HTML part.",
    noText: "There is no text part.",
    headers: "Headers",
    missing: "There is no such mail. It may have been deleted.",
    count: (count) => (count === 1 ? "1 mail" : `${count} mails`),
  },
};

export const defaultSettings: InboxSettings = {
  languages: [english],
  timeZone: "UTC",
  timeZoneLabel: "UTC",
};

/** Its first subtag, as pages and links name it: `en` of `en-GB`. */
export const codeOf = ({ tag }: InboxLanguage): string => tag.split("-")[0] ?? tag;

/** The reader's choice (`?lang=en`), else the browser's first preference, if it is one of ours; else the first. */
export function languageOf(
  { languages }: InboxSettings,
  url: URL,
  acceptLanguage: string | undefined,
): InboxLanguage {
  const wanted = (url.searchParams.get("lang") ?? acceptLanguage ?? "").toLowerCase();
  return languages.find((language) => wanted.startsWith(codeOf(language))) ?? languages[0];
}

/** @param at epoch seconds */
export function formatTime({ language, settings }: Page, at: number): string {
  const options = { dateStyle: "medium", timeStyle: "medium", timeZone: settings.timeZone } as const;
  return `${new Intl.DateTimeFormat(language.tag, options).format(at * 1000)} ${settings.timeZoneLabel}`;
}
