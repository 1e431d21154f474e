/** A company's and a person's way through the API, as its description shows it. Tests hold each to its contract. */

export const exampleCompany = {
  organizationName: "多摩川精密工業株式会社",
  postalCode: "1500001",
  prefecture: "東京都",
  city: "渋谷区",
  streetAddress: "神宮前１丁目１１－２",
  representative: {
    familyName: "多摩",
    givenName: "川太郎",
    familyNameKana: "タマ",
    givenNameKana: "カワタロウ",
  },
  phone: "0334567890",
  department: "総務部",
  contact: {
    familyName: "中原",
    givenName: "花子",
    familyNameKana: "ナカハラ",
    givenNameKana: "ハナコ",
    birthDate: "1990-04-01",
  },
  notifications: false,
};

export const examplePerson = {
  familyName: "宮前",
  givenName: "一郎",
  familyNameKana: "ミヤマエ",
  givenNameKana: "イチロウ",
  birthDate: "1985-11-28",
  postalCode: "1560042",
  prefecture: "東京都",
  city: "世田谷区",
  streetAddress: "羽根木２丁目２０－５",
  phone: "09012345678",
  notifications: true,
};

const email = "hanako@tamagawa-seimitsu.example.jp";
const registrationId = "kP3x0bQm7yS2vT9cLr5WnA";
const receptionNumber = "XSK1-X303-E2R";
const accountId = "Zt8eJd1RfU6hXo4GiMq0Cw";
const expiresAt = "2026-12-01T01:30:00.000Z";
const resendAvailableAt = "2026-12-01T01:01:00.000Z";
const password = "Tsubame-to-Kaze-2026";

const recognised = { startedAt: "2026-12-01T01:00:00.000Z", browser: "Chrome（Windows）" };
const startedReset = {
  resetId: registrationId,
  state: "requested",
  email,
  ...recognised,
  expiresAt,
  resendAvailableAt,
};

const newEmail = "hanako.tama@example.jp";
const startedEmailChange = {
  changeId: registrationId,
  state: "requested",
  email: newEmail,
  ...recognised,
  expiresAt,
  resendAvailableAt,
};

const { resetId: revivalId, ...startedFlow } = startedReset;
const startedRevival = { revivalId, ...startedFlow };

const started = {
  ...{ registrationId, receptionNumber, state: "requested", email },
  ...recognised,
  expiresAt,
  resendAvailableAt,
};
const company = { accountId, receptionNumber, accountType: "business", email, profile: exampleCompany };
const person = {
  accountId: "b9YqN3kVx5sE1uPzHw7FdA",
  receptionNumber: "0V9G-ZQ3B-RM9B",
  accountType: "individual",
  email: "ichiro@example.jp",
  profile: examplePerson,
};

const inKanagawa = { browser: "Chrome", os: "Windows", country: "Japan", region: "Kanagawa" };

/** The beginning of an export as a table. */
export const exampleCsv =
  "\uFEFF項目,内容\r\n出力日時,2026年12月1日（火）10:20:00（日本時間）\r\n利用者の種別,事業者\r\n";

