import { type FormEvent, useEffect, useState } from "react";
import type { Language, Localized } from "../../contracts/language.ts";
import type { CallResult } from "../client/call.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { Contact } from "../components/contact.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { Link } from "../router/link.tsx";
import type { Place } from "../router/location.ts";
import { useSite } from "../site.ts";
import { deadLinkWords, type LinkWords } from "./link-words.ts";
import { useLinkToken } from "./use-link-token.ts";

interface LinkScreenProps<Answer> {
  readonly place: Place;
  /** The call that the button makes. */
  readonly press: (token: string, language: Language) => Promise<CallResult<Answer>>;
  /** That of a second button, where the words have one. */
  readonly pressSecond?: (token: string, language: Language) => Promise<CallResult<Answer>>;
  readonly onDone?: (answer: Answer) => void;
  /** What the screen says: before the button is pressed by the token, and then by the answer. */
  readonly wordsFor: (token: string, done?: Answer) => Localized<LinkWords>;
  /** The screen to go on to, done or dead. */
  readonly next: (done?: Answer) => string;
}

type Standing<Answer> =
  | { readonly state: "asking" | "working" | "dead" }
  | { readonly state: "done"; readonly answer: Answer }
  | { readonly state: "failed"; readonly failure: CallFailure };

/**
 * The screen that a mail's link opens: it shows what its button does, and does nothing before that is pressed, so that
 * mail scanners, which open links, change nothing.
 */
export function LinkScreen<Answer>({
  place,
  press,
  pressSecond,
  onDone,
  wordsFor,
  next,
}: LinkScreenProps<Answer>) {
  const { language } = useSite();
  const token = useLinkToken(place);
  const [pressed, setPressed] = useState<{ readonly token: string; readonly standing: Standing<Answer> }>();

  const act = async (pressed = press) => {
    const stand = (standing: Standing<Answer>) => setPressed({ token, standing });
    stand({ state: "working" });
    const result = await pressed(token, language);
    if (result.ok) onDone?.(result.value);
    stand(result.ok ? { state: "done", answer: result.value } : refused(result.failure));
  };
  // What became of the link that was pressed, not of another mail's that was opened in the same tab since.
  const standing = pressed?.token === token ? pressed.standing : untouched(token);
  const done = standing.state === "done" ? standing.answer : undefined;
  const words = wordsFor(token, done)[language];
  if (standing.state === "done" || standing.state === "dead")
    return <LinkEnd words={words} isDone={standing.state === "done"} next={next(done)} />;
  return (
    <LinkButton
      words={words}
      standing={standing}
      act={() => act()}
      {...(pressSecond && { actSecond: () => act(pressSecond) })}
    />
  );
}

const untouched = (token: string): Standing<never> => ({ state: token === "" ? "dead" : "asking" });

const refused = (failure: CallFailure): Standing<never> =>
  codeOf(failure) === "link-dead" ? { state: "dead" } : { state: "failed", failure };

interface LinkButtonProps {
  readonly words: LinkWords;
  readonly standing: Standing<unknown>;
  readonly act: () => Promise<void>;
  readonly actSecond?: () => Promise<void>;
}

function LinkButton({ words, standing, act, actSecond }: LinkButtonProps) {
  const isBusy = standing.state === "working";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) act();
  };
  return (
    <Screen title={words.title}>
      {standing.state === "failed" && <FailurePanel failure={standing.failure} onRetry={act} />}
      <p>{words.lead}</p>
      <ul>
        {words.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <form onSubmit={submit}>
        <p className="actions">
          <SubmitButton label={words.button} isBusy={isBusy} />
          {actSecond && (
            <button
              type="button"
              className="button button--second"
              onClick={() => {
                if (!isBusy) actSecond();
              }}
            >
              {words.second}
            </button>
          )}
        </p>
      </form>
    </Screen>
  );
}

interface LinkEndProps {
  readonly words: LinkWords;
  readonly isDone: boolean;
  readonly next: string;
}

function LinkEnd({ words, isDone, next }: LinkEndProps) {
  const { language } = useSite();
  const dead = deadLinkWords[language];
  // The button that had the focus is gone, and no other screen has come that would take it.
  useEffect(() => document.querySelector("h1")?.focus(), []);
  return (
    <Screen title={isDone ? words.doneTitle : dead.title}>
      <Notice kind={isDone ? "success" : "warning"} isAlert>
        <p>{isDone ? words.doneBody : dead.body}</p>
        {(!isDone || words.asksForContact) && <Contact />}
      </Notice>
      <p className="actions">
        <Link href={next} className="button">
          {words.next}
        </Link>
      </p>
    </Screen>
  );
}
