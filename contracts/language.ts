import * as z from "zod/mini";

/** Languages in which registrants are served; Japanese is the default everywhere. */
export const language = z.enum(["ja", "en"]);
export type Language = z.infer<typeof language>;

/** A text in every language we serve. */
export type Localized<T = string> = Readonly<Record<Language, T>>;
