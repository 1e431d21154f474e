/** What is mutated, and how much of it the tests must notice, in per cent. */
export interface Target {
  /** As `--only` names it, and the report. */
  readonly name: string;
  readonly folder: string;
  readonly threshold: number;
  /** Texts that people read are no behaviour: nobody tests a sentence by writing it down twice. */
  readonly ignoresTexts?: true;
}

export const targets: readonly Target[] = [
  { name: "domain", folder: "functions/domain", threshold: 95 },
  { name: "use-cases", folder: "functions/use-cases", threshold: 95 },
  { name: "contracts", folder: "contracts", threshold: 90, ignoresTexts: true },
  { name: "infra", folder: "functions/infra", threshold: 93 },
  { name: "iam", folder: "packages/local-cloud/src/iam", threshold: 92 },
];

/** Where the tests are that run without a cloud or a browser. */
export const testFolders = ["test/contracts", "test/functions", "packages/local-cloud/test/iam"];

/** Tests that say nothing about mutants, or nothing that others do not say sooner. */
export const leftOut: readonly { readonly file: string; readonly test?: string; readonly why: string }[] = [
  {
    file: "test/functions/use-cases/registration/registration-model.test.ts",
    why: "thousands of histories take seconds; other tests notice in milliseconds",
  },
  { file: "test/contracts/japanese/generated.test.ts", why: "reads sources, which are not as they were" },
  {
    file: "test/contracts/field-errors.test.ts",
    test: "every code › is found in the sources",
    why: "reads sources, which are not as they were",
  },
  {
    file: "test/functions/infra/priming.test.ts",
    why: "needs the SDK loaded anew, which only our own modules are",
  },
];

/**
 * Files and folders that are left as they are: what scripts write, which their generators' tests hold to its sources, and
 * what the API's description says to people, which `npm run check:api` holds to the schemas.
 */
export const spared = [
  "contracts/japanese/jis-x-0208.ts",
  "contracts/japanese/kanji-variants.ts",
  "contracts/japanese/phone-ranges.ts",
  "contracts/japanese/rare-kanji-variants.ts",
  "contracts/real-mail-domains.ts",
  "contracts/documentation/",
];
