import { municipalityConfig } from "../../lib/config/municipality.ts";
import { municipality } from "../../municipalities/kawasaki/config.ts";

/** The municipality as commands and stacks have it: with every text in every language. */
export const kawasaki = municipalityConfig.parse(municipality);
