import type { Localized } from "../../contracts/language.ts";
import { logoFile, type SiteConfig, siteConfig } from "../../contracts/site-config.ts";
import type { MunicipalityConfig } from "./municipality.ts";
import { parseConfig } from "./parse-config.ts";
import type { StageName } from "./stage.ts";

/** For developers, who read Japanese or English. */
const said = (ja: string, en: string): Localized => ({ ja, en, "ja-easy": ja });

/** Pages of the local cloud; its inbox has a port of its own, to which the first one leads. */
const developerLinks: SiteConfig["developerLinks"] = [
  { label: said("届いたメール", "Mails that were sent"), url: "/_local/inbox" },
  { label: said("API の説明", "Description of the API"), url: "/developers" },
  { label: said("API のエラーの種類", "Problems of the API"), url: "/problems" },
  { label: said("関数のログ", "Logs of the functions"), url: "/_local/logs" },
  { label: said("AWS の呼び出し", "AWS calls of the functions"), url: "/_local/calls" },
  { label: said("権限とその使用回数", "Permissions and their use"), url: "/_local/permissions" },
  { label: said("キュー", "Queues"), url: "/_local/queues" },
];

/**
 * The site's `/config.json` for a municipality.
 *
 * @throws Error that names every wrong field
 */
export function siteConfigOf(municipality: MunicipalityConfig, stage: StageName): SiteConfig {
  const { id, cityName, serviceName, codeMinutes, mail, contact, accent, notices, site } = municipality;
  const { serviceNameShort, accountTypes, languages, passwordMinLength, profileFields, logo } = municipality;
  const config = {
    ...site,
    municipality: id,
    cityName,
    serviceName,
    ...(serviceNameShort && { serviceNameShort }),
    accountTypes,
    languages,
    passwordMinLength,
    ...(profileFields && { profileFields }),
    ...(logo !== undefined && { logo: `/${logoFile}` }),
    codeMinutes,
    mailDomain: mail.domain,
    contact,
    accent,
    notices: notices.toSorted((a, b) => b.publishedOn.localeCompare(a.publishedOn)),
    ...(stage === "local" && { developerLinks }),
  };
  return parseConfig(siteConfig, config, `the site's configuration of municipalities/${id}`);
}
