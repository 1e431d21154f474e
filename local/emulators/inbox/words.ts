const JAPANESE = {
  title: "受信箱",
  purpose: "この環境から送られたメールです。外部には配信されません。",
  empty: "まだメールはありません。届くと、ここに自動で表示されます。",
  limited: "新しいものから 200 件を表示しています。",
  clear: "すべて削除",
  otherLanguage: "English",
  noSubject: "（件名なし）",
  from: "差出人",
  to: "宛先",
  cc: "CC",
  bcc: "BCC",
  replyTo: "返信先",
  date: "日時",
  tags: "タグ",
  htmlPart: "HTML",
  textPart: "テキスト",
  noHtml: "HTML はありません。",
  noText: "テキストはありません。",
  headers: "ヘッダー",
  missing: "そのメールはありません。削除されたのかもしれません。",
  count: (count: number) => `メール ${count} 通`,
};

const ENGLISH: typeof JAPANESE = {
  title: "Inbox",
  purpose: "Mails sent by this environment. None of them leaves this machine.",
  empty: "No mails yet. They appear here by themselves.",
  limited: "Showing the newest 200.",
  clear: "Delete all",
  otherLanguage: "日本語",
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
  count: (count: number) => (count === 1 ? "1 mail" : `${count} mails`),
};

export type Language = "ja" | "en";

/** What every page needs to know. */
export interface Page {
  readonly language: Language;
  /** Mails in the store. */
  readonly count: number;
}

export const WORDS: Readonly<Record<Language, typeof JAPANESE>> = { ja: JAPANESE, en: ENGLISH };

/** The reader's choice (`?lang=en`), else the browser's first preference; Japanese for anything but English. */
export function languageOf(url: URL, acceptLanguage: string | undefined): Language {
  const wanted = url.searchParams.get("lang") ?? acceptLanguage ?? "ja";
  return wanted.toLowerCase().startsWith("en") ? "en" : "ja";
}

/** @param at epoch seconds; shown in Japan's time, which the mails themselves speak of. */
export function formatTime(language: Language, at: number): string {
  const options = { dateStyle: "medium", timeStyle: "medium", timeZone: "Asia/Tokyo" } as const;
  return `${new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", options).format(at * 1000)} JST`;
}
