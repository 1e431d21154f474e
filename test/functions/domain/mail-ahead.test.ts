import { expect, it } from "@jest/globals";
import { notWritten } from "../../../functions/domain/mail-ahead.ts";

it.each([
  ["is asked for again while whoever asked may still write", 0, "too-early"],
  ["is asked for again to the end of that time", 29_999, "too-early"],
  ["is dropped from then on", 30_000, "superseded"],
])("a mail whose write is not there %s: after %d ms", (_, waitedMs, outcome) => {
  expect(notWritten(1_000_000, 1_000_000 + waitedMs)).toBe(outcome);
});
