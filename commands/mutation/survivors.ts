/**
 * Mutants that no test can notice, or need not, each with the reason. An entry that survives no longer, or is no mutant
 * any more, fails the run: the list says what is, not what was.
 */
export interface Survivor {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

const neverMissing = "the compiler asks for a default where the pattern or the file's format gives a value";
const text = '"Stryker was here!"';
const list = '["Stryker was here"]';

export const survivors: readonly Survivor[] = [
  {
    file: "functions/domain/canonical-mailbox.ts",
    original: "rule.tag === undefined",
    replacement: "false",
    reason: "the sign would be the word undefined: the condition is the compiler's",
  },
  {
    file: "functions/domain/canonical-mailbox.ts",
    original: '""',
    replacement: text,
    reason: "what is looked for where nothing is ignored, and is in no local part",
  },
  {
    file: "functions/domain/limit.ts",
    original: 'Object.values<Counter>(counters).some(({ per }) => per === "minute")',
    replacement: 'Object.values<Counter>(counters).every(({ per }) => per === "minute")',
    reason: "a tally per minute has that one counter",
  },
  {
    file: "functions/domain/limit.ts",
    original: "attribute.slice(0, 10)",
    replacement: "attribute",
    reason: "what follows the date of an attribute makes it no earlier than another date",
  },
  {
    file: "functions/domain/client-ip.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "functions/domain/password-weakness.ts",
    original: "/[\\s@]+/",
    replacement: "/[\\s@]/",
    reason: "empty words are dropped with all that are short",
  },
  {
    file: "functions/domain/password-weakness.ts",
    original: "/[^\\p{L}\\p{N}]+/u",
    replacement: "/[^\\p{L}\\p{N}]/u",
    reason: "empty words are dropped with all that are short",
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: "cities.end + 1",
    replacement: "cities.end - 1",
    reason: "the search begins two bytes early and passes the empty line, which sorts before any code",
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: "at < section.end",
    replacement: "true",
    reason: "behind a section is an empty line or nothing: neither begins with a key",
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: "at < section.end",
    replacement: "at <= section.end",
    reason: "behind a section is an empty line or nothing: neither begins with a key",
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: "((low + high) >> 1) - 1",
    replacement: "(low + high >> 1) + 1",
    reason:
      "a line has more than a few bytes: two behind the middle, the end of what is searched is not reached",
  },
  {
    file: "functions/domain/code-flow.ts",
    original: "actual !== undefined",
    replacement: "true",
    reason:
      "undefined equals nothing that is required, and is neither above nor at most it: the condition is the compiler's",
  },
  {
    file: "functions/domain/code-flow.ts",
    original: "[]",
    replacement: list,
    reason: "a flow has no member of that name to be removed",
  },
  {
    file: "functions/domain/audit-seal.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "functions/domain/browser-name.ts",
    original: '""',
    replacement: text,
    reason: "neither names a browser",
  },
  {
    file: "functions/domain/device.ts",
    original: "token !== undefined",
    replacement: "true",
    reason: "the token would be the word undefined, which is none: the condition is the compiler's",
  },
  {
    file: "functions/domain/terms.ts",
    original: "noticeFrom !== undefined",
    replacement: "true",
    reason: "undefined is no earlier than any day: the condition is the compiler's",
  },
  {
    file: "functions/domain/leet-readings.ts",
    original: "length > 0",
    replacement: "length >= 0",
    reason: "no letter is written as nothing",
  },
  {
    file: "functions/domain/leet-readings.ts",
    original: "[]",
    replacement: list,
    reason: "whatever is found can be a letter: the default is the compiler's",
  },
  {
    file: "functions/domain/proposal.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "functions/domain/statistics.ts",
    original: "before === undefined",
    replacement: "false",
    reason: "no registration has a step of the name undefined: the condition is the compiler's",
  },
  {
    file: "packages/local-cloud/src/iam/actions/attributes.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "packages/local-cloud/src/iam/actions/dynamodb-table.ts",
    original: "key === undefined",
    replacement: "false",
    reason: "an item has no attribute of the name undefined",
  },
  {
    file: "packages/local-cloud/src/iam/actions/leading-keys.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "packages/local-cloud/src/iam/evaluate.ts",
    original: 'statement.effect === "Allow"',
    replacement: "true",
    reason: "a Deny that applies has been found before",
  },
  {
    file: "packages/local-cloud/src/iam/known-resources.ts",
    original: "[]",
    replacement: list,
    reason: "a text among the keys is dropped",
  },
  {
    file: "packages/local-cloud/src/iam/parse-conditions.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "packages/local-cloud/src/iam/parse-conditions.ts",
    original: "[]",
    replacement: list,
    reason: neverMissing,
  },
  {
    file: "packages/local-cloud/src/iam/parse-conditions.ts",
    original: 'prefix === "ForAllValues" || prefix === "ForAnyValue"',
    replacement: "true",
    reason: "the pattern lets no other prefix pass: the condition is the compiler's",
  },
  {
    file: "packages/local-cloud/src/iam/policies.ts",
    original: '""',
    replacement: text,
    reason: "no resource of a template has that name, either",
  },
  {
    file: "packages/local-cloud/src/iam/policies.ts",
    original: "property === undefined",
    replacement: "false",
    reason: "a policy has no property of the name undefined",
  },
  {
    file: "packages/local-cloud/src/iam/policies.ts",
    original: "[]",
    replacement: list,
    reason: "no role has that name",
  },
  {
    file: "packages/local-cloud/src/iam/wildcard.ts",
    original: '""',
    replacement: text,
    reason: "as many segments are given as wanted",
  },
  {
    file: "packages/local-cloud/src/iam/wildcard.ts",
    original: "[]",
    replacement: list,
    reason: "both sides of a comparison get it, and five segments are never compared with six",
  },
  {
    file: "packages/local-cloud/src/iam/wildcard.ts",
    original: "known !== undefined",
    replacement: "false",
    reason: "a pattern that is compiled again is the same",
  },
  {
    file: "packages/local-cloud/src/iam/wildcard.ts",
    original: "compiled.set(pattern, fresh);",
    replacement: ";",
    reason: "a pattern that is compiled again is the same",
  },
  {
    file: "contracts/japanese/permitted-characters.ts",
    original: "bit < kanji.length * 8",
    replacement: "bit <= kanji.length * 8",
    reason: "behind the table's end no bit is set",
  },
  {
    file: "contracts/japanese/suggestions.ts",
    original: "bare !== grapheme",
    replacement: "true",
    reason: "what cannot be stored is storable without its marks only if it had some",
  },
  {
    file: "contracts/japanese/suggestions.ts",
    original: "compatible !== grapheme",
    replacement: "true",
    reason: "what cannot be stored has a storable form only if that is another",
  },
  {
    file: "functions/use-cases/account/signed-in-account.ts",
    original: '""',
    replacement: text,
    reason: "neither is a token's form",
  },
  {
    file: "functions/use-cases/session/open-session.ts",
    original: '""',
    replacement: text,
    reason: "neither is a token's form",
  },
  {
    file: "functions/use-cases/registration/finish-completion.ts",
    original: 'accountType === "business"',
    replacement: "true",
    reason: "both ways are the same but for their types",
  },
  {
    file: "functions/use-cases/registration/finish-completion.ts",
    original: 'accountType === "business"',
    replacement: "false",
    reason: "both ways are the same but for their types",
  },
  {
    file: "functions/use-cases/registration/finish-completion.ts",
    original: 'accountType === "business"',
    replacement: 'accountType !== "business"',
    reason: "both ways are the same but for their types",
  },
  {
    file: "functions/use-cases/registration/finish-completion.ts",
    original: '"business"',
    replacement: '""',
    reason: "both ways are the same but for their types",
  },
  {
    file: "functions/use-cases/session/sign-out.ts",
    original: '""',
    replacement: text,
    reason: "neither is a token's form",
  },
  {
    file: "functions/use-cases/mail/note-mail-event.ts",
    original: "purpose !== undefined",
    replacement: "true",
    reason: "no kind of mail belongs to no flow's code: the condition is the compiler's",
  },
  {
    file: "functions/use-cases/mail/send-code-mail.ts",
    original: 'purpose === "registration"',
    replacement: "true",
    reason: "no mail of another flow shows a reception number",
  },
  {
    file: "functions/use-cases/mail/send-password-changed-mail.ts",
    original: '"changed"',
    replacement: '""',
    reason: "the mail asks whether it was a reset, or broke off: else it was changed",
  },
  {
    file: "contracts/japanese/graphemes.ts",
    original: "[]",
    replacement: list,
    reason: "an empty text is permitted, and every other has a match",
  },
  {
    file: "contracts/japanese/katakana-of-latin.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "contracts/japanese/katakana-of-latin.ts",
    original: "!vowel && !consonant",
    replacement: "false",
    reason: "every letter is spelled: it keeps a loop from going on for ever, should one be forgotten",
  },
  {
    file: "contracts/japanese/katakana-of-latin.ts",
    original: "{\n      rest = rest.slice(1);\n      continue;\n    }",
    replacement: "{}",
    reason: "every letter is spelled: it keeps a loop from going on for ever, should one be forgotten",
  },
  {
    file: "contracts/japanese/katakana-of-latin.ts",
    original: "rest.slice(1)",
    replacement: "rest",
    reason: "every letter is spelled: it keeps a loop from going on for ever, should one be forgotten",
  },
  {
    file: "contracts/japanese/normalise.ts",
    original: "start < end",
    replacement: "start <= end",
    reason: "behind its end a text has no space",
  },
  {
    file: "contracts/japanese/normalise.ts",
    original: "start < end",
    replacement: "true",
    reason: "behind its end a text has no space",
  },
  {
    file: "contracts/japanese/normalise.ts",
    original: "end > start",
    replacement: "end >= start",
    reason: "a text of spaces alone is empty however much of it is cut off",
  },
  {
    file: "contracts/japanese/normalise.ts",
    original: "end > start",
    replacement: "true",
    reason: "a text of spaces alone is empty however much of it is cut off",
  },
  {
    file: "contracts/japanese/normalise.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "contracts/japanese/refused-characters.ts",
    original: "isPermittedText(text)",
    replacement: "false",
    reason: "of a text that can be stored nothing is found, only later",
  },
  {
    file: "functions/infra/aws-clients.ts",
    original: '"toRequest"',
    replacement: '""',
    reason: "a middleware of our own is looked for by no name",
  },
  {
    file: "functions/infra/aws-clients.ts",
    original: '"low"',
    replacement: '""',
    reason: "the retries alone have a high priority: whatever else stands in their step comes after them",
  },
  {
    file: "functions/infra/aws-clients.ts",
    original: '""',
    replacement: text,
    reason: "the signer has the credentials from elsewhere, and nothing asks for the version of an API",
  },
  {
    file: "functions/infra/cognito-users.ts",
    original: "[]",
    replacement: list,
    reason: "a user without attributes is not of our making, and neither is one with others",
  },
  {
    file: "functions/infra/dynamo-documents.ts",
    original: 'typeof value !== "object" || value === null',
    replacement: "false",
    reason: "what is no object has another prototype than an object, and null never gets there",
  },
  {
    file: "functions/infra/dynamo-documents.ts",
    original: "value === null",
    replacement: "false",
    reason: "null never gets there: the condition is the compiler's",
  },
  {
    file: "functions/infra/dynamo-limits.ts",
    original: "tally.carryOver",
    replacement: "true",
    reason: "the item of a day has no attribute of another day",
  },
  {
    file: "functions/infra/lazy-password-strength.ts",
    original: '"P4ssw0rd-2026"',
    replacement: '""',
    reason: "which password is judged at init shows in nothing but time",
  },
  {
    file: "functions/infra/lazy-password-strength.ts",
    original: '["password"]',
    replacement: "[]",
    reason: "which password is judged at init shows in nothing but time",
  },
  {
    file: "functions/infra/lazy-password-strength.ts",
    original: '"password"',
    replacement: '""',
    reason: "which password is judged at init shows in nothing but time",
  },
  {
    file: "functions/infra/priming.ts",
    original: "done();",
    replacement: ";",
    reason: "nothing is written after the one request",
  },
  {
    file: "functions/infra/ses-mailer.ts",
    original: '""',
    replacement: text,
    reason: "there always is a last piece: the default is the compiler's",
  },
  {
    file: "functions/use-cases/audit/seal-hours.ts",
    original: "at < keys.length",
    replacement: "at <= keys.length",
    reason: "one more round reads nothing",
  },
  {
    file: "functions/use-cases/audit/write-statistics.ts",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of source
    original: "first > `${month}-01`",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of source
    replacement: "first >= `${month}-01`",
    reason: "of two that are the same, either is the later",
  },
  {
    file: "functions/use-cases/desk/correct-address.ts",
    original: "current?.claimedAt",
    replacement: "current.claimedAt",
    reason: "what cannot be created is there: the question mark is the compiler's",
  },
  {
    file: "functions/use-cases/handover/accept-handover.ts",
    original: "created.applied || !created.current",
    replacement: "created.applied && !created.current",
    reason: "what cannot be created is there: the condition is the compiler's",
  },
];
