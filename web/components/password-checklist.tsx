import { useEffect, useState } from "react";
import { newPassword, passwordClass, passwordClasses } from "../../contracts/password.ts";
import type { Verdict } from "../flow/password-judge.ts";
import { useSite } from "../site.ts";

/** What is said of a password is announced once typing has paused for so long, not at each key. */
const SETTLED_MS = 500;

interface PasswordChecklistProps {
  readonly password: string;
  /** What the judge has said of it, if it has. */
  readonly verdict: Verdict | undefined;
}

/** The city's rule for passwords and what is refused besides, ticked off while one is typed; whole once it is judged. */
export function PasswordChecklist({ password, verdict }: PasswordChecklistProps) {
  const { m, config } = useSite();
  const minimum = config.passwordMinLength;
  const met = passwordClasses(password);
  const isAccepted = verdict?.state === "accepted";
  const told = useSettled(useSum(password, verdict), verdict ? 0 : SETTLED_MS);
  return (
    <div className="checklist">
      <p className="checklist__rule">{m.profile.passwordRule(minimum)}</p>
      <ol className="checklist__items" role="list">
        {passwordClass.options.map((name) => (
          <Item key={name} text={m.profile.classes[name]} isMet={met.includes(name)} />
        ))}
      </ol>
      <ul className="checklist__items" role="list">
        <Item text={m.profile.length(minimum)} isMet={password.length >= minimum} />
        <Item text={m.profile.hardToGuess} isMet={isAccepted} />
      </ul>
      <p className="checklist__rule">{m.profile.passwordAdvice}</p>
      <p className={isAccepted ? "checklist__sum checklist__sum--met" : "checklist__sum"} role="status">
        {told}
      </p>
    </div>
  );
}

/** How the password fares, in one sentence. */
function useSum(password: string, verdict: Verdict | undefined): string {
  const { m } = useSite();
  if (password === "") return "";
  if (!newPassword.safeParse(password).success)
    return m.profile.passwordNotYet(passwordClasses(password).length);
  // Nothing yet, rather than two sentences one after the other.
  if (verdict === undefined) return "";
  if (verdict.state === "unanswered") return m.profile.passwordUnjudged;
  return verdict.state === "accepted" ? m.profile.passwordOk : (verdict.errors[0]?.detail ?? "");
}

/** A text once it has stood for a while; at once when there is none. */
function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(wait);
  }, [text, ms]);
  return text === "" ? "" : settled;
}

function Item({ text, isMet }: { readonly text: string; readonly isMet: boolean }) {
  const { m } = useSite();
  return (
    <li className={isMet ? "checklist__item checklist__item--met" : "checklist__item"}>
      <span className="checklist__mark" aria-hidden="true" />
      {text}
      <span className="hidden"> {isMet ? m.profile.met : m.profile.unmet}</span>
    </li>
  );
}
