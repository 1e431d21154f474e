import { describe, expect, it } from "@jest/globals";
import { mailPace } from "../../../lib/config/mail-pace.ts";

const entry = "deliver-mail";
const CONSUMER_TIMEOUT_MS = 10_000;

describe("the pace of mails", () => {
  it.each([
    ["SES's sandbox", 1, { maxConcurrency: 2, batchSize: 1, spacingMs: 4000 }],
    ["SES's default", 14, { maxConcurrency: 3, batchSize: 5, spacingMs: 429 }],
    ["a raised quota", 100, { maxConcurrency: 5, batchSize: 5, spacingMs: 100 }],
  ])("of %s (%i a second) is shared by the consumers", (_, mailsPerSecond, pace) => {
    expect(mailPace(mailsPerSecond, { entry })).toEqual(pace);
  });

  it.each([
    ["a raised quota", 100, 20, { maxConcurrency: 20, batchSize: 5, spacingMs: 400 }],
    ["a quota below what is reserved", 14, 20, { maxConcurrency: 3, batchSize: 5, spacingMs: 429 }],
  ])("of %s (%i a second) makes use of the %i that are reserved", (_, mailsPerSecond, reserved, pace) => {
    expect(mailPace(mailsPerSecond, { entry, reserved })).toEqual(pace);
  });

  it("refuses a rate that the reserved ones cannot keep", () => {
    expect(() => mailPace(201, { entry, reserved: 10 })).toThrow(
      "deliver-mail needs a reservedConcurrency of 11",
    );
    expect(() => mailPace(200, { entry, reserved: 10 })).not.toThrow();
  });

  it.each([1, 2, 5, 10, 14, 50, 200])("%i a second is not exceeded, and a batch ends in time", (rate) => {
    const { maxConcurrency, batchSize, spacingMs } = mailPace(rate, { entry });
    // Two functions send, each at half of the rate.
    expect((maxConcurrency * 1000) / spacingMs).toBeLessThanOrEqual(rate / 2);
    expect(batchSize * spacingMs).toBeLessThan(CONSUMER_TIMEOUT_MS / 2 + 1);
  });
});
