import { useSite } from "../site.ts";
import { languageRuns } from "../text/language-runs.ts";

/** A text in which another language may stand, each part with its own. */
export function Words({ text }: { readonly text: string }) {
  const { language } = useSite();
  return languageRuns(text, language).map((run, index) =>
    run.lang === undefined ? (
      run.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice in a text
      <span key={index} lang={run.lang}>
        {run.text}
      </span>
    ),
  );
}
