import { describe, expect, it } from "@jest/globals";
import { networkOf } from "../../../functions/domain/client-ip.ts";
import { askTallies, signInTallies, wrongCodeTally } from "../../../functions/domain/tallies.ts";

const ipv4 = { hash: "c1".repeat(32), network: networkOf("192.0.2.1") };
const ipv6 = { hash: "c6".repeat(32), network: networkOf("2001:db8:0:abcd::1") };

const limits = {
  "starts-per-client": { perHour: 30, perDay: 100 },
  "codes-per-address": { perDay: 10 },
  "codes-per-address-and-network": { perHour: 5, perDay: 6 },
  "mails-per-minute": { perMinute: 300 },
};
const bound = (atMost: number, limit: string) => ({ bound: { atMost, limit } });

describe("an ask for a code", () => {
  const asked = (client = ipv4) =>
    askTallies(limits, { purpose: "registration", client, mailbox: "m1", codeMinutes: 30 });

  it("is counted of the client, of the mailbox altogether and from here, and of everybody", () => {
    const codes = "codes/c1c1c1c1c1c1";
    expect(asked()).toStrictEqual({
      client: {
        subject: ipv4.hash,
        counters: {
          day: { name: "starts", per: "day", ...bound(100, "starts-per-client") },
          hour: { name: "starts", per: "hour", ...bound(30, "starts-per-client") },
          wrongCodes: { name: "wrongCodes", per: "day", onlyRead: true },
        },
      },
      mailbox: {
        subject: "m1",
        counters: {
          day: { name: "codes", per: "day", ...bound(10, "codes-per-address") },
          dayFromHere: { name: codes, per: "day", ...bound(6, "codes-per-address-and-network") },
          hourFromHere: { name: codes, per: "hour", ...bound(5, "codes-per-address-and-network") },
        },
        carryOver: { minutes: 36 },
      },
      everybody: {
        subject: "everybody",
        counters: { minute: { name: "mails", per: "minute", ...bound(300, "mails-per-minute") } },
      },
    });
  });

  it("of a network of IPv6 has the number in 64 bits, four times it in 56, eight times in 48", () => {
    expect(asked(ipv6).client.counters).toStrictEqual({
      day: { name: "starts", per: "day", ...bound(100, "starts-per-client") },
      hour: { name: "starts", per: "hour", ...bound(240, "starts-per-client") },
      hourOf56Bits: { name: "starts/56:ab", per: "hour", ...bound(120, "starts-per-client") },
      hourOf64Bits: { name: "starts/64:abcd", per: "hour", ...bound(30, "starts-per-client") },
      wrongCodes: { name: "wrongCodes", per: "day", onlyRead: true },
    });
  });

  it("has no bound where none is configured", () => {
    const none = {
      "starts-per-client": {},
      "codes-per-address": {},
      "codes-per-address-and-network": {},
      "mails-per-minute": {},
    };
    const tallies = askTallies(none, {
      purpose: "registration",
      client: ipv6,
      mailbox: "m1",
      codeMinutes: 30,
    });
    expect(JSON.stringify(tallies)).not.toContain("bound");
  });
});

it("a wrong code is counted of the client and the day, under the name by which asking reads it", () => {
  expect(wrongCodeTally("registration", "c1")).toStrictEqual({
    subject: "c1",
    counters: { day: { name: "wrongCodes", per: "day" } },
  });
});

it("a sign-in is counted of the client with the address, then of the client", () => {
  const both = { hash: "b0".repeat(32), network: ipv4.network };
  const numbers = {
    "sign-ins-per-client-and-address": { perHour: 10 },
    "sign-ins-per-client": { perHour: 100 },
  };
  const counters = (atMost: number, limit: string) => ({
    day: { name: "signIns", per: "day" },
    hour: { name: "signIns", per: "hour", ...bound(atMost, limit) },
  });
  expect(signInTallies(numbers, { client: ipv4, clientAndEmail: both })).toStrictEqual([
    { subject: both.hash, counters: counters(10, "sign-ins-per-client-and-address") },
    { subject: ipv4.hash, counters: counters(100, "sign-ins-per-client") },
  ]);
});
