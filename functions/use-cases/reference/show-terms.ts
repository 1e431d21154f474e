import {
  announcedTerms,
  type Terms,
  type TermsVersion,
  termsInForce,
  versionsOf,
} from "../../domain/terms.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Clock } from "../ports.ts";

/**
 * The terms in force or, asked for by version or hash, those that were or will be: somebody may want to see what was agreed
 * to. What is not announced yet is not shown.
 */
export async function showTerms<Version extends TermsVersion>(
  { clock, terms }: { readonly clock: Clock; readonly terms: Terms<Version> },
  asked: { readonly version?: string | undefined; readonly sha256?: string | undefined },
): Promise<Outcome<Version, "terms-not-found">> {
  const now = clock();
  const inForce = termsInForce(terms, now);
  if (asked.version === undefined && asked.sha256 === undefined) return ok(inForce);
  const announced = announcedTerms(terms, now);
  const versions = versionsOf(terms);
  const shown = versions.slice(0, versions.indexOf(announced ?? inForce) + 1);
  const found = shown.findLast(
    ({ version, sha256 }) => (asked.version ?? version) === version && (asked.sha256 ?? sha256) === sha256,
  );
  return found ? ok(found) : fail({ kind: "terms-not-found" });
}
