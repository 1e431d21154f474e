import type { Language } from "../../contracts/language.ts";
import type { MailSettings } from "./mail.ts";

/** Of the city and of its service. */
export type Names = Pick<MailSettings, "cityName" | "serviceName">;

/** Whether the service's name has the city's in it: then the city is not named beside it. */
export const namesItsCity = ({ cityName, serviceName }: Names, language: Language) =>
  serviceName[language].includes(cityName[language]);

/** 「みほん市「e-MIHON」」, 「みどり市電子申請サービス」 */
export const serviceOfCity = (names: Names) =>
  `${namesItsCity(names, "ja") ? "" : names.cityName.ja}「${names.serviceName.ja}」`;

/** English names as they stand in a sentence: municipalities are called “City of Mihon” or “Mihon City”. */
export const theCity = (cityName: string) =>
  /^(?:City|Town|Village) of /.test(cityName) ? `the ${cityName}` : cityName;

/** “the City of Mihon's e-MIHON” */
export const theCitysService = (names: Names) =>
  namesItsCity(names, "en")
    ? names.serviceName.en
    : `${theCity(names.cityName.en)}'s ${names.serviceName.en}`;
