/**
 * Addresses of the site's screens by language: `/help` in Japanese, `/en/help` in English, `/easy/help` in やさしい日本語. The address is what survives
 * reloads, links and other devices (docs/adr/0031). Without zod, since the site's first chunk needs this.
 */
import { type Language, type Localized, languages } from "./language.ts";

/** The first segment of a path; the procedure's own language has none, as its paths are printed in the city's guidance. */
const prefixes: Localized = { ja: "", en: "/en", "ja-easy": "/easy" };

/** A screen's address in a language; `path` begins with `/` and may have a query and a hash. */
export function pathIn(language: Language, path: string): string {
  const prefix = prefixes[language];
  return prefix !== "" && /^\/(?![^?#])/.test(path) ? `${prefix}${path.slice(1)}` : `${prefix}${path}`;
}

export interface SitePath {
  /** The one that the address states; undefined where it states none. */
  readonly language: Language | undefined;
  /** Without the language and without a slash at its end, but `/` itself. */
  readonly path: string;
}

export function readSitePath(pathname: string): SitePath {
  // Several slashes at the beginning would be another host's address.
  const path = `/${pathname.replace(/^\/+|\/+$/g, "")}`;
  const language = languages.find(
    (each) => prefixes[each] !== "" && `${path}/`.startsWith(`${prefixes[each]}/`),
  );
  const rest = language ? path.slice(prefixes[language].length) : path;
  return { language, path: rest.replace(/^\/*/, "/") };
}
