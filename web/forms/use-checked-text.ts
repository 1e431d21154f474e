import { useEffect, useState } from "react";
import type { CheckedText } from "../../contracts/characters-answer.ts";
import { findForms } from "../client/characters.ts";
import { useSite } from "../site.ts";

/** What would be stored of a text and what cannot be; nothing while that is being found out. */
export function useCheckedText(text: string): CheckedText | undefined {
  const { language } = useSite();
  const [checked, setChecked] = useState<CheckedText>();
  useEffect(() => {
    let isCurrent = true;
    const show = (result: CheckedText) => {
      if (isCurrent) setChecked(result);
    };
    const check = async () => {
      const { checkCharacters } = await import("../../contracts/checked-text.ts");
      const result = checkCharacters(text);
      show(result);
      const unknown = result.refused.filter(({ character, suggestion }) => character !== "" && !suggestion);
      if (unknown.length === 0 || !isCurrent) return;
      const forms = await findForms(
        unknown.map(({ character }) => character),
        language,
      );
      show(checkCharacters(text, (character) => forms.get(character)));
    };
    // Without its tables the box says nothing; the form itself still checks.
    if (text !== "") check().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [text, language]);
  return text === "" ? undefined : checked;
}
