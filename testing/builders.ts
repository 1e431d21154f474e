/** Things as they are when nothing is special about them; a test says what is. */
import type { BusinessProfile, IndividualProfile, TypedProfile } from "../contracts/profile.ts";
import type { Account, AddressChange, Session, UndoneChange } from "../functions/domain/account.ts";
import {
  type AccountEvent,
  type EventLog,
  type EventStep,
  nextEvent,
} from "../functions/domain/account-event.ts";
import { type EmailChange, type Successor, startEmailChange } from "../functions/domain/email-change.ts";
import type { IssuedCode } from "../functions/domain/one-time-code.ts";
import { type PasswordReset, startReset } from "../functions/domain/password-reset.ts";
import { type Registration, start } from "../functions/domain/registration.ts";
import { type Revival, startRevival } from "../functions/domain/revival.ts";
import { tokenHash } from "../functions/domain/secret-token.ts";
import { TEN_IN_THE_MORNING } from "./fakes/fakes.ts";

const HALF_HOUR_MS = 30 * 60_000;

export const aBusinessProfile = (special: Partial<BusinessProfile> = {}): BusinessProfile => ({
  organizationName: "株式会社かわさき商店",
  postalCode: "2100007",
  prefecture: "神奈川県",
  city: "川崎市川崎区",
  streetAddress: "駅前本町１－２－３",
  phone: "0442002111",
  department: "総務部",
  contact: {
    familyName: "川崎",
    givenName: "花子",
    familyNameKana: "カワサキ",
    givenNameKana: "ハナコ",
    birthDate: "1985-04-01",
  },
  notifications: true,
  ...special,
});

export const anIndividualProfile = (special: Partial<IndividualProfile> = {}): IndividualProfile => ({
  familyName: "川崎",
  givenName: "太郎",
  familyNameKana: "カワサキ",
  givenNameKana: "タロウ",
  birthDate: "1990-12-31",
  phone: "09012345678",
  notifications: false,
  ...special,
});

export const aBusinessForm = (special: Partial<BusinessProfile> = {}) =>
  ({ accountType: "business", profile: aBusinessProfile(special) }) as const satisfies TypedProfile;

/** What is special about something with a profile: a business's, if nothing else is said. */
type Special<T extends object> = SpecialOfBusiness<T> | SpecialOfIndividual<T>;
type SpecialOfBusiness<T extends object> = Partial<Omit<T, keyof TypedProfile>> & {
  readonly accountType?: "business";
  readonly profile?: BusinessProfile;
};
type SpecialOfIndividual<T extends object> = Partial<Omit<T, keyof TypedProfile>> & {
  readonly accountType: "individual";
  readonly profile?: IndividualProfile;
};

export type SpecialRegistration = Special<Registration>;
export type SpecialBusinessRegistration = SpecialOfBusiness<Registration>;
export type SpecialAccount = Special<Account>;

export const FLOW_SECRET = "the flow's secret";

export function aRegistration(special: SpecialRegistration = {}): Registration {
  const usual = start({
    id: "registration-1",
    accountType: "business",
    email: "hanako@example.jp",
    language: "ja",
    termsVersion: "3",
    termsSha256: "5ca1ab1e",
    flowHash: tokenHash(FLOW_SECRET),
    codeDigits: 6,
    askedFrom: "hash of 192.0.2.1",
    browser: "Chrome（Windows）",
    now: TEN_IN_THE_MORNING,
    codeMinutes: 30,
    resendCooldownSeconds: 60,
  });
  return special.accountType === "individual"
    ? { ...usual, ...special }
    : { ...usual, accountType: "business", ...special };
}

const usualFlow = {
  email: "hanako@example.jp",
  language: "ja",
  flowHash: tokenHash(FLOW_SECRET),
  codeDigits: 6,
  askedFrom: "hash of 192.0.2.1",
  browser: "Chrome（Windows）",
  now: TEN_IN_THE_MORNING,
  codeMinutes: 30,
  resendCooldownSeconds: 60,
} as const;

