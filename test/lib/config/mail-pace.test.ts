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

  it.each([1, 2, 5, 10, 14, 50, 200])("%i a second is not exceeded, and a batch ends in time", (rate) => {
    const { maxConcurrency, batchSize, spacingMs } = mailPace(rate);
    expect((maxConcurrency * 1000) / spacingMs).toBeLessThanOrEqual(rate);
    expect(batchSize * spacingMs).toBeLessThan(CONSUMER_TIMEOUT_MS / 2 + 1);
  });
});
