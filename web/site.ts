/** What every component may ask for: the municipality's configuration and the words of the chosen language. */
import { createContext, useContext } from "react";
import type { Language, Localized } from "../contracts/language.ts";
import type { SiteConfig } from "../contracts/site-config.ts";
import type { Messages } from "./messages/messages.ts";

export interface Site {
  readonly config: SiteConfig;
  /** Of the first page, newest first. */
  readonly notices: SiteConfig["notices"];
  readonly language: Language;
  readonly m: Messages;
  readonly switchLanguage: (language: Language) => void;
  /** The text in the chosen language. */
  readonly say: (text: Localized) => string;
}

export const SiteContext = createContext<Site | undefined>(undefined);

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error("useSite outside of SiteContext");
  return site;
}

/** Whom the procedures are listed for, in the order of the city's menu. */
export const audiencesOf = ({ accountTypes }: SiteConfig) =>
  (["individual", "business"] as const).filter((type) => accountTypes.includes(type));
