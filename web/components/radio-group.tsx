import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { FormValues } from "../forms/contract-resolver.ts";
import { fieldId } from "../forms/field-names.ts";
import { describedBy, FieldError, Mark } from "./field.tsx";

interface RadioGroupProps {
  readonly form: UseFormReturn<FormValues>;
  readonly name: string;
  readonly legend: string;
  readonly hint?: ReactNode;
  readonly isRequired?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function RadioGroup({ form, name, legend, hint, isRequired = false, options }: RadioGroupProps) {
  const id = fieldId(name);
  const error = form.formState.errors[name]?.message;
  return (
    <fieldset className="field" aria-describedby={describedBy(id, { error, hint })}>
      <legend className="field__legend">
        <span className="field__label">{legend}</span> <Mark need={isRequired ? "required" : "optional"} />
      </legend>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="field__hint">
          {hint}
        </div>
      )}
      <FieldError id={id} error={error} />
      <div className="choices">
        {options.map(({ value, label }, index) => (
          <label key={value} className="choice">
            <input
              {...form.register(name)}
              id={index === 0 ? id : `${id}-${value}`}
              type="radio"
              value={value}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
