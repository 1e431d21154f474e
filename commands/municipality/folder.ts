/** The files of a new municipality's folder. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defaultLanguage, type Language, type Localized, languages } from "../../contracts/language.ts";
import { PASSWORD_MIN } from "../../contracts/password.ts";
import type { Answers } from "./answers.ts";
import { printed, Verbatim } from "./printed.ts";
import { siteTexts } from "./template/site.ts";

/** In やさしい日本語, a plain summary stands above the text that binds. */
const body: Localized<Verbatim> = {
  ja: new Verbatim('text("terms.ja.md")'),
  en: new Verbatim('text("terms.en.md")'),
  "ja-easy": new Verbatim('text("terms.ja-easy.md") + text("terms.ja.md")'),
};

const kinds: Readonly<Record<string, string>> = { 町: "Town", 村: "Village", 県: "Prefecture" };

/** “the City of Midori”, but “Midori City”. */
const inSentence = (nameEn: string) => (/ of /.test(nameEn) ? `the ${nameEn}` : nameEn);

/** Content by file name. */
export function folderOf(
  id: string,
  answers: Answers,
  today: Date,
  codeMinutes = 30,
): Readonly<Record<string, string>> {
  const offered = languages.filter((language) => answers.languages.split(",").includes(language));
  const types = answers.types.split(",");
  const kind = {
    ja: answers.name.slice(-1),
    "ja-easy": answers.name.slice(-1),
    en: kinds[answers.name.slice(-1)] ?? "City",
  };
  const cityName = { ja: answers.name, en: answers["name-en"], "ja-easy": answers.name };
  const serviceName = {
    ja: `${answers.name}オンライン手続き`,
    en: `${answers["name-en"]} Online Procedures`,
    "ja-easy": `${answers.name}オンライン手続き`,
  };
  const office = `${answers.name}役${kind.ja === "市" || kind.ja === "区" ? "所" : "場"} 電話 ${answers.phone}`;
  const contact = {
    ja: `${office}（平日 午前9時〜午後5時）`,
    en: `${answers["name-en"]} Office, phone ${answers.phone} (weekdays, 9:00–17:00 JST)`,
    "ja-easy": `${office}（月曜日から 金曜日まで、午前9時から 午後5時まで）`,
  };
  const mailDomain = `mail.${answers.domain}`;
  const effectiveFrom = japanDay(today);
  const terms = termsOf({ cityName, kind, serviceName, contact, effectiveFrom, codeMinutes });
  const site = siteTexts({
    cityName: { ...cityName, en: inSentence(cityName.en) },
    kind: { ...kind, en: `the ${kind.en}` },
    mailDomain,
    codeMinutes,
    passwordMinLength: PASSWORD_MIN,
    isChoice: types.length > 1,
  });
  const config = {
    id,
    cityName,
    serviceName,
    accountTypes: types,
    languages: offered,
    passwordMinLength: PASSWORD_MIN,
    codeMinutes,
    signInNotice: "new-browser",
    siteDomain: answers.domain,
    mail: {
      domain: mailDomain,
      sender: `no-reply@${mailDomain}`,
      returnPathDomain: `bounce.${mailDomain}`,
    },
    contact,
    terms: {
      version: "1.0",
      sha256: createHash("sha256").update(terms[defaultLanguage], "utf8").digest("hex"),
      effectiveFrom,
      requiresAcceptance: false,
      title: {
        ja: `${serviceName.ja}利用規約`,
        en: `${serviceName.en}: Terms of Use`,
        "ja-easy": `${serviceName["ja-easy"]} 利用規約（使う ときの きまり）`,
      },
      body,
    },
    earlierTerms: [],
    accent: { primary: "#1b5e20", onPrimary: "#ffffff" },
    notices: [],
    site: new Verbatim("site"),
  };
  const files = {
    "config.ts": configFile(printed(inLanguages(config, offered))),
    "site.ts": siteFile(printed(inLanguages(site, offered))),
  };
  const bodies = offered.map((language) => [`terms.${language}.md`, terms[language]]);
  return { ...files, ...Object.fromEntries(bodies) };
}

const configFile = (config: string) => `import { readFileSync } from "node:fs";
import type { WrittenMunicipality } from "../../lib/config/municipality.ts";
import { site } from "./site.ts";

const text = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

export const municipality: WrittenMunicipality = ${config};
`;

const siteFile = (
  site: string,
) => `import type { WrittenMunicipality } from "../../lib/config/municipality.ts";

/** The texts of the site. */
export const site: WrittenMunicipality["site"] = ${site};
`;

/** Without texts in languages that are not offered: they need not be written. */
function inLanguages(value: unknown, offered: readonly Language[]): unknown {
  if (Array.isArray(value)) return value.map((each) => inLanguages(each, offered));
  if (typeof value !== "object" || value === null || value instanceof Verbatim) return value;
  const isText = Object.hasOwn(value, defaultLanguage);
  const kept = Object.entries(value).filter(
    ([name]) => !isText || offered.some((language) => language === name),
  );
  return Object.fromEntries(kept.map(([name, each]) => [name, inLanguages(each, offered)]));
}

interface TermsFacts {
  readonly cityName: Localized;
  readonly kind: Localized;
  readonly serviceName: Localized;
  readonly contact: Localized;
  readonly effectiveFrom: string;
  readonly codeMinutes: number;
}

function termsOf({
  cityName,
  kind,
  serviceName,
  contact,
  effectiveFrom,
  codeMinutes,
}: TermsFacts): Localized {
  const day = new Date(`${effectiveFrom}T00:00:00Z`);
  const written = (region: string) =>
    new Intl.DateTimeFormat(region, { dateStyle: "long", timeZone: "UTC" }).format(day);
  const fill = (language: Language, name: string, dayWritten: string) => {
    const facts: Readonly<Record<string, string>> = {
      name,
      kind: kind[language],
      service: serviceName[language],
      contact: contact[language],
      minutes: String(codeMinutes),
      day: dayWritten,
    };
    const template = readFileSync(new URL(`template/terms.${language}.md`, import.meta.url), "utf8");
    return template.replace(/\{\{(\w+)\}\}/g, (_, fact: string) => facts[fact] ?? "");
  };
  return {
    ja: fill("ja", cityName.ja, written("ja-JP")),
    en: fill("en", inSentence(cityName.en), written("en-GB")),
    "ja-easy": fill("ja-easy", cityName["ja-easy"], written("ja-JP")),
  };
}

/** `YYYY-MM-DD` in Japan. */
const japanDay = (instant: Date) =>
  new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: "Asia/Tokyo" }).format(instant);