export const aRevival = (special: Partial<Revival> = {}): Revival => ({
  ...startRevival({ id: "revival-1", ...usualFlow }),
  ...(special.state === "verified" && { accountId: "account-1", userSub: "sub-1" }),
  ...special,
});

export const aReset = (special: Partial<PasswordReset> = {}): PasswordReset => ({
  ...startReset({ id: "reset-1", ...usualFlow }),
  ...(["verified", "setting"].includes(special.state ?? "") && { accountId: "account-1", userSub: "sub-1" }),
  ...special,
});

export const anEmailChange = (special: Partial<EmailChange> = {}): EmailChange => ({
  ...startEmailChange({
    ...usualFlow,
    ...{ id: "change-1", email: "hanako.new@example.jp", previousEmail: "hanako@example.jp" },
    ...{ accountId: "account-1", userSub: "sub-account-1" },
  }),
  ...special,
});

export const aCode = (special: Partial<IssuedCode> = {}): IssuedCode => ({
  purpose: "registration",
  flowId: "registration-1",
  codeNumber: 1,
  hmac: "00".repeat(32),
  keyId: "1",
  flowHash: tokenHash(FLOW_SECRET),
  attempts: 0,
  drawnFor: "message-1",
  drawnAt: TEN_IN_THE_MORNING,
  expiresAt: TEN_IN_THE_MORNING + HALF_HOUR_MS,
  ...special,
});

export function anAccount(special: SpecialAccount = {}): Account {
  const usual = {
    accountId: "account-1",
    userSub: "sub-account-1",
    email: "hanako@example.jp",
    language: "ja",
    registrationId: "registration-1",
    termsVersion: "3",
    termsSha256: "5ca1ab1e",
    createdAt: TEN_IN_THE_MORNING,
    updatedAt: TEN_IN_THE_MORNING,
  } as const;
  return special.accountType === "individual"
    ? { ...usual, profile: anIndividualProfile(), ...special }
    : { ...usual, accountType: "business", profile: aBusinessProfile(), ...special };
}

/** The next event of an account that was read with this. */
export const aStep = (before: EventLog = {}, facts: Partial<AccountEvent> = {}): EventStep =>
  nextEvent(before, { type: "AccountUpdated", at: TEN_IN_THE_MORNING, ...facts });

/** A change of address as its account keeps it. */
export const anAddressChange = (special: Partial<AddressChange> = {}): AddressChange => ({
  changeId: "change-1",
  previousEmail: "hanako@example.jp",
  email: "hanako.new@example.jp",
  changedAt: TEN_IN_THE_MORNING,
  undoUntil: TEN_IN_THE_MORNING + 7 * 48 * HALF_HOUR_MS,
  ...special,
});

export const aSuccessor = (special: Partial<Successor> = {}): Successor => ({
  contact: {
    familyName: "後任",
    givenName: "次郎",
    familyNameKana: "コウニン",
    givenNameKana: "ジロウ",
  },
  phone: "0441234568",
  terms: { version: "3", sha256: "5ca1ab1e", acceptedAt: TEN_IN_THE_MORNING },
  ...special,
});

export const anUndoneChange = (special: Partial<UndoneChange> = {}): UndoneChange => ({
  changeId: "change-1",
  previousEmail: "hanako@example.jp",
  email: "hanako.new@example.jp",
  undoneAt: TEN_IN_THE_MORNING,
  state: "reverted",
  ...special,
});

export const aSession = (special: Partial<Session> = {}): Session => ({
  accountId: "account-1",
  sessionId: "session-1",
  epoch: 0,
  createdAt: TEN_IN_THE_MORNING,
  lastUsedAt: TEN_IN_THE_MORNING,
  authenticatedAt: TEN_IN_THE_MORNING,
  factors: ["password"],
  browser: "Chrome",
  os: "Windows",
  country: "Japan",
  region: "Kanagawa",
  idleExpiresAt: TEN_IN_THE_MORNING + HALF_HOUR_MS,
  absoluteExpiresAt: TEN_IN_THE_MORNING + 8 * 2 * HALF_HOUR_MS,
  ...special,
});
