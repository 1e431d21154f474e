import { isDeepStrictEqual } from "node:util";
import type { ChangeReason } from "../../contracts/organization-change.ts";
import type { BusinessProfile } from "../../contracts/profile.ts";

/** What makes a business this one and no other: it changes by a call of its own, and is remembered. */
export const organizationFields = ["organizationName", "representative"] as const;
export type OrganizationField = (typeof organizationFields)[number];
export type Organization = { readonly [F in OrganizationField]?: BusinessProfile[F] | undefined };

/** A change of them, as the account remembers it. */
export interface OrganizationChange {
  readonly changedAt: number;
  /** `YYYY-MM-DD`, in Japan: since when it is so outside of this service. */
  readonly effectiveOn: string;
  readonly reason: ChangeReason;
  readonly changed: readonly OrganizationField[];
  /** What of it there was until then: what is in its place stands in the profile, or in the next change. */
  readonly before: Organization;
}

/** How many of them an account remembers. */
export const REMEMBERED_CHANGES = 20;

/** As JSON has it: what is parsed of a blank field is a member that is undefined, at any depth. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** Nobody, and a person of whom every part is left out, are the same. */
const isNothing = (value: unknown) => Object.keys(Object(plain(value))).length === 0;

const isSame = (one: unknown, other: unknown) =>
  isDeepStrictEqual(plain(one), plain(other)) || (isNothing(one) && isNothing(other));

/** Which of the two a business has otherwise, of those that are named. */
export const changedFields = (now: BusinessProfile, named: Organization): readonly OrganizationField[] =>
  organizationFields.filter((field) => named[field] !== undefined && !isSame(now[field], named[field]));

/** The profile after a change, and the change to remember. */
export function changedOrganization(
  profile: BusinessProfile,
  named: Organization,
  facts: Pick<OrganizationChange, "changedAt" | "effectiveOn" | "reason">,
): { readonly profile: BusinessProfile; readonly change: OrganizationChange } {
  const changed = changedFields(profile, named);
  const part = (from: Organization) =>
    Object.fromEntries(
      changed.flatMap((field) => (from[field] === undefined ? [] : [[field, plain(from[field])]])),
    ) as Partial<Pick<BusinessProfile, OrganizationField>>; // members of `from`, as JSON has them
  return { profile: { ...profile, ...part(named) }, change: { ...facts, changed, before: part(profile) } };
}

/** Whether a request that changes nothing is the latest change, sent again because its answer was lost. */
export const isRepeated = (
  latest: OrganizationChange | undefined,
  named: Organization,
  { effectiveOn, reason }: Pick<OrganizationChange, "effectiveOn" | "reason">,
): boolean =>
  latest !== undefined &&
  latest.effectiveOn === effectiveOn &&
  latest.reason === reason &&
  latest.changed.every((field) => named[field] !== undefined);
