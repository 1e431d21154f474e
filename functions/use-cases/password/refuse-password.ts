import { describe, type FoundError } from "../../../contracts/field-errors.ts";
import type { Language, Localized } from "../../../contracts/language.ts";
import { contextWords } from "../../domain/password-weakness.ts";
import type { PasswordStrength } from "../ports.ts";

export interface JudgeDependencies {
  readonly passwordStrength: PasswordStrength;
  /** The names of the city and the service, of which no password may be made. */
  readonly settings: { readonly cityName: Localized; readonly serviceName: Localized };
}

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email: string;
  readonly names: readonly string[];
}

/** The one judge of new passwords, wherever one is asked about or set: what is wrong with this one, or nothing. */
export async function refusePassword(
  { passwordStrength, settings: { cityName, serviceName } }: JudgeDependencies,
  { email, names }: PasswordOwner,
  password: string,
  language: Language,
): Promise<FoundError | undefined> {
  const texts = [email, ...names, ...Object.values(cityName), ...Object.values(serviceName)];
  const weakness = await passwordStrength(password, contextWords(texts));
  return weakness && refusedPassword(weakness, language);
}

export const refusedPassword = (code: string, language: Language): FoundError =>
  describe("/password", code, {}, language);