const exported = (of: { readonly accountType: string; readonly profile: object }, to: string) => ({
  exportedAt: "2026-12-01T01:20:00.000Z",
  accountType: of.accountType,
  account: {
    ...{ accountId, userSub: "57a4fa48-c0a1-7010-9f3c-2f6f3c1d8e55", registrationId, receptionNumber },
    ...{ email: to, language: "ja", status: "active" },
    ...{ createdAt: "2026-12-01T01:10:00.000Z", updatedAt: "2026-12-01T01:10:00.000Z" },
    lastSignInAt: "2026-12-01T01:19:00.000Z",
  },
  profile: of.profile,
  organizationHistory: [],
  addressHistory: [{ email: to, from: "2026-12-01T01:10:00.000Z" }],
  termsHistory: [
    { version: "1.0", sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
  ],
  signIns: [{ at: "2026-12-01T01:19:00.000Z", ...inKanagawa }],
  deskActions: [{ at: "2026-12-01T00:30:00.000Z", kind: "searched", reason: "owner-asked" }],
  sessions: [
    {
      ...{ sessionId: "mZ4kq1Vt8Xc2Rb7N", current: true, live: true, factors: ["password"], ...inKanagawa },
      ...{ createdAt: "2026-12-01T01:19:00.000Z", lastUsedAt: "2026-12-01T01:20:00.000Z" },
      authenticatedAt: "2026-12-01T01:19:00.000Z",
      ...{ idleExpiresAt: "2026-12-01T01:50:00.000Z", absoluteExpiresAt: "2026-12-01T13:19:00.000Z" },
    },
  ],
  factors: [{ name: "password", since: "2026-12-01T01:10:00.000Z" }],
  linkedIdentities: [],
  delegations: [],
});

interface Examples {
  readonly request?: Readonly<Record<string, unknown>>;
  readonly answer?: Readonly<Record<string, unknown>>;
}

/** By operation id; each with a name. */
export const examples: Readonly<Record<string, Examples>> = {
  showTerms: {
    answer: {
      terms: {
        version: "1.0",
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        effectiveFrom: "2026-11-01",
        title: "利用規約",
        body: "# 利用規約\n\n第1条 …",
      },
    },
  },
  startRegistration: {
    request: {
      company: {
        accountType: "business",
        email,
        emailConfirmation: email,
        termsVersion: "1.0",
        termsAccepted: true,
        language: "ja",
      },
    },
    answer: {
      started,
      mistyped: { ...started, email: "hanako@gmial.com", emailSuggestion: "hanako@gmail.com" },
    },
  },
  showRegistration: {
    answer: {
      "code-sent": {
        registrationId,
        receptionNumber,
        accountType: "business",
        state: "code-sent",
        email,
        issue: 1,
        ...recognised,
        expiresAt,
        resendAvailableAt,
        attemptsLeft: 5,
        mail: { status: "delivered" },
      },
    },
  },
  resendCode: { answer: { resent: started } },
  verifyCode: {
    request: { code: { code: "138947" } },
    answer: { verified: { state: "verified", expiresAt } },
  },
  reviewProfile: {
    request: { company: { profile: exampleCompany }, person: { profile: examplePerson } },
    answer: { company: { profile: exampleCompany }, person: { profile: examplePerson } },
  },
  judgePassword: {
    request: { password: { password, names: ["多摩川精密工業株式会社", "中原", "花子"] } },
    answer: { accepted: { accepted: true } },
  },
  completeRegistration: {
    request: {
      company: { profile: exampleCompany, password, passwordConfirmation: password },
      person: { profile: examplePerson, password, passwordConfirmation: password },
    },
    answer: { completed: { accountId, state: "completed" } },
  },
  startPasswordReset: {
    request: { any: { email, language: "ja" } },
    answer: { started: startedReset },
  },
  showPasswordReset: {
    answer: {
      "code-sent": {
        ...startedReset,
        state: "code-sent",
        issue: 1,
        attemptsLeft: 5,
        mail: { status: "delivered" },
      },
    },
  },
  resendResetCode: { answer: { resent: startedReset } },
  verifyResetCode: {
    request: { code: { code: "138947" } },
    answer: { verified: { state: "verified", expiresAt } },
  },
  completePasswordReset: {
    request: { password: { password, passwordConfirmation: password } },
    answer: { completed: { state: "completed" } },
  },
  startRevival: {
    request: { any: { email, language: "ja" } },
    answer: { started: startedRevival },
  },
  showRevival: {
    answer: {
      "code-sent": {
        ...startedRevival,
        state: "code-sent",
        issue: 1,
        attemptsLeft: 5,
        mail: { status: "delivered" },
      },
    },
  },
  resendRevivalCode: { answer: { resent: startedRevival } },
  verifyRevivalCode: {
    request: { code: { code: "138947" } },
    answer: { completed: { state: "completed" } },
  },
  signIn: { request: { company: { email, password } }, answer: { "signed-in": { accountId } } },
  reauthenticate: { request: { password: { password } } },
  changePassword: {
    request: {
      changed: {
        currentPassword: password,
        password: "Kamome-to-Nami-2027",
        passwordConfirmation: "Kamome-to-Nami-2027",
      },
    },
  },
  startEmailChange: {
    request: { address: { email: newEmail, emailConfirmation: newEmail } },
    answer: { started: startedEmailChange },
  },
  showEmailChange: {
    answer: {
      "code-sent": {
        ...startedEmailChange,
        state: "code-sent",
        issue: 1,
        attemptsLeft: 5,
        mail: { status: "delivered" },
      },
    },
  },
  resendEmailChangeCode: { answer: { resent: startedEmailChange } },
  verifyEmailChange: {
    request: { code: { code: "138947" } },
    answer: { applied: { state: "applied", email: newEmail } },
  },
  listSessions: {
    answer: {
      two: {
        sessions: [
          {
            ...{ sessionId: "mZ4kq1Vt8Xc2Rb7N", current: true, ...inKanagawa },
            ...{ createdAt: "2026-12-01T01:20:00.000Z", lastUsedAt: "2026-12-01T01:25:00.000Z" },
          },
          {
            ...{ sessionId: "Hd0wYs6LgU3pJf9E", current: false },
            ...{ createdAt: "2026-12-01T00:10:00.000Z", lastUsedAt: "2026-12-01T00:40:00.000Z" },
            ...{ browser: "Safari", os: "iPhone", country: "Japan", region: "Tokyo" },
          },
        ],
        signIns: [{ at: "2026-12-01T01:20:00.000Z", ...inKanagawa }],
        signInNotice: "new-browser",
        deskActions: [{ at: "2026-12-01T00:30:00.000Z", kind: "resent", reason: "mail-missing" }],
      },
    },
  },
  showAccount: { answer: { company, person } },
  changeOrganization: {
    request: {
      renamed: {
        organizationName: "多摩川精密株式会社",
        changeReason: "renamed",
        effectiveOn: "2026-12-01",
      },
      "another-representative": {
        representative: exampleCompany.representative,
        changeReason: "representative-changed",
        effectiveOn: "2026-12-01",
      },
    },
    answer: { company },
  },
  exportByLink: {
    request: { link: { token: "Jw3rT8yQ1mZ6kX0cVb5nLs", format: "json" } },
    answer: { company: exported(company, email) },
  },
  exportAccount: { answer: { company: exported(company, email), person: exported(person, person.email) } },
  updateAccount: {
    request: {
      "another-phone": { phone: "0334567891" },
      "no-department": { department: null, contact: { familyName: "高津" } },
    },
    answer: { company, person },
  },
  requestWithdrawal: {
    request: { confirmed: { reason: "no-longer-needed", confirmed: true } },
    answer: { requested: { erasesAt: "2026-12-08T01:30:00.000Z" } },
  },
  acceptTerms: {
    request: { agreed: { termsVersion: "2.0", termsAccepted: true } },
    answer: { company, person },
  },
  chooseSettings: {
    request: { always: { signInNotice: "always" } },
    answer: { always: { signInNotice: "always" } },
  },
  disavow: {
    request: { link: { token: "Jw3rT8yQ1mZ6kX0cVb5nLs" } },
    answer: { disavowed: { state: "disavowed" } },
  },
  undoEmailChange: {
    request: { link: { token: "Jw3rT8yQ1mZ6kX0cVb5nLs" } },
    answer: { person: { state: "reverted" }, business: { state: "frozen" } },
  },
  objectToProposal: {
    request: { link: { token: "Jw3rT8yQ1mZ6kX0cVb5nLs" } },
    answer: { stopped: { state: "rejected" } },
  },
  confirmAddress: {
    request: { link: { token: "Jw3rT8yQ1mZ6kX0cVb5nLs" } },
    answer: { proven: { state: "confirmed" } },
  },
  startHandover: {
    request: { successor: { email: newEmail, emailConfirmation: newEmail } },
    answer: {
      invited: {
        handoverId: registrationId,
        state: "invited",
        email: newEmail,
        expiresAt: "2026-12-08T01:30:00.000Z",
      },
    },
  },
  previewHandover: {
    request: { link: { token: "Jw3rT8yQ1mZ6kX0cVb5nLs" } },
    answer: {
      business: {
        organizationName: exampleCompany.organizationName,
        from: exampleCompany.contact.familyName,
      },
    },
  },
  acceptHandover: {
    request: {
      successor: {
        token: "Jw3rT8yQ1mZ6kX0cVb5nLs",
        contact: {
          familyName: "高津",
          givenName: "次郎",
          familyNameKana: "タカツ",
          givenNameKana: "ジロウ",
        },
        department: "経理部",
        phone: "0334567891",
        ...{ password, passwordConfirmation: password },
        ...{ termsVersion: "2.0", termsAccepted: true },
      },
    },
    answer: { accepted: { state: "accepted", accountId } },
  },
  findAddresses: {
    answer: {
      found: {
        candidates: [{ prefecture: "東京都", city: "渋谷区", town: "神宮前" }],
        dataDate: "2026-10-31",
      },
      unknown: { candidates: [], dataDate: "2026-10-31" },
    },
  },
  showCharacters: {
    answer: {
      groups: { groups: [{ name: "ひらがな", characters: "ぁあぃいぅうぇえぉお" }] },
      "with-text": {
        groups: [{ name: "ひらがな", characters: "ぁあぃいぅうぇえぉお" }],
        check: {
          normalised: "髙橋",
          refused: [{ character: "髙", codePoint: "U+9AD9", position: 1, suggestion: "高" }],
        },
      },
    },
  },
  showOpenApi: { answer: { description: { openapi: "3.1.0" } } },
  showAsyncApi: { answer: { description: { asyncapi: "3.0.0" } } },
};
