import type { UseFormReturn } from "react-hook-form";
import type { FormValues } from "../forms/contract-resolver.ts";
import { useSite } from "../site.ts";
import { TextField } from "./text-field.tsx";

/** The telephone number of a contact, typed as people write it. */
export function PhoneField({ form }: { readonly form: UseFormReturn<FormValues> }) {
  const { m } = useSite();
  return (
    <TextField
      form={form}
      name="phone"
      labelNote={m.form.noHyphen}
      isRequired
      type="tel"
      inputMode="numeric"
      normalise="phone"
      autoComplete="tel"
      width="medium"
    />
  );
}
