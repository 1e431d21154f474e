/**
 * Links in mails that do something. Their addresses are screens, `/links/<purpose>#<token>`: a fragment reaches no server
 * and no log, and whoever opens the address, a person or a mail scanner, is only shown what its button does
 * (docs/adr/0032). Without zod, since the site's first chunk needs this.
 */

/** What a link in a mail can do. A further one is a list of compile errors until it has its words, screen and route. */
export const linkPurposes = [
  "disavow",
  "email-undo",
  "handover",
  "object",
  "confirm-address",
  "export",
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** For how many days "it was not me" can be said: as long as login.gov takes it. */
export const DISAVOW_DAYS = 10;

/** For how many days an invitation to take an account over can be followed. */
export const HANDOVER_DAYS = 7;

/** For how many hours what is stored can be had by a link, once two at the desk have agreed to it. */
export const EXPORT_HOURS = 24;

/** The link's screen, without a language. */
export const linkPath = <P extends LinkPurpose>(purpose: P) => `/links/${purpose}` as const;

/** What a mail leads to: the screen, and in the fragment the token that its button sends. */
export const linkWith = (purpose: LinkPurpose, token: string) => `${linkPath(purpose)}#${token}`;
