/** What registrations, mails and passwords know of the municipality. */
import * as z from "zod/mini";
import { accountType } from "../../contracts/account-type.ts";
import { language, localized } from "../../contracts/localized.ts";
import { PASSWORD_MIN } from "../../contracts/password.ts";
import { profileFields } from "../../contracts/profile-fields.ts";
import { count, text } from "./settings.ts";

export const serviceName = localized(text());
export const cityName = localized(text());
/** Where a registrant can ask a person: shown at the end of every mail. */
export const contact = localized(text());

/** Whom accounts may be for, and in which languages: what is not offered is refused. */
export const offer = {
  accountTypes: z.array(accountType).check(z.minLength(1, "must have one at least")),
  languages: z.array(language).check(z.minLength(1, "must have one at least")),
};

/** In characters: the least that is shared by all, or a municipality's own, which may only be stricter. */
export const passwordMinLength = count().check(
  z.minimum(PASSWORD_MIN, `must be ${PASSWORD_MIN} or more`),
  z.maximum(64, "must be 64 or less: longer ones are typed wrongly too often"),
);
/** Which further fields the form has, and which fields it requires; absent, the form that all share. */
export const formFields = { profileFields: z.optional(profileFields) };

/** What judges new passwords (functions/use-cases/password/refuse-password.ts). */
export const passwordRule = { serviceName, cityName, passwordMinLength };
