import { describe, expect, it } from "@jest/globals";
import { networkOf } from "../../../functions/domain/client-ip.ts";
import {
  askTallies,
  deskClearTally,
  deskFindTally,
  deskResendTally,
  emailChangeTally,
  exportTally,
  failureTally,
  judgementTally,
  signInTallies,
  wrongCodeTally,
} from "../../../functions/domain/tallies.ts";

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

it("what is asked and given for a new password counts for itself", () => {
  const limits = {
    "starts-per-client": {},
    "codes-per-address": {},
    "codes-per-address-and-network": {},
    "mails-per-minute": {},
  };
  const asked = askTallies(limits, { purpose: "reset", client: ipv4, mailbox: "m1", codeMinutes: 30 });
  expect(asked.client.subject).toBe(`reset/${ipv4.hash}`);
  expect(asked.mailbox.subject).toBe("reset/m1");
  expect(asked.everybody.subject).toBe("everybody");
  expect(wrongCodeTally("reset", "c1").subject).toBe("reset/c1");
});

describe("is counted under an id that names nobody, up to its own number", () => {
  it.each([
    [
      "a judgement of a password",
      judgementTally({ "password-judgements-per-registration": { perMinute: 20 } }, "r1"),
      "registration/r1",
      { minute: { name: "judgements", per: "minute", ...bound(20, "password-judgements-per-registration") } },
    ],
    [
      "an export",
      exportTally({ "exports-per-account": { perDay: 3 } }, "a1"),
      "account/a1",
      { day: { name: "exports", per: "day", ...bound(3, "exports-per-account") } },
    ],
    [
      "a change of address",
      emailChangeTally({ "email-changes-per-account": { perDay: 5 } }, "a1"),
      "account/a1",
      { day: { name: "emailChanges", per: "day", ...bound(5, "email-changes-per-account") } },
    ],
    [
      "a code that the desk sends again",
      deskResendTally({ "desk-resends-per-registration": { perDay: 2 } }, "r1"),
      "registration/r1",
      { day: { name: "deskResends", per: "day", ...bound(2, "desk-resends-per-registration") } },
    ],
    [
      "a limit that an operator clears",
      deskClearTally({ "desk-clearings-per-operator": { perDay: 30 } }, "o1"),
      "desk/o1",
      { day: { name: "clearings", per: "day", ...bound(30, "desk-clearings-per-operator") } },
    ],
    [
      "what an operator looks up, also by the hour, which refuses nobody",
      deskFindTally({ "desk-finds-per-operator": { perDay: 200 } }, "o1"),
      "desk/o1",
      {
        day: { name: "finds", per: "day", ...bound(200, "desk-finds-per-operator") },
        hour: { name: "finds", per: "hour" },
      },
    ],
    [
      "a failed sign-in with an address, which refuses nobody",
      failureTally("e1"),
      "failures/e1",
      { hour: { name: "failures", per: "hour" } },
    ],
  ])("%s", (_, tally, subject, counters) => {
    expect(tally).toStrictEqual({ subject, counters });
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
  const streak = { ...bound(10, "sign-ins-per-client-and-address"), restMinutes: 20 };
  expect(signInTallies(numbers, { client: ipv4, clientAndEmail: both })).toStrictEqual([
    {
      subject: both.hash,
      counters: counters(10, "sign-ins-per-client-and-address"),
      carryOver: { minutes: 0 },
      streak,
    },
    { subject: ipv4.hash, counters: counters(100, "sign-ins-per-client") },
  ]);
});
