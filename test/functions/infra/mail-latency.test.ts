import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { tellMailLatency } from "../../../functions/infra/mail-latency.ts";

afterEach(() => {
  jest.restoreAllMocks();
});

describe("the latency of a mail", () => {
  it.each([
    ["from its request until it was handed over", 1_000, 1_250, 250],
    ["as nothing when the queue's clock is ahead", 1_000, 990, 0],
  ])("is told %s", (_, queuedAt, now, milliseconds) => {
    const told = jest.spyOn(console, "info").mockImplementation(() => {});
    tellMailLatency("code", queuedAt, now);
    expect(told.mock.calls).toEqual([[{ event: "mail.latency", kind: "code", milliseconds }]]);
  });
});
