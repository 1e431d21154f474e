import { viewerCountryHeader, viewerRegionHeader } from "../../contracts/cloudfront-headers.ts";
import type { ClientFacts } from "../domain/account.ts";
import { browserFamily } from "../domain/browser-name.ts";

/** Longer than any name of a country or of a part of one. */
const MAX_LENGTH = 64;

/** Of the caller's browser and place, what its owner recognises it by: no version, no address, nothing finer. */
export const clientFacts = (headers: Readonly<Record<string, string | undefined>>): ClientFacts => ({
  ...browserFamily(headers["user-agent"]),
  country: placeName(headers[viewerCountryHeader]),
  region: placeName(headers[viewerRegionHeader]),
});

function placeName(header = ""): string {
  const name = decoded(header).slice(0, MAX_LENGTH);
  return /^[\p{L}\p{M} .,'’()-]*$/u.test(name) ? name : "";
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return "";
  }
}
