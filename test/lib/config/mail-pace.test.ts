import { describe, expect, it } from "@jest/globals";
import { mailPace } from "../../../lib/config/mail-pace.ts";

const CONSUMER_TIMEOUT_MS = 10_000;

describe("the pace of mails", () => {
  it.each([
    ["SES's sandbox", 1, { maxConcurrency: 2, batchSize: 2, spacingMs: 2000 }],
    ["SES's default", 14, { maxConcurrency: 5, batchSize: 5, spacingMs: 358 }],
    ["a raised quota", 100, { maxConcurrency: 5, batchSize: 5, spacingMs: 50 }],
  ])("of %s (%i a second) is shared by the consumers", (_, mailsPerSecond, pace) => {
    expect(mailPace(mailsPerSecond)).toEqual(pace);
  });

  it.each([
    ["a raised quota", 100, 20, { maxConcurrency: 20, batchSize: 5, spacingMs: 200 }],
    ["a quota below what is reserved", 14, 20, { maxConcurrency: 7, batchSize: 5, spacingMs: 500 }],
  ])("of %s (%i a second) makes use of the %i that are reserved", (_, mailsPerSecond, reserved, pace) => {
    expect(mailPace(mailsPerSecond, reserved)).toEqual(pace);
  });

  it("refuses a rate that the reserved ones cannot keep", () => {
    expect(() => mailPace(101, 10)).toThrow("deliver-mail needs a reservedConcurrency of 11");
    expect(() => mailPace(100, 10)).not.toThrow();
  });

  it.each([1, 2, 5, 10, 14, 50, 200])("%i a second is not exceeded, and a batch ends in time", (rate) => {
    const { maxConcurrency, batchSize, spacingMs } = mailPace(rate);
    expect((maxConcurrency * 1000) / spacingMs).toBeLessThanOrEqual(rate);
    expect(batchSize * spacingMs).toBeLessThan(CONSUMER_TIMEOUT_MS / 2 + 1);
  });
});
