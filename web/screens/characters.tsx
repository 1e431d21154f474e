import { useDeferredValue, useMemo, useState } from "react";
import { characterGroups } from "../../contracts/characters.ts";
import { Screen } from "../components/screen.tsx";
import { Words } from "../components/words.tsx";
import { useCheckedText } from "../forms/use-checked-text.ts";
import { charactersWords } from "../messages/characters.ts";
import { useSite } from "../site.ts";

/** The permitted characters, and a box that tells of any text whether it can be registered. */
export default function CharactersScreen() {
  const { language } = useSite();
  const groups = useMemo(() => characterGroups(language), [language]);
  return (
    <Screen title={charactersWords[language].title}>
      <p>
        <Words text={charactersWords[language].lead} />
      </p>
      <CheckBox />
      <h2>{charactersWords[language].groups}</h2>
      {groups.map(({ name, characters }) => (
        <Group key={name} name={name} characters={characters} />
      ))}
    </Screen>
  );
}

function CheckBox() {
  const { language } = useSite();
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed);
  const checked = useCheckedText(text);
  const { normalised = "", refused = [] } = checked ?? {};
  const isChanged = normalised !== text && normalised !== "";
  return (
    <section className="check">
      <div className="field">
        <label htmlFor="check-text" className="field__label">
          {charactersWords[language].check}
        </label>
        <p id="check-text-hint" className="field__hint">
          {charactersWords[language].checkHint}
        </p>
        <input
          id="check-text"
          className="input input--full"
          maxLength={1000}
          aria-describedby="check-text-hint"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div role="status" className="check__result">
        {checked !== undefined && (
          <>
            <p className={refused.length === 0 ? "check__fine" : "check__refused"}>
              {refused.length === 0
                ? charactersWords[language].fine
                : charactersWords[language].refused(refused.length)}
            </p>
            {isChanged && (
              <p>
                <Words text={charactersWords[language].stored(normalised)} />
              </p>
            )}
            <ul>
              {refused.map(({ character, codePoint, position, suggestion }) => (
                <li key={position}>
                  <Words
                    text={
                      suggestion === undefined
                        ? charactersWords[language].remove(character || codePoint)
                        : charactersWords[language].replace(character || codePoint, suggestion)
                    }
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** Thousands of characters are put on the page only when somebody opens their group. */
function Group({ name, characters }: { readonly name: string; readonly characters: string }) {
  const { language } = useSite();
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details className="fold" onToggle={() => setWasOpened(true)}>
      <summary className="fold__summary">
        {name} <span className="small">{charactersWords[language].count(Array.from(characters).length)}</span>
      </summary>
      {wasOpened && (
        <p className="characters" lang="ja">
          {characters}
        </p>
      )}
    </details>
  );
}
