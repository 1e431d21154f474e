import { describe, expect, it } from "@jest/globals";
import { codeDigitsFor } from "../../../functions/domain/code-length.ts";

const short = { perDayPerMailbox: 4, perHourPerClient: 5, wrongCodesPerDayPerClient: 50 };
const first = { mailboxCodesToday: 1, clientCodesInHour: 1, clientWrongCodesToday: 0 };

describe("a code has six digits", () => {
  it.each([
    ["the first", {}],
    ["the mailbox's fourth of the day", { mailboxCodesToday: 4 }],
    ["the client's fifth of the hour", { clientCodesInHour: 5 }],
    ["after fifty wrong codes of the client's", { clientWrongCodesToday: 50 }],
  ])("%s", (_, asked) => expect(codeDigitsFor({ ...first, ...asked }, short)).toBe(6));
});

describe("a code has nine digits", () => {
  it.each([
    ["the mailbox's fifth of the day", { mailboxCodesToday: 5 }],
    ["the client's sixth of the hour", { clientCodesInHour: 6 }],
    ["after more than fifty wrong codes of the client's", { clientWrongCodesToday: 51 }],
  ])("%s", (_, asked) => expect(codeDigitsFor({ ...first, ...asked }, short)).toBe(9));
});
