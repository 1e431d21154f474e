import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { logMailLatency } from "../../../functions/infra/mail-latency.ts";

afterEach(() => {
  jest.restoreAllMocks();
});

describe("the latency of a mail", () => {
  it.each([
    ["from its request until it was handed over", 1_000, 1_250, 250],
    ["as nothing when the queue's clock is ahead", 1_000, 990, 0],
  ])("is logged %s", (_, queuedAt, now, milliseconds) => {
    const reported = jest.spyOn(console, "info").mockImplementation(() => {});
    logMailLatency("code", queuedAt, now);
    expect(reported.mock.calls).toEqual([[{ event: "mail.latency", kind: "code", milliseconds }]]);
  });
});
