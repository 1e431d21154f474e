import type { MailSettings } from "./mail.ts";

/** English names as they stand in a sentence: municipalities are called “City of Mihon” or “Mihon City”. */
export const theCity = (cityName: string) =>
  /^(?:City|Town|Village) of /.test(cityName) ? `the ${cityName}` : cityName;

/** “the City of Mihon's e-MIHON” */
export const theCitysService = ({ cityName, serviceName }: Pick<MailSettings, "cityName" | "serviceName">) =>
  `${theCity(cityName.en)}'s ${serviceName.en}`;
