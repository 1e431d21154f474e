import { describe, expect, it } from "@jest/globals";
import { readRestoreOptions } from "../../../commands/restore/options.ts";
import { report } from "../../../commands/restore/report.ts";
import { ExpectedError } from "../../../commands/shared/expected-error.ts";

describe("npm run restore", () => {
  it.each([
    [["users", "--local"], { region: "ap-northeast-1", make: false }],
    [
      ["users", "--stack", "midori-registration-prod", "--make", "--region", "ap-northeast-3"],
      { stackName: "midori-registration-prod", region: "ap-northeast-3", make: true },
    ],
  ])("reads %j", (args, options) => {
    expect(readRestoreOptions(args, {})).toEqual(options);
  });

  it.each([
    [[], /what is to be restored/],
    [["accounts", "--local"], /what is to be restored/],
    [["users"], /either --local or --stack/],
    [["users", "--local", "--stack", "s"], /either --local or --stack/],
    [["users", "--local", "--mke"], /--mke/],
    [["users", "--local", "--make", "--make"], /more than once/],
  ])("says in a sentence that %j can't be meant", (args, sentence) => {
    expect(() => readRestoreOptions(args, {})).toThrow(ExpectedError);
    expect(() => readRestoreOptions(args, {})).toThrow(sentence);
  });
});

describe("its report", () => {
  const found = { accounts: 3, made: 0, lacking: 0, taken: [], changed: [] };

  it.each([
    [found, false, ["Each of 3 accounts has its user."]],
    [{ ...found, made: 2 }, true, ["Each of 3 accounts has its user.", "2 users were made"]],
    [{ ...found, lacking: 2 }, false, ["2 of 3 accounts have no user: give the command again with --make."]],
    [{ ...found, taken: ["account-x"] }, true, ["1 have none", "  account-x"]],
    [{ ...found, changed: ["account-x"] }, true, ["1 changed meanwhile", "  account-x"]],
  ])("says of %j what is to be done", (given, make, lines) => {
    const printed = report(given, make).split("\n");
    expect(printed).toEqual(lines.map((line) => expect.stringContaining(line)));
  });
});
