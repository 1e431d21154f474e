/**
 * A short name of the browser that a `User-Agent` header names, by which somebody recognises the registration that a
 * mail belongs to. Words of ours alone: anybody may write anything into the header, and the name stands in our mails.
 */
import type { Language, Localized } from "../../contracts/language.ts";

interface Known {
  readonly name: string;
  readonly sign: RegExp;
}

/** The first that is found counts: most browsers also claim to be the one that they descend from. */
const browsers: readonly Known[] = [
  { name: "LINE", sign: /\bLine\// },
  { name: "Yahoo! JAPAN", sign: /\bYJApp/ },
  { name: "Edge", sign: /\bEdg(?:e|A|iOS)?\// },
  { name: "Samsung Internet", sign: /\bSamsungBrowser\// },
  { name: "Opera", sign: /\bOPR\/|\bOPiOS\// },
  { name: "Firefox", sign: /\bFirefox\/|\bFxiOS\// },
  { name: "Chrome", sign: /\bChrome\/|\bCriOS\// },
  { name: "Safari", sign: /\bVersion\/.*\bSafari\// },
];

const systems: readonly Known[] = [
  { name: "iPhone", sign: /\biPhone\b/ },
  { name: "iPad", sign: /\biPad\b/ },
  { name: "Android", sign: /\bAndroid\b/ },
  { name: "Windows", sign: /\bWindows NT\b/ },
  { name: "ChromeOS", sign: /\bCrOS\b/ },
  { name: "Mac", sign: /\bMacintosh\b/ },
  { name: "Linux", sign: /\bLinux\b/ },
];

/** The pattern of Safari looks at the whole of what it is given. */
const MAX_LENGTH = 512;

const find = (all: readonly Known[], userAgent: string) => all.find(({ sign }) => sign.test(userAgent))?.name;

const inJapanese = (browser: string, system: string) => `${browser}（${system}）`;

const written: Localized<typeof inJapanese> = {
  ja: inJapanese,
  "ja-easy": inJapanese,
  en: (browser, system) => `${browser} (${system})`,
};
const unknown: Localized = {
  ja: "不明なブラウザー",
  "ja-easy": "わからない ブラウザー",
  en: "Unknown browser",
};

/** Families of the browser and of its system; empty where they are not known. */
export function browserFamily(userAgent: string | undefined): {
  readonly browser: string;
  readonly os: string;
} {
  const looked = (userAgent ?? "").slice(0, MAX_LENGTH);
  return { browser: find(browsers, looked) ?? "", os: find(systems, looked) ?? "" };
}

/** E.g. `Chrome（Windows）`. */
export function browserName(userAgent: string | undefined, language: Language): string {
  const { browser, os } = browserFamily(userAgent);
  if (browser === "") return os || unknown[language];
  return os === "" ? browser : written[language](browser, os);
}
