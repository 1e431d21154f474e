import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  DEVICE_DAYS,
  type Device,
  isDeviceToken,
  isKnown,
  leaving,
  newDevice,
  REMEMBERED_DEVICES,
  signInNoticeOf,
} from "../../../functions/domain/device.ts";
import { anAccount } from "../../../testing/builders.ts";

const NOW = 1_000_000;
const DAY = 86_400_000;
const account = anAccount({ deviceEpoch: 2 });

describe("a browser that an account knows", () => {
  it.each<[string, Partial<Device>, number, boolean]>([
    ["the day after", {}, NOW + DAY, true],
    ["until its last day is over", {}, NOW + DEVICE_DAYS * DAY - 1, true],
    ["no longer", {}, NOW + DEVICE_DAYS * DAY, false],
    ["not of an earlier epoch", { epoch: 1 }, NOW, false],
  ])("is known %s", (_, special, now, known) => {
    expect(isKnown(account, { ...newDevice(account, "h", NOW), ...special }, now)).toBe(known);
  });

  it("is of epoch 0 where none was ever raised", () => {
    const plain = anAccount();
    expect(isKnown(plain, newDevice(plain, "h", NOW), NOW)).toBe(true);
  });

  it.each([
    [0, []],
    [REMEMBERED_DEVICES - 5, []],
    [REMEMBERED_DEVICES - 1, []],
    [REMEMBERED_DEVICES, ["h0"]],
    [REMEMBERED_DEVICES + 2, ["h0", "h1", "h2"]],
  ])("leaves, of %d when one more comes, only where there are too many: %j", (count, gone) => {
    const newestFirst = Array.from({ length: count }, (_, i) =>
      newDevice(account, `h${i}`, NOW + i),
    ).toReversed();
    expect(leaving(account, newestFirst, NOW).map(({ tokenHash }) => tokenHash)).toEqual(gone);
  });

  it("leaves when it is the oldest of too many, or is known no more", () => {
    const devices = fc.uniqueArray(
      fc.record({
        tokenHash: fc.string({ minLength: 4, maxLength: 8 }),
        epoch: fc.integer({ min: 1, max: 2 }),
        createdAt: fc.integer({ min: 0, max: NOW }),
        expiresAt: fc.integer({ min: NOW - 5, max: NOW + 5 }),
      }),
      { selector: ({ tokenHash }) => tokenHash, maxLength: 60, size: "max" },
    );
    fc.assert(
      fc.property(devices, (all) => {
        const gone = leaving(account, all, NOW);
        const stay = all.filter((device) => !gone.includes(device));
        expect(stay.length).toBeLessThan(REMEMBERED_DEVICES);
        expect(stay.every((device) => isKnown(account, device, NOW))).toBe(true);
        const known = all.filter((device) => isKnown(account, device, NOW));
        expect(stay).toHaveLength(Math.min(known.length, REMEMBERED_DEVICES - 1));
        const oldest = Math.min(...stay.map(({ createdAt }) => createdAt));
        const goneThoughKnown = gone.filter((device) => isKnown(account, device, NOW));
        expect(goneThoughKnown.every(({ createdAt }) => createdAt <= oldest)).toBe(true);
      }),
    );
  });
});

it.each([
  ["A".repeat(22), true],
  ["A".repeat(21), false],
  ["A".repeat(23), false],
  [`${"A".repeat(21)}.`, false],
  ["", false],
  [undefined, false],
])("takes %s for a cookie of ours: %s", (token, isOurs) => {
  expect(isDeviceToken(token)).toBe(isOurs);
});

it.each([
  [undefined, "new-browser", "new-browser"],
  ["new-browser", "new-browser", "new-browser"],
  ["always", "new-browser", "always"],
  [undefined, "always", "always"],
  ["new-browser", "always", "always"],
] as const)("of the owner's %s and the municipality's %s, %s is in force", (chosen, decided, inForce) => {
  const ofOwner = chosen === undefined ? {} : { signInNotice: chosen };
  expect(signInNoticeOf(ofOwner, { signInNotice: decided })).toBe(inForce);
});
