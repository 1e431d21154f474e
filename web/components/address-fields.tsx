import { useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { fieldErrors } from "../../contracts/field-errors.ts";
import { inWords } from "../../contracts/field-words.ts";
import { type PostalAddressCandidate, postalCode } from "../../contracts/postal-address.ts";
import { findAddresses } from "../client/addresses.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { streetAfterLookup } from "../forms/street-after-lookup.ts";
import { useSite } from "../site.ts";
import { AddressChoice } from "./address-choice.tsx";
import { Mark } from "./field.tsx";
import { TextField } from "./text-field.tsx";

interface AddressFieldsProps {
  readonly form: UseFormReturn<FormValues>;
  readonly legend: string;
  /** Of the postal code (`postalCode`), and of the rest (`address`). */
  readonly isRequired: (name: string) => boolean;
}

/** Postal code, the look-up of its address, and the address itself, which may always be typed by hand. */
export function AddressFields({ form, legend, isRequired }: AddressFieldsProps) {
  const { m } = useSite();
  const lookup = useLookup(form);
  const isWhole = isRequired("address");
  return (
    <>
      <TextField
        form={form}
        name="postalCode"
        labelNote={m.form.noHyphen}
        isRequired={isRequired("postalCode")}
        inputMode="numeric"
        normalise="postalCode"
        autoComplete="postal-code"
        width="short"
        after={
          <button
            type="button"
            className="button button--second"
            aria-disabled={lookup.isBusy}
            onClick={lookup.find}
          >
            {m.profile.findAddress}
          </button>
        }
      />
      <div role="status" className="lookup">
        {lookup.message !== "" && <p>{lookup.message}</p>}
      </div>
      {lookup.candidates.length > 1 && (
        <AddressChoice candidates={lookup.candidates} onChoose={lookup.choose} />
      )}
      <fieldset className="group">
        <legend className="group__legend">
          {legend}
          <Mark need={isWhole ? "required" : "optional"} />
        </legend>
        <TextField
          form={form}
          name="prefecture"
          isRequired={isWhole}
          isMarked={false}
          normalise="text"
          autoComplete="address-level1"
          width="medium"
        />
        <TextField
          form={form}
          name="city"
          isRequired={isWhole}
          isMarked={false}
          normalise="text"
          autoComplete="address-level2"
        />
        <TextField
          form={form}
          name="streetAddress"
          isRequired={isWhole}
          isMarked={false}
          normalise="text"
          autoComplete="address-line1"
        />
      </fieldset>
    </>
  );
}

function useLookup(form: AddressFieldsProps["form"]) {
  const { m, language } = useSite();
  const [candidates, setCandidates] = useState<readonly PostalAddressCandidate[]>([]);
  const [message, setMessage] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const isRunning = useRef(false);
  const filledTown = useRef("");

  const choose = ({ prefecture, city, town }: PostalAddressCandidate) => {
    const street = streetAfterLookup(form.getValues("streetAddress") ?? "", filledTown.current, town);
    filledTown.current = town;
    const filled = { prefecture, city, streetAddress: street };
    for (const [name, value] of Object.entries(filled)) form.setValue(name, value, { shouldDirty: true });
    form.clearErrors(Object.keys(filled));
    setCandidates([]);
    setMessage(m.profile.found);
    form.setFocus("streetAddress");
  };

  const find = async () => {
    if (isRunning.current) return;
    const parsed = postalCode.safeParse(form.getValues("postalCode"));
    setCandidates([]);
    if (!parsed.success) {
      const [error] = fieldErrors(parsed.error.issues, "/postalCode");
      setMessage("");
      form.setError(
        "postalCode",
        { type: "contract", message: error ? inWords(error, language).detail : "" },
        { shouldFocus: true },
      );
      return;
    }
    form.clearErrors("postalCode");
    isRunning.current = true;
    setIsBusy(true);
    setMessage(m.profile.finding);
    const result = await findAddresses(parsed.data, language);
    isRunning.current = false;
    setIsBusy(false);
    if (!result.ok) return setMessage(m.profile.addressFailed);
    const [only, ...others] = result.value.candidates;
    if (!only) return setMessage(m.profile.noAddress);
    if (others.length === 0) return choose(only);
    setMessage(m.profile.chooseAddress);
    setCandidates(result.value.candidates);
  };
  return { candidates, message, isBusy, find, choose };
}
