import { english, type InboxLanguage, type InboxSettings } from "local-cloud";
import { defaultLanguage, type ForOperators, operatorLanguages } from "../../contracts/language.ts";

const japanese: InboxLanguage = {
  tag: "ja-JP",
  name: "日本語",
  words: {
    title: "受信箱",
    purpose: "この環境から送られたメールです。外部には配信されません。",
    empty: "まだメールはありません。届くと、ここに自動で表示されます。",
    limited: "新しいものから 200 件を表示しています。",
    clear: "すべて削除",
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
    count: (count) => `メール ${count} 通`,
  },
};

const pages: ForOperators<InboxLanguage> = { ja: japanese, en: english };

/** The inbox as registrants' mails are: Japanese first, then English, with the times that the mails speak of. */
export const inboxPages: InboxSettings = {
  languages: [
    pages[defaultLanguage],
    ...operatorLanguages.filter((other) => other !== defaultLanguage).map((other) => pages[other]),
  ],
  timeZone: "Asia/Tokyo",
  timeZoneLabel: "JST",
};
