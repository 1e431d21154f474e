import type { UseFormReturn } from "react-hook-form";
import { todayInJapan } from "../../contracts/birth-date.ts";
import { afterPointer } from "../forms/after-pointer.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { chooseDatePart, type DateParts, joinDate, splitDate } from "../forms/date-parts.ts";
import { fieldId } from "../forms/field-names.ts";
import { useSite } from "../site.ts";
import { daysInMonth, erasOfYear } from "../text/dates.ts";
import { describedBy, FieldError, Mark } from "./field.tsx";

const OLDEST_YEARS = 120;
const count = (length: number, first = 1) => Array.from({ length }, (_, index) => first + index);

interface DateFieldProps {
  readonly form: UseFormReturn<FormValues>;
  readonly name: string;
  readonly label: string;
  readonly isRequired?: boolean;
  /** Of a date that may lie ahead, which is nobody's birthday. */
  readonly yearsAhead?: number;
}

/** A date of birth, or another one: year (with its era), month and day, each chosen. */
export function DateField({ form, name, label, isRequired = false, yearsAhead }: DateFieldProps) {
  const { m, language } = useSite();
  const id = fieldId(name);
  const error = form.formState.errors[name]?.message;
  const parts = splitDate(form.watch(name) ?? "");
  const { onBlur, ref: _ref, ...registered } = form.register(name);

  const choose = (part: keyof DateParts, value: string) => {
    form.setValue(name, joinDate(chooseDatePart(parts, part, value)), { shouldDirty: true });
  };
  const thisYear = Number(todayInJapan().slice(0, 4));
  const years = count(OLDEST_YEARS + 1 + (yearsAhead ?? 0), thisYear - OLDEST_YEARS).reverse();
  const days = daysInMonth(Number(parts.year) || undefined, Number(parts.month) || undefined);
  const select = (part: keyof DateParts, options: readonly (readonly [value: number, text: string])[]) => (
    <div className="date__part">
      <label htmlFor={part === "year" ? id : `${id}-${part}`} className="field__label">
        {m.form[part]}
      </label>
      <select
        id={part === "year" ? id : `${id}-${part}`}
        name={registered.name}
        className="input select"
        autoComplete={yearsAhead === undefined ? `bday-${part}` : "off"}
        value={parts[part]}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { error })}
        onChange={(event) => choose(part, event.target.value)}
        onBlur={() => afterPointer(() => onBlur({ target: { name, value: joinDate(parts) }, type: "blur" }))}
      >
        <option value="">{part === "year" ? m.form.select : m.form.selectShort}</option>
        {options.map(([value, text]) => (
          <option key={value} value={String(value).padStart(2, "0")}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <fieldset className={error ? "field field--error" : "field"}>
      <legend className="field__legend">
        <span className="field__label">{label}</span> <Mark need={isRequired ? "required" : "optional"} />
      </legend>
      <FieldError id={id} error={error} />
      <div className="date">
        {select(
          "year",
          years.map((year) => [
            year,
            m.form.yearOption(year, erasOfYear(year, language).join(m.form.eraSeparator)),
          ]),
        )}
        {select(
          "month",
          count(12).map((month) => [month, m.form.monthOption(month)]),
        )}
        {select(
          "day",
          count(days).map((day) => [day, m.form.dayOption(day)]),
        )}
      </div>
    </fieldset>
  );
}
