import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { FormValues } from "../forms/contract-resolver.ts";
import { useSite } from "../site.ts";
import { Mark } from "./field.tsx";
import { TextField } from "./text-field.tsx";
import { Words } from "./words.tsx";

interface PersonNameProps {
  readonly form: UseFormReturn<FormValues>;
  /** `contact/`, `representative/` or nothing. */
  readonly prefix: string;
  readonly legend: string;
  readonly kanaLegend: string;
  readonly hint?: ReactNode;
  readonly isRequired?: boolean;
  /** The name of whoever fills the form in, which the browser may know. */
  readonly isOwnName?: boolean;
}

/** Family and given name, then their reading in kana. */
export function PersonName(props: PersonNameProps) {
  const { form, prefix, legend, kanaLegend, hint, isRequired = false, isOwnName = false } = props;
  const { m } = useSite();
  const own = (token: string) => (isOwnName ? token : "off");
  return (
    <>
      <NameGroup legend={legend} isRequired={isRequired} hint={hint} note={isRequired && m.profile.oneName}>
        <TextField
          form={form}
          name={`${prefix}familyName`}
          isRequired={isRequired}
          isMarked={false}
          normalise="text"
          autoComplete={own("family-name")}
        />
        <TextField
          form={form}
          name={`${prefix}givenName`}
          isRequired={isRequired}
          isMarked={false}
          normalise="text"
          autoComplete={own("given-name")}
        />
      </NameGroup>
      <NameGroup legend={kanaLegend} isRequired={isRequired}>
        <TextField
          form={form}
          name={`${prefix}familyNameKana`}
          isRequired={isRequired}
          isMarked={false}
          normalise="kana"
        />
        <TextField
          form={form}
          name={`${prefix}givenNameKana`}
          isRequired={isRequired}
          isMarked={false}
          normalise="kana"
        />
      </NameGroup>
    </>
  );
}

interface NameGroupProps {
  readonly legend: string;
  readonly isRequired: boolean;
  readonly hint?: ReactNode;
  readonly note?: string | false;
  readonly children: ReactNode;
}

function NameGroup({ legend, isRequired, hint, note, children }: NameGroupProps) {
  return (
    <fieldset className="group">
      <legend className="group__legend">
        {legend}
        <Mark need={isRequired ? "required" : "optional"} />
      </legend>
      {hint !== undefined && <div className="field__hint">{hint}</div>}
      {note && (
        <div className="field__hint">
          <Words text={note} />
        </div>
      )}
      <div className="group__pair">{children}</div>
    </fieldset>
  );
}
