/** What mails and passwords know of the municipality. */
import { localized } from "../../contracts/localized.ts";
import { text } from "./settings.ts";

export const serviceName = localized(text());
export const cityName = localized(text());
/** Where a registrant can ask a person: shown at the end of every mail. */
export const contact = localized(text());
