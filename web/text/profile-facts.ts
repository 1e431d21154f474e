/** The profile as people read it: every value with its label, in the city's order. */
import type { AccountType } from "../../contracts/account-type.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import type { Language } from "../../contracts/language.ts";
import { flatten } from "../forms/field-names.ts";
import { type Chosen, offeredFields, profileFields } from "../forms/profile-fields.ts";
import type { Messages } from "../messages/messages.ts";
import { calendarDate, eraYear } from "./dates.ts";

export interface Fact {
  readonly name: string;
  readonly label: string;
  /** Empty where nothing was entered. */
  readonly value: string;
}

interface ShownWith {
  readonly m: Pick<Messages, "profile">;
  readonly language: Language;
}

export function profileFacts(
  accountType: AccountType,
  profile: unknown,
  { m, language, config }: ShownWith & { readonly config: Chosen },
): Fact[] {
  const values = flatten(profile);
  const offered = offeredFields(config, accountType);
  // What is stored is shown, also where it is no longer asked for.
  const names = profileFields[accountType].filter((name) => offered.includes(name) || values[name]);
  return names.map((name) => ({
    name,
    label: fieldLabel(`/${name}`)[language],
    value: shown(name, values[name] ?? "", { m, language }),
  }));
}

function shown(name: string, value: string, { m, language }: ShownWith): string {
  if (name === "notifications") return value === "yes" ? m.profile.wanted : m.profile.unwanted;
  if (name.endsWith("irthDate") && value !== "") {
    return m.profile.dateWithEra(calendarDate(value, language), eraYear(value, language));
  }
  return value;
}
