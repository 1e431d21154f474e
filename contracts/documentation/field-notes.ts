/**
 * What the API's description says of a member besides its schema and its label (../field-labels.ts), by the same path.
 * Of a name that stands in many places, the last part.
 */
export interface FieldNote {
  readonly description?: string;
  /** Where the schema cannot say it: of what is read from a text. */
  readonly type?: "string";
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly example?: unknown;
}

const digits =
  "Full-width digits, hyphens and spaces of people's own spelling are taken, too, and dropped before the pattern is applied.";
const text =
  "Stored with the characters of JIS X 0208 (`GET /api/characters`); half-width katakana become full-width ones.";
const kana = "In katakana; hiragana and half-width katakana are converted.";
const token = "^[A-Za-z0-9_-]{22}$";

/** All rules of ../email-address.ts in one; upper case is taken, too. */
export const emailPattern = String.raw`^(?!.*\.\.)(?=[^@]{1,64}@)[A-Za-z0-9](?:[A-Za-z0-9!#$%&'*+\-/=?^_\x60{|}~.]*[A-Za-z0-9])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$`;

const person = (familyName: string, givenName: string, familyNameKana: string, givenNameKana: string) => ({
  familyName: { description: text, example: familyName },
  givenName: { description: text, example: givenName },
  familyNameKana: { description: kana, example: familyNameKana },
  givenNameKana: { description: kana, example: givenNameKana },
});

