import { ConfigurationError } from "../../lib/config/configuration-error.ts";
import { loadMunicipality, municipalityIds, NoSuchMunicipality } from "../../lib/config/load-municipality.ts";
import type { MunicipalityConfig } from "../../lib/config/municipality.ts";
import { hasNotices, readNotices } from "../../lib/config/published-notices.ts";
import { siteConfigOf } from "../../lib/config/site-config.ts";
import { stageName } from "../../lib/config/stage.ts";
import { configureStage } from "../../lib/config/stages.ts";

/**
 * Looks at a municipality's folder as the synthesis of each stage does, and beside the other folders.
 *
 * @returns what is wrong, in sentences; undefined when nothing is
 * @throws NoSuchMunicipality
 */
export async function faultsOf(id: string): Promise<string | undefined> {
  try {
    const municipality = await loadMunicipality(id);
    for (const stage of stageName.options) {
      configureStage(stage, municipality, { release: "check", webPort: 3000 });
      siteConfigOf(municipality, stage);
    }
    await compareWithOthers(municipality);
    if (hasNotices(id)) readNotices(municipality);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConfigurationError) || error instanceof NoSuchMunicipality) throw error;
    return error.message;
  }
}

/** What a copied folder keeps of the other city would send its mails and take its registrants' requests. */
async function compareWithOthers({ id, siteDomain, mail }: MunicipalityConfig): Promise<void> {
  for (const otherId of municipalityIds().filter((each) => each !== id)) {
    const other = await loadMunicipality(otherId).catch(() => undefined); // its own check says why
    const faults = [
      ...(other?.siteDomain === siteDomain ? ["siteDomain"] : []),
      ...(other?.mail.domain === mail.domain ? ["mail.domain"] : []),
    ].map((field) => `${field}: is that of municipalities/${otherId}; give this municipality's own`);
    if (faults.length > 0) throw new ConfigurationError(`municipalities/${id}/config.ts`, faults);
  }
}
