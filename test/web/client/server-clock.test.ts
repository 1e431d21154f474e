import { afterEach, describe, expect, it } from "@jest/globals";
import { noteServerTime, serverNow } from "../../../web/client/server-clock.ts";

const now = Date.parse("2026-11-01T00:00:00Z");

afterEach(() => noteServerTime(new Date(now).toUTCString(), now));

describe("the server's clock", () => {
  it("corrects a device whose own is wrong", () => {
    noteServerTime("Sun, 01 Nov 2026 00:20:00 GMT", now);
    expect(serverNow(now)).toBe(now + 20 * 60_000);
  });

  it("is not corrected for the delay of the network", () => {
    noteServerTime("Sun, 01 Nov 2026 00:00:03 GMT", now);
    expect(serverNow(now)).toBe(now);
  });

  it.each([null, "", "yesterday"])("is left alone by the header %j", (header) => {
    noteServerTime(header, now);
    expect(serverNow(now)).toBe(now);
  });
});
