import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { suggestEmail } from "../../contracts/email-suggestion.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { useSite } from "../site.ts";
import { TextField } from "./text-field.tsx";

interface EmailTwiceProps {
  readonly form: UseFormReturn<FormValues>;
  readonly label: string;
  readonly labelAgain: string;
}

export const emailTwice = ["email", "emailConfirmation"] as const;

/** An address, twice; where its domain looks mistyped, with the one that may be meant. */
export function EmailTwice({ form, label, labelAgain }: EmailTwiceProps) {
  const { m, config } = useSite();
  const [suggestion, setSuggestion] = useState<string>();
  const correct = (corrected: string) => {
    for (const name of emailTwice) form.setValue(name, corrected, { shouldDirty: true });
    setSuggestion(undefined);
    form.setFocus("emailConfirmation");
  };
  return (
    <>
      <TextField
        form={form}
        name="email"
        label={label}
        isRequired
        type="email"
        inputMode="email"
        autoComplete="email"
        normalise="email"
        onLeave={(typed) => setSuggestion(suggestEmail(typed, [config.mailDomain]))}
      />
      <div role="status" className="suggestion-place">
        {suggestion !== undefined && (
          <div className="suggestion">
            <p>{m.email.suggestion(suggestion)}</p>
            <button type="button" className="button button--second" onClick={() => correct(suggestion)}>
              {m.email.useSuggestion}
            </button>
          </div>
        )}
      </div>
      <TextField
        form={form}
        name="emailConfirmation"
        label={labelAgain}
        hint={m.email.confirmationHint}
        isRequired
        type="email"
        inputMode="email"
        autoComplete="email"
        normalise="email"
      />
    </>
  );
}
