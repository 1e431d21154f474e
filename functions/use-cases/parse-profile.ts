import type { AccountType } from "../../contracts/account-type.ts";
import type { Language } from "../../contracts/language.ts";
import { profileOf } from "../../contracts/profile.ts";
import { parseInput } from "./parse-input.ts";

/** Parses what was sent as the profile of that type of account; a file of its own for the tables that it loads. */
export const parseProfile = (accountType: AccountType, input: unknown, language: Language, base = "") =>
  parseInput(profileOf[accountType], input, language, base);
