/** The environment variables that come from configuration. */

import type * as z from "zod/mini";
import { encode, type output } from "zod/v4/core";
import type { ServedStage, StageConfig } from "./stage.ts";

export const common = (stage: StageConfig) => ({ STAGE: stage.name, RELEASE: stage.release });

export const languages = (stage: ServedStage) => ({ LANGUAGES: stage.languages.join(",") });

export const http = (stage: ServedStage) => ({
  ...common(stage),
  ...languages(stage),
  ALLOWED_ORIGINS: [stage.siteUrl, ...stage.otherOrigins, ...stage.partnerOrigins].join(","),
  ORIGIN_PROOFS: stage.originProofs,
});

/** A function's schema, if it reads settings. */
interface ReadsSettings {
  readonly shape: { readonly SETTINGS: z.ZodMiniType<unknown, string> };
}

/** The settings that the function picks, and none besides; one that `all` lacks does not compile. */
export const settings = <Schema extends ReadsSettings>(
  { shape }: Schema,
  all: output<Schema["shape"]["SETTINGS"]>,
) => ({ SETTINGS: encode(shape.SETTINGS, all) });
