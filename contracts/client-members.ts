import * as z from "zod/mini";

/** A browser that is or was signed in, as far as its requests show it: empty where they do not. */
export const clientMembers = {
  /** Families, without versions. */
  browser: z.string(),
  os: z.string(),
  /** Names in English. */
  country: z.string(),
  region: z.string(),
};
