import { defaultLanguage, type Localized, languages } from "../../contracts/language.ts";
import type { PublishedNotices } from "../../contracts/published-notices.ts";
import type { SiteConfig } from "../../contracts/site-config.ts";

/** What of a banner is shown. */
export type Shown = Pick<NonNullable<PublishedNotices["banner"]>, "kind" | "text">;

interface Readable {
  /** In place of those that were deployed. */
  readonly notices?: SiteConfig["notices"];
  readonly banner?: Shown;
}

/** What can be shown of a file that somebody may have written by hand: what cannot be read is left out. */
export function readPublished(text: string, now = Date.now()): Readable {
  const { banner, notices } = objectIn(JSON.parse(text));
  const shown = banner === undefined ? undefined : bannerIn(banner, now);
  return {
    ...(shown && { banner: shown }),
    ...(Array.isArray(notices) && {
      notices: notices
        .flatMap((notice) => noticeIn(notice))
        .sort((a, b) => b.publishedOn.localeCompare(a.publishedOn)),
    }),
  };
}

function bannerIn(value: unknown, now: number): Shown | undefined {
  const { kind, text, from, until } = objectIn(value);
  const said = textIn(text);
  const begins = typeof from === "string" ? Date.parse(from) : now;
  const ends = typeof until === "string" ? Date.parse(until) : Number.POSITIVE_INFINITY;
  if (!said || !(begins <= now && now < ends)) return undefined;
  return { kind: kind === "outage" ? "outage" : "notice", text: said };
}

function noticeIn(value: unknown): SiteConfig["notices"] {
  const { publishedOn, title, body } = objectIn(value);
  const [heading, content] = [textIn(title), textIn(body)];
  const isDay = typeof publishedOn === "string" && /^\d{4}-\d{2}-\d{2}$/.test(publishedOn);
  return isDay && heading && content ? [{ publishedOn, title: heading, body: content }] : [];
}

/** In a language that it lacks, it is said in the default one. */
function textIn(value: unknown): Localized | undefined {
  const texts = objectIn(value);
  const said = languages.map((language) => [language, texts[language] ?? texts[defaultLanguage]] as const);
  const isWhole = said.every(([, text]) => typeof text === "string") && texts[defaultLanguage] !== "";
  // Every language has its entry by now.
  return isWhole ? (Object.fromEntries(said) as Localized) : undefined;
}

const objectIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};
