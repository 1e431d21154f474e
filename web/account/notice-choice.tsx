import { type FormEvent, useState } from "react";
import type { SignInNotice } from "../../contracts/sign-in-notice.ts";
import type { CallFailure } from "../client/failure.ts";
import { chooseSignInNotice } from "../client/sessions.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { noticeWords } from "../messages/notice.ts";
import { useSite } from "../site.ts";

const choices = ["new-browser", "always"] as const satisfies readonly SignInNotice[];

/** About which sign-ins the account's owner gets a mail. */
export function NoticeChoice({ inForce }: { readonly inForce: SignInNotice }) {
  const { language } = useSite();
  const words = noticeWords[language];
  const [chosen, setChosen] = useState(inForce);
  const [state, setState] = useState<"open" | "saving" | "saved" | { readonly failure: CallFailure }>("open");
  const save = async () => {
    setState("saving");
    const result = await chooseSignInNotice(chosen, language);
    if (!result.ok) return setState({ failure: result.failure });
    // What the municipality has decided may be stricter.
    setChosen(result.value.signInNotice);
    setState("saved");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (state !== "saving") save();
  };
  return (
    <>
      <h2>{words.title}</h2>
      {typeof state === "object" && <FailurePanel failure={state.failure} onRetry={save} />}
      {state === "saved" && (
        <Notice kind="success" isAlert>
          <p>{words.saved}</p>
        </Notice>
      )}
      <form onSubmit={submit}>
        <fieldset className="field">
          <legend className="field__legend">{words.lead}</legend>
          <div className="choices">
            {choices.map((choice) => (
              <label key={choice} className="choice">
                <input
                  type="radio"
                  name="signInNotice"
                  value={choice}
                  checked={choice === chosen}
                  onChange={() => setChosen(choice)}
                />
                <span>{words.choices[choice]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className="actions">
          <SubmitButton label={words.submit} isBusy={state === "saving"} />
        </p>
      </form>
    </>
  );
}
