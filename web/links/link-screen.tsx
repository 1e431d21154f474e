import { type FormEvent, useEffect, useState } from "react";
import type { Language } from "../../contracts/language.ts";
import type { LinkPurpose } from "../../contracts/mail-links.ts";
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
import { deadLinkWords, type LinkWords, linkWords } from "./link-words.ts";
import { useLinkToken } from "./use-link-token.ts";

interface LinkScreenProps {
  readonly place: Place;
  readonly purpose: LinkPurpose;
  /** The call that the button makes. */
  readonly press: (token: string, language: Language) => Promise<CallResult<unknown>>;
  readonly onDone: () => void;
  /** The screen to go on to, done or dead. */
  readonly next: string;
}

type Standing =
  | { readonly state: "asking" | "working" | "done" | "dead" }
  | { readonly state: "failed"; readonly failure: CallFailure };

/**
 * The screen that a mail's link opens: it shows what its button does, and does nothing before that is pressed, so that
 * mail scanners, which open links, change nothing.
 */
export function LinkScreen({ place, purpose, press, onDone, next }: LinkScreenProps) {
  const { language } = useSite();
  const token = useLinkToken(place);
  const [pressed, setPressed] = useState<{ readonly token: string; readonly standing: Standing }>();
  const words = linkWords[purpose][language];

  const act = async () => {
    const stand = (standing: Standing) => setPressed({ token, standing });
    stand({ state: "working" });
    const result = await press(token, language);
    if (result.ok) onDone();
    stand(result.ok ? { state: "done" } : refused(result.failure));
  };
  // What became of the link that was pressed, not of another mail's that was opened in the same tab since.
  const standing = pressed?.token === token ? pressed.standing : untouched(token);
  if (standing.state === "done" || standing.state === "dead")
    return <LinkEnd words={words} isDone={standing.state === "done"} next={next} />;
  return <LinkButton words={words} standing={standing} act={act} />;
}

const untouched = (token: string): Standing => ({ state: token === "" ? "dead" : "asking" });

const refused = (failure: CallFailure): Standing =>
  codeOf(failure) === "link-dead" ? { state: "dead" } : { state: "failed", failure };

interface LinkButtonProps {
  readonly words: LinkWords;
  readonly standing: Standing;
  readonly act: () => Promise<void>;
}

function LinkButton({ words, standing, act }: LinkButtonProps) {
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
        {!isDone && <Contact />}
      </Notice>
      <p className="actions">
        <Link href={next} className="button">
          {words.next}
        </Link>
      </p>
    </Screen>
  );
}
