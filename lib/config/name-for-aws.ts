import type { Localized } from "../../contracts/language.ts";

/** Printable ASCII: all that descriptions in AWS are sure to take and to show. */
const latin = /^[ -~]+$/;

/** What descriptions in AWS call a municipality's service: its English name, or without one the municipality's id. */
export const nameForAws = (id: string, { en }: Localized) => (latin.test(en) ? en : id);
