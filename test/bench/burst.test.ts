import { describe, expect, it } from "@jest/globals";
import { type Burst, type Quotas, simulateBurst } from "../../bench/support/burst.ts";

const ample: Quotas = {
  ...{ mailsPerSecond: 1000, codeMailsPerMinute: 60_000, signUpsPerSecond: 1000, signInsPerSecond: 1000 },
};
const hour: Burst = { registrants: 5_000, seconds: 3600, signIns: 4_000, resets: 100, isImpatient: true };

describe("a simulated deadline hour", () => {
  it("holds nobody up where quotas are ample", () => {
    const { minutes, minutesToFinish, ...figures } = simulateBurst(ample, hour);
    expect(minutes.at(-1)?.completed).toBe(5_000);
    // The last comes at the end of the hour and takes at most twelve minutes.
    expect(minutesToFinish).toBeLessThanOrEqual(73);
    expect(figures).toEqual({
      ...{ largestQueue: expect.any(Number), p50MailDelaySeconds: 0, p99MailDelaySeconds: 0 },
      ...{ worstMailDelaySeconds: 0, askedToWait: 0, resends: 0, p99SignInSeconds: 0 },
    });
  });

  it("is the same in every run", () => {
    expect(simulateBurst(ample, hour)).toEqual(simulateBurst(ample, hour));
  });

  it("brings a code to everybody at last, however impatient, and later than to people who wait", () => {
    const scarce = { ...ample, mailsPerSecond: 1 };
    const impatient = simulateBurst(scarce, hour);
    const patient = simulateBurst(scarce, { ...hour, isImpatient: false });
    expect(impatient.minutes.at(-1)?.completed).toBe(5_000);
    expect(patient.resends).toBe(0);
    // Each asks at most four times more.
    expect(impatient.resends).toBeGreaterThan(1_000);
    expect(impatient.resends).toBeLessThanOrEqual(4 * 5_100);
    expect(impatient.p50MailDelaySeconds).toBeGreaterThan(patient.p50MailDelaySeconds);
  });

  it("asks people to come back at a ceiling, which keeps the queue short", () => {
    const scarce = { ...ample, mailsPerSecond: 3 };
    const open = simulateBurst(scarce, hour);
    const ceiling = simulateBurst({ ...scarce, codeMailsPerMinute: 60 }, hour);
    expect(open.askedToWait).toBe(0);
    expect(ceiling.askedToWait).toBeGreaterThan(1_000);
    expect(ceiling.askedToWait).toBeLessThanOrEqual(5_100);
    expect(ceiling.largestQueue).toBeLessThan(open.largestQueue / 2);
  });

  it("lets sign-ins wait for their rate, whoever registers", () => {
    const slow = simulateBurst({ ...ample, signInsPerSecond: 1 }, hour);
    expect(slow.p99SignInSeconds).toBeGreaterThan(60);
    expect(slow.p50MailDelaySeconds).toBe(0);
  });
});
