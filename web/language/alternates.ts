import { languages, locales } from "../../contracts/language.ts";
import { pathIn } from "../../contracts/site-paths.ts";

/** Says in the page's head where the screen is found in each language, for search engines and browsers. */
export function showAlternates(path: string): void {
  for (const old of document.head.querySelectorAll("link[hreflang]")) old.remove();
  const links = languages.map((language) => {
    const link = document.createElement("link");
    link.rel = "alternate";
    link.hreflang = locales[language].tag;
    link.href = new URL(pathIn(language, path), location.origin).href;
    return link;
  });
  document.head.append(...links);
}
