import { type FoundError, foundError } from "../../../contracts/field-errors.ts";
import type { Localized } from "../../../contracts/language.ts";
import { tooShort } from "../../../contracts/password-minimum.ts";
import { contextWords } from "../../domain/password-weakness.ts";
import type { PasswordStrength } from "../ports.ts";

export interface JudgeDependencies {
  readonly passwordStrength: PasswordStrength;
  readonly settings: {
    /** The names of the city and the service, of which no password may be made. */
    readonly cityName: Localized;
    readonly serviceName: Localized;
    /** The municipality's own, in characters. */
    readonly passwordMinLength: number;
  };
}

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email: string;
  readonly names: readonly string[];
}

/** The one judge of new passwords, wherever one is asked about or set: what is wrong with this one, or nothing. */
export async function refusePassword(
  { passwordStrength, settings: { cityName, serviceName, passwordMinLength } }: JudgeDependencies,
  { email, names }: PasswordOwner,
  password: string,
): Promise<FoundError | undefined> {
  const short = tooShort(password, passwordMinLength);
  if (short) return short;
  const texts = [email, ...names, ...Object.values(cityName), ...Object.values(serviceName)];
  const weakness = await passwordStrength(password, contextWords(texts));
  return weakness && refusedPassword(weakness);
}

export const refusedPassword = (code: string): FoundError => foundError("/password", code);