export const fieldNotes: Readonly<Record<string, FieldNote>> = {
  accountType: { description: "`business` or `individual`.", example: "business" },
  email: {
    description: "The user id. Spaces around it are dropped, letters lower-cased.",
    format: "email",
    pattern: emailPattern,
    example: "hanako@tamagawa-seimitsu.example.jp",
  },
  emailConfirmation: {
    description: "The same address once more.",
    format: "email",
    pattern: emailPattern,
    example: "hanako@tamagawa-seimitsu.example.jp",
  },
  emailSuggestion: {
    description:
      "The address with a mistyped well-known domain corrected, for the registrant to consider; absent if it looks right.",
    format: "email",
    example: "hanako@gmail.com",
  },
  termsVersion: { description: "`version` of `GET /api/terms`.", example: "1.0" },
  termsAccepted: { description: "The registrant has agreed to that version.", example: true },
  language: { description: "Language of the mails.", example: "ja" },
  code: { description: `The digits of the mail. ${digits}`, example: "138947" },
  password: {
    description:
      "At least as many half-width characters as `minLength` says, with two of upper case, lower case, digit and symbol; none that is easily guessed, or made of the address, a name in the form, the city's or the service's name.",
    format: "password",
    example: "Tsubame-to-Kaze-2026",
  },
  names: {
    description: "Names in the form, of which no password may be made; as far as it is filled in.",
    example: ["多摩川精密工業株式会社", "中原", "花子"],
  },
  accepted: { description: "The completion would take the password.", example: true },
  passwordConfirmation: {
    description: "The same password once more.",
    format: "password",
    example: "Tsubame-to-Kaze-2026",
  },
  currentPassword: {
    description: "The password until now.",
    format: "password",
    example: "Tsubame-to-Kaze-2026",
  },
  sessionId: {
    description: "Names the session; it opens nothing.",
    pattern: "^[A-Za-z0-9_-]{16}$",
    example: "mZ4kq1Vt8Xc2Rb7N",
  },
  current: { description: "Whether it is the caller's own.", example: true },
  createdAt: {
    description: "When it was signed in to.",
    format: "date-time",
    example: "2026-12-01T01:20:00.000Z",
  },
  lastUsedAt: {
    description: "When it was used last.",
    format: "date-time",
    example: "2026-12-01T01:25:00.000Z",
  },
  at: { description: "When it was.", format: "date-time", example: "2026-12-01T01:20:00.000Z" },
  os: { description: "Family of the operating system; empty if it is not known.", example: "Windows" },
  country: { description: "Name in English; empty if it is not known.", example: "Japan" },
  region: { description: "Name in English; empty if it is not known.", example: "Kanagawa" },
  sessions: { description: "The live ones, the caller's own first." },
  signIns: { description: "At most twenty, the newest first." },
  deskActions: {
    description:
      "What the city's people did to the account or looked at of it: at most twenty, the newest first. Not who.",
  },
  format: { description: "`json`, or `csv` for a table.", example: "csv" },
  exportedAt: { description: "When it was.", format: "date-time", example: "2026-12-01T01:20:00.000Z" },
  account: { description: "What is stored besides the form." },
  userSub: { description: "Of the account's user, in the user directory." },
  "account/status": { description: "How the account stands.", example: "active" },
  "account/createdAt": {
    description: "When it was registered.",
    format: "date-time",
    example: "2026-12-01T01:10:00.000Z",
  },
  updatedAt: {
    description: "When the form was corrected last.",
    format: "date-time",
    example: "2026-12-01T01:10:00.000Z",
  },
  statusAt: { description: "Since when it stands so.", format: "date-time" },
  inactiveSince: {
    description: "Of an account that was dormant: since when nobody had used it.",
    format: "date-time",
  },
  noticeSentAt: {
    description: "When the owner was last written to about an account that nobody uses.",
    format: "date-time",
  },
  erasesAt: { description: "When it will be erased, as its owner has asked.", format: "date-time" },
  lastSignInAt: { description: "Of the latest sign-in.", format: "date-time" },
  organizationHistory: { description: "How name and representative of a business changed, the newest last." },
  changedAt: { description: "When it was.", format: "date-time", example: "2026-12-01T01:30:00.000Z" },
  changeReason: {
    description: "The same business under a new name, another representative, or a slip put right.",
    example: "renamed",
  },
  reason: { description: "Why, in one of the words that there are.", example: "renamed" },
  effectiveOn: {
    description: "Since when it is so; at most a year ahead.",
    format: "date",
    example: "2026-12-01",
  },
  changed: { description: "Which of the two.", example: ["organizationName"] },
  before: { description: "What there was until then." },
  addressHistory: { description: "The addresses of the account, the newest last." },
  from: {
    description: "From when, where it is known; of an invitation, the family name of whoever hands over.",
  },
  until: { description: "Absent while it is the one.", format: "date-time" },
  termsHistory: { description: "The terms that were agreed to, the newest last." },
  acceptedAt: { description: "When, where it is known.", format: "date-time" },
  live: { description: "Whether it can still be used. One that is over is deleted within days." },
  authenticatedAt: { description: "When a factor was proved last.", format: "date-time" },
  idleExpiresAt: { description: "When it ends if nobody uses it.", format: "date-time" },
  absoluteExpiresAt: { description: "When it ends in any case.", format: "date-time" },
  factors: { description: "What proves who the owner is, by name; never a secret." },
  limited: { description: "What has to be decided before it may do more." },
  since: { description: "Since when it is as it is.", format: "date-time" },
  linkedIdentities: { description: "Empty: none can be linked yet." },
  delegations: { description: "Empty: nobody can be entrusted yet." },
  methods: { description: "The ways there are.", example: ["password"] },
  profile: { description: "The form of the account's type." },
  organizationName: { description: text, example: "多摩川精密工業株式会社" },
  corporateNumber: {
    description: `The thirteen digits that the National Tax Agency has given, the first of which proves the others. ${digits}`,
    example: "7000012050002",
  },
  tradeName: { description: text, example: "たまがわ商店" },
  postalCode: { description: `Seven digits. ${digits}`, example: "1500001" },
  prefecture: { description: text, example: "東京都" },
  city: { description: text, example: "渋谷区" },
  streetAddress: { description: text, example: "神宮前１丁目１１－２" },
  representative: { description: "Any part of it may be left out." },
  phone: {
    description: `Ten or eleven digits with the leading zero, of a range that is in use in Japan. ${digits}`,
    example: "0334567890",
  },
  department: { description: text, example: "総務部" },
  contact: { description: "Whom the city may ask." },
  birthDate: {
    description: "Not in the future in Japan, and at most 120 years ago.",
    format: "date",
    example: "1990-04-01",
  },
  ...person("中原", "花子", "ナカハラ", "ハナコ"),
  notifications: {
    description: "Wishes for notices beyond the important ones, which every user gets.",
    example: false,
  },

  changeId: {
    description: "Names the change of address.",
    pattern: token,
    example: "kP3x0bQm7yS2vT9cLr5WnA",
  },
  resetId: { description: "Names the reset.", pattern: token, example: "kP3x0bQm7yS2vT9cLr5WnA" },
  handoverId: { description: "Names the invitation.", pattern: token, example: "kP3x0bQm7yS2vT9cLr5WnA" },
  handover: { description: "Whom the owner has invited to take the account over, if anybody." },
  revivalId: { description: "Names the revival.", pattern: token, example: "kP3x0bQm7yS2vT9cLr5WnA" },
  registrationId: { description: "Names the flow.", pattern: token, example: "kP3x0bQm7yS2vT9cLr5WnA" },
  accountId: { description: "Names the account.", pattern: token, example: "Zt8eJd1RfU6hXo4GiMq0Cw" },
  state: {
    description:
      "Of a flow, `expired` ends with a new code, and `duplicate` says that another has registered the address first.",
    example: "code-sent",
  },
  expiresAt: {
    description: "Until when the code, or the form after it, is taken.",
    format: "date-time",
    example: "2026-12-01T01:30:00.000Z",
  },
  receptionNumber: {
    description:
      "By which its registrant names a registration over the phone: ten characters and a check character. It opens nothing.",
    example: "XSK1-X303-E2R",
  },
  startedAt: {
    description: "When the registration was started; its mails show the same time.",
    format: "date-time",
    example: "2026-12-01T01:00:00.000Z",
  },
  browser: {
    description: "Short name of the browser that it was started in; its mails show the same.",
    example: "Chrome（Windows）",
  },
  resendAvailableAt: {
    description: "From when on a new code may be asked for.",
    format: "date-time",
    example: "2026-12-01T01:01:00.000Z",
  },
  retryAt: {
    description: "From when on a new try makes sense; `Retry-After` says it in seconds.",
    format: "date-time",
    example: "2026-12-01T01:05:00.000Z",
  },
  issue: { description: "Number of the latest code, as its mail says it.", minimum: 1, example: 1 },
  attemptsLeft: {
    description: "Attempts that the latest code still takes.",
    minimum: 0,
    maximum: 5,
    example: 4,
  },
  mail: { description: "How the mail with the latest code fares." },
  status: { example: "delivered" },
  version: { description: "Changes with every change of the text.", example: "1.0" },
  currentVersion: { description: "The version to agree to.", example: "1.1" },
  sha256: {
    description: "SHA-256 of the Japanese text (UTF-8), in lower-case hex.",
    pattern: "^[0-9a-f]{64}$",
    example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  },
  effectiveFrom: { description: "In Japan.", format: "date", example: "2026-11-01" },
  body: { description: "Markdown.", example: "# 利用規約\n\n第1条 …" },
  candidates: {
    description: "In Japan Post's order. Empty: the code is unknown, and the address is typed by hand.",
  },
  town: {
    description:
      "Empty where the code covers all that has no code of its own. An office's goes on to its house number.",
    example: "神宮前",
  },
  office: { description: "Who has the code for itself, if it is such a code.", example: "渋谷区役所" },
  dataDate: {
    description: "When Japan Post's data was taken over.",
    format: "date",
    example: "2026-10-31",
  },
  groups: { description: "All permitted characters." },
  characters: { description: "One after the other.", example: "ぁあぃいぅうぇえぉお" },
  check: { description: "Of the text that was asked about; absent if none was." },
  normalised: { description: "The text as it would be stored.", example: "髙橋" },
  refused: { description: "What of it cannot be stored." },
  text: { description: "Up to 1,000 characters.", example: "髙橋" },
  character: {
    description: "As a person sees it. An invisible one is empty here; its code point names it.",
    example: "髙",
  },
  codePoint: { description: "Several with a space between.", example: "U+9AD9" },
  position: {
    description: "Which character of the text it is, counted from 1.",
    minimum: 1,
    example: 1,
  },
  suggestion: { description: "The form that can be stored, where one is known.", example: "高" },
  pointer: {
    description: "JSON Pointer (RFC 6901) into the request body, or to the query parameter.",
    example: "/profile/contact/familyName",
  },
  "FieldError/code": { description: "Name of the rule that was broken.", example: "required" },
  "FieldError/characters": {
    description: "The characters that cannot be stored, where that is what is wrong.",
  },
  "FieldError/classes": {
    description: "The kinds of character that a password has, where it has too few.",
  },
  "FieldError/detail": {
    description: "What is wrong and what to do, for the user.",
    example: "連絡先電話番号を入力してください。",
  },
  "Problem/title": { description: "What happened, for the user.", example: "入力内容を確認してください" },
  "Problem/detail": {
    description: "What to do, for the user.",
    example: "1件の項目に誤りがあります。各項目の説明に従って入力し直してください。",
  },
  "Problem/errors": { description: "All that is wrong with the input; otherwise empty." },
  requestId: {
    description: "What to name to the desk.",
    example: "5f3c1c0e-6f3f-4f0e-9a51-0f9d1b8b5f43",
  },
  openapi: { example: "3.1.0" },
};
