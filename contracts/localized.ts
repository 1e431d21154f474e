import * as z from "zod/mini";
import { languages } from "./language.ts";

export const language = z.enum(languages);

/** The same text in every language, and in no other. */
export const localized = <Text extends z.ZodMiniType>(text: Text) => z.record(language, text);
