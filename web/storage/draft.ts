/**
 * What a registrant has entered so far, kept in the tab so that a reload, “back” or an expired half hour loses nothing.
 * Never a password: those stay in the page's memory (./passwords.ts).
 */
import type { AccountType } from "../../contracts/account-type.ts";
import { inTab } from "./kept.ts";

const KEY = "registration-draft";

/** Form values by the name of their field. */
export type Values = Readonly<Record<string, string>>;

export interface Draft {
  readonly accountType?: AccountType;
  /** Version of the terms that were agreed to in this tab. */
  readonly termsVersion?: string;
  /** The address form. */
  readonly address?: Values;
  /** The address whose registration the form below was typed for. */
  readonly owner?: string;
  /** The profile form, as typed. */
  readonly profile?: Values;
  /** The profile as the API will store it, once it has been checked. */
  readonly reviewed?: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const values = (value: unknown): Values | undefined =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : [])),
      )
    : undefined;

/** A draft of an earlier release, or one that was tampered with, yields what can be used of it. */
export function parseDraft(text: string | undefined): Draft {
  const stored = parseJson(text);
  if (!isRecord(stored)) return {};
  const { accountType, termsVersion, owner, reviewed } = stored;
  const address = values(stored["address"]);
  const profile = values(stored["profile"]);
  return {
    ...((accountType === "business" || accountType === "individual") && { accountType }),
    ...(typeof termsVersion === "string" && { termsVersion }),
    ...(address && { address }),
    ...(typeof owner === "string" && { owner }),
    ...(profile && { profile }),
    ...(isRecord(reviewed) && { reviewed }),
  };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

const secret = /password/i;

const withoutSecrets = (typed: Values): Values =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.test(name)));

export const readDraft = (): Draft => parseDraft(inTab.read(KEY));

export function saveDraft(changes: Draft): void {
  const { address, profile, ...rest } = changes;
  const next = {
    ...readDraft(),
    ...rest,
    ...(address && { address: withoutSecrets(address) }),
    ...(profile && { profile: withoutSecrets(profile) }),
  };
  inTab.write(KEY, JSON.stringify(next));
}

export const forgetDraft = () => inTab.remove(KEY);
