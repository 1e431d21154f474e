import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { fieldLabel } from "../../contracts/field-labels.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { formParts } from "../forms/profile-fields.ts";
import { useSite } from "../site.ts";
import { Mark } from "./field.tsx";
import { PersonName } from "./person-name.tsx";

interface RepresentativeProps {
  readonly form: UseFormReturn<FormValues>;
}

/** The representative's name. Where it is optional, folded until somebody wants it, or there is something in it. */
export function RepresentativeName({
  form,
  isRequired,
}: RepresentativeProps & { readonly isRequired: boolean }) {
  const { m, say } = useSite();
  const [isWanted, setIsWanted] = useState(false);
  const { errors } = form.formState;
  const isUsed = formParts.representative.some((name) => form.watch(name) || errors[name]);
  const isOpen = isWanted || isUsed || isRequired;
  return (
    <>
      {!isOpen && (
        <p className="folder">
          <button
            type="button"
            className="button button--second"
            aria-expanded={false}
            aria-controls="representative"
            onClick={() => {
              setIsWanted(true);
              form.setFocus(formParts.representative[0] ?? "");
            }}
          >
            {m.profile.openRepresentative}
          </button>
          <Mark need="optional" />
        </p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only follows the focus of the fields within */}
      <div
        id="representative"
        className={isOpen ? "folded folded--open" : "folded"}
        onFocus={() => setIsWanted(true)}
      >
        <PersonName
          form={form}
          prefix="representative/"
          legend={say(fieldLabel("/representative"))}
          kanaLegend={m.profile.kana.representative}
          isRequired={isRequired}
        />
      </div>
    </>
  );
}

/** Takes the representative's name for the contact person, where there is one to take. */
export function SameAsRepresentative({ form }: RepresentativeProps) {
  const { m } = useSite();
  const [isCopied, setIsCopied] = useState(false);
  const names = formParts.representative;
  const isThere = names.some((name) => form.watch(name));
  const copy = () => {
    for (const name of names)
      form.setValue(name.replace("representative/", "contact/"), form.getValues(name) ?? "", {
        shouldDirty: true,
        shouldValidate: form.formState.isSubmitted,
      });
    setIsCopied(true);
  };
  if (!isThere) return null;
  return (
    <div className="folder">
      <button type="button" className="button button--second" onClick={copy}>
        {m.profile.asRepresentative}
      </button>
      <p role="status">{isCopied && m.profile.copiedRepresentative}</p>
    </div>
  );
}
