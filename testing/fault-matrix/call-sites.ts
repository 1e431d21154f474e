/** Where AWS is called in a step: taken from what was recorded while the step was done, never listed by hand. */
import { isServiceName, type ServiceName } from "local-cloud";
import type { AwsCall } from "../drivers/control.ts";

export interface CallSite {
  readonly step: string;
  readonly function: string;
  readonly service: ServiceName;
  readonly operation: string;
  /** Which of the function's calls of this operation in the step, from 0. */
  readonly nth: number;
  /** Only made by an execution environment that has just started. */
  readonly isCold: boolean;
}

/** The sites of a step that was done with cold environments, and once more with warm ones. */
export function callSitesOf(
  step: string,
  { cold, warm }: { readonly cold: readonly AwsCall[]; readonly warm: readonly AwsCall[] },
): CallSite[] {
  const warmPlaces = new Set(placesOf(warm).map(keyOf));
  return placesOf(cold).map((place) => ({ step, ...place, isCold: !warmPlaces.has(keyOf(place)) }));
}

type Place = Pick<CallSite, "function" | "service" | "operation" | "nth">;

const keyOf = ({ function: name, service, operation, nth }: Place) =>
  [name, service, operation, nth].join(" ");

function placesOf(calls: readonly AwsCall[]): Place[] {
  const seen = new Map<string, number>();
  return calls.flatMap(({ function: name, service, operation, attempt = 1 }) => {
    // The test itself, and what an SDK had to repeat on a machine that was busy.
    if (name === "operator" || !isServiceName(service) || attempt > 1) return [];
    const key = [name, service, operation].join(" ");
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return [{ function: name, service, operation, nth }];
  });
}

/** Of the sites that are the same call of the same function in several steps, the first. */
export function oncePerCall(sites: readonly CallSite[]): CallSite[] {
  const byCall = new Map(sites.toReversed().map((site) => [keyOf(site), site]));
  return sites.filter((site) => byCall.get(keyOf(site)) === site);
}

export const describeSite = (site: CallSite): string =>
  `${site.step}: ${site.function} ${site.service}:${site.operation} #${site.nth + 1}${site.isCold ? " (cold)" : ""}`;
