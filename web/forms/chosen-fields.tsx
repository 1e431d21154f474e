import type { UseFormReturn } from "react-hook-form";
import { TextField } from "../components/text-field.tsx";
import { useSite } from "../site.ts";
import type { FormValues } from "./contract-resolver.ts";
import { needOf } from "./profile-fields.ts";

export { withChosenFields } from "../../contracts/chosen-fields.ts";

/** The further fields that the municipality offers. */
export function FurtherFields({ form }: { readonly form: UseFormReturn<FormValues> }) {
  const { m, config } = useSite();
  const number = needOf(config, "business", "corporateNumber");
  const trade = needOf(config, "business", "tradeName");
  return (
    <>
      {number && (
        <TextField
          form={form}
          name="corporateNumber"
          labelNote={m.form.noHyphen}
          isRequired={number === "required"}
          inputMode="numeric"
          normalise="digits"
          width="medium"
        />
      )}
      {trade && <TextField form={form} name="tradeName" isRequired={trade === "required"} normalise="text" />}
    </>
  );
}
