import { describe, expect, it } from "@jest/globals";
import {
  codeDigitsFor,
  digitsOnceDrawn,
  SHORT_CODE_DRAWN_WITHIN_MINUTES,
} from "../../../functions/domain/code-length.ts";
import { GIVEN_UP_AFTER_MS } from "../../../functions/domain/mail-status.ts";

const short = { perDayPerMailbox: 3, perHourPerClient: 4, wrongCodesPerDayPerClient: 50 };
const first = { mailboxCodesToday: 1, clientCodesInHour: 1, clientWrongCodesToday: 0 };

describe("a code has six digits", () => {
  it.each([
    ["the first", {}],
    ["the mailbox's third of the day", { mailboxCodesToday: 3 }],
    ["the client's fourth of the hour", { clientCodesInHour: 4 }],
    ["after fifty wrong codes of the client's", { clientWrongCodesToday: 50 }],
  ])("%s", (_, asked) => expect(codeDigitsFor({ ...first, ...asked }, short)).toBe(6));
});

describe("a code has nine digits", () => {
  it.each([
    ["the mailbox's fourth of the day", { mailboxCodesToday: 4 }],
    ["the client's fifth of the hour", { clientCodesInHour: 5 }],
    ["after more than fifty wrong codes of the client's", { clientWrongCodesToday: 51 }],
  ])("%s", (_, asked) => expect(codeDigitsFor({ ...first, ...asked }, short)).toBe(9));
});

describe("a code that is drawn late", () => {
  const within = SHORT_CODE_DRAWN_WITHIN_MINUTES * 60_000;

  it("keeps its length for as long as its mail is tried by itself", () => {
    expect(within).toBeGreaterThan(GIVEN_UP_AFTER_MS);
    expect([digitsOnceDrawn(6, 0), digitsOnceDrawn(6, within), digitsOnceDrawn(9, 0)]).toEqual([6, 6, 9]);
  });

  it("has nine digits after that, whatever was decided", () => {
    expect([digitsOnceDrawn(6, within + 1), digitsOnceDrawn(9, within + 1)]).toEqual([9, 9]);
  });
});
