import { useDeferredValue } from "react";
import type { UseFormReturn } from "react-hook-form";
import { PASSWORD_MIN, passwordClasses } from "../../contracts/password.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { useSite } from "../site.ts";

const classNames = ["upper", "lower", "digit", "symbol"] as const;
const CLASSES_NEEDED = 2;

/** The city's rule for passwords, ticked off while one is typed. */
export function PasswordChecklist({ form }: { readonly form: UseFormReturn<FormValues> }) {
  const { m } = useSite();
  const password = form.watch("password") ?? "";
  const met = passwordClasses(password);
  const isLongEnough = password.length >= PASSWORD_MIN;
  const isFine = isLongEnough && met.length >= CLASSES_NEEDED;
  // Announced when typing pauses, not at each key.
  const told = useDeferredValue(
    password === "" ? "" : isFine ? m.profile.passwordOk : m.profile.passwordNotYet(met.length),
  );
  return (
    <div className="checklist">
      <p className="checklist__rule">{m.profile.passwordRule}</p>
      <ol className="checklist__items">
        {classNames.map((name) => (
          <Item key={name} text={m.profile.classes[name]} isMet={met.includes(name)} />
        ))}
      </ol>
      <ul className="checklist__items">
        <Item text={m.profile.length} isMet={isLongEnough} />
      </ul>
      <p className={isFine ? "checklist__sum checklist__sum--met" : "checklist__sum"} role="status">
        {told}
      </p>
    </div>
  );
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
