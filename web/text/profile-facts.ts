/** The profile as people read it: every value with its label, in the city's order. */
import type { AccountType } from "../../contracts/account-type.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import type { Language } from "../../contracts/language.ts";
import { flatten } from "../forms/field-names.ts";
import { profileFields } from "../forms/profile-fields.ts";
import type { Messages } from "../messages/messages.ts";
import { calendarDate, eraYear } from "./dates.ts";

export interface Fact {
  readonly name: string;
  readonly label: string;
  /** Empty where nothing was entered. */
  readonly value: string;
}

export function profileFacts(
  accountType: AccountType,
  profile: unknown,
  { m, language }: { readonly m: Pick<Messages, "profile">; readonly language: Language },
): Fact[] {
  const values = flatten(profile);
  return profileFields[accountType].map((name) => ({
    name,
    label: fieldLabel(`/${name}`)[language],
    value: shown(name, values[name] ?? "", { m, language }),
  }));
}

function shown(
  name: string,
  value: string,
  { m, language }: { readonly m: Pick<Messages, "profile">; readonly language: Language },
): string {
  if (name === "notifications") return value === "yes" ? m.profile.wanted : m.profile.unwanted;
  if (name.endsWith("irthDate") && value !== "") {
    return m.profile.dateWithEra(calendarDate(value, language), eraYear(value, language));
  }
  return value;
}
