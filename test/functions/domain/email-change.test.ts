import { describe, expect, it } from "@jest/globals";
import { CLAIM_LEASE_MS, LIFETIME_MS, UNFINISHED_LIFETIME_MS } from "../../../functions/domain/code-flow.ts";
import {
  acceptHandoverAgain,
  acceptReleasedHandover,
  admitsEmailChange,
  applyEmailChange,
  cancelEmailChange,
  claimEmailChange,
  completeEmailChange,
  type EmailChange,
  type EmailChangeState,
  findEmailChangeDuplicate,
  noteEmailChangeMails,
  provenEmailChange,
  reclaimEmailChange,
  releaseEmailChange,
  startEmailChange,
  takeEmailChangeOver,
} from "../../../functions/domain/email-change.ts";
import { aSuccessor } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";

const states: EmailChangeState[] = ["requested", "verified", "applying", "applied", "duplicate"];
const MINUTE = 60_000;
const flowHash = "f10w";
const claimedAt = NOW - CLAIM_LEASE_MS;
const client = { browser: "Firefox", os: "Linux", country: "Japan", region: "Tokyo" };
const successor = aSuccessor();
const whose = { accountId: "account-1", userSub: "sub-1", previousEmail: "hanako@example.jp" };
const facts = {
  id: "change-1",
  email: "hanako.tama@example.jp",
  language: "ja",
  flowHash,
  codeDigits: 6,
  askedFrom: "network",
  browser: "Firefox",
  ...whose,
} as const;

const change = (state: EmailChangeState, special: Partial<EmailChange> = {}): EmailChange => ({
  ...startEmailChange({ ...facts, now: NOW, codeMinutes: 30, resendCooldownSeconds: 60 }),
  state,
  ...(state === "applying" && { claimedAt, deleteAt: claimedAt + UNFINISHED_LIFETIME_MS }),
  ...special,
});
/** One that a link proves: nobody has a cookie of it. */
const byLink = (state: EmailChangeState, special: Partial<EmailChange> = {}) =>
  change(state, { flowHash: "", ...special });

const changes = {
  cancel: cancelEmailChange({ now: NOW, flowHash }),
  claim: claimEmailChange({ now: NOW, flowHash, client }),
  reclaim: reclaimEmailChange({ now: NOW, flowHash, client, claimedAt }),
  accept: acceptReleasedHandover({ now: NOW, client, successor }),
  acceptAgain: acceptHandoverAgain({ now: NOW, client, successor, claimedAt }),
  takeOver: takeEmailChangeOver({ now: NOW, claimedAt }),
  release: releaseEmailChange({ now: NOW, claimedAt }),
  noteMails: noteEmailChangeMails({ now: NOW }),
  complete: completeEmailChange({ now: NOW }),
  findDuplicate: findEmailChangeDuplicate({ now: NOW }),
};

it("a change of address starts with a code to be given in half an hour, and lives for a day", () => {
  expect(startEmailChange({ ...facts, now: NOW, codeMinutes: 30, resendCooldownSeconds: 60 })).toStrictEqual({
    ...facts,
    state: "requested",
    codeNumber: 1,
    startedAt: NOW,
    expiresAt: NOW + 30 * MINUTE,
    resendAvailableAt: NOW + MINUTE,
    deleteAt: NOW + LIFETIME_MS,
    mailStatus: "queued",
  });
});

it("one that a link proves is being applied from its beginning, without a code or a cookie", () => {
  const { id, email, language } = facts;
  const proven = { id, email, language, ...whose, client, successor, expiresAt: NOW + MINUTE };
  expect(provenEmailChange({ now: NOW, ...proven })).toStrictEqual({
    ...proven,
    ...{ flowHash: "", codeNumber: 0, codeDigits: 6, askedFrom: "", browser: "" },
    state: "applying",
    claimedAt: NOW,
    startedAt: NOW,
    resendAvailableAt: NOW + MINUTE,
    mailStatus: "queued",
    deleteAt: NOW + UNFINISHED_LIFETIME_MS,
  });
});

describe("is admitted only where it belongs", () => {
  it.each<[keyof typeof changes, typeof change, readonly EmailChangeState[]]>([
    ["cancel", change, ["requested", "verified"]],
    ["claim", change, ["verified"]],
    ["reclaim", change, ["applying"]],
    ["accept", byLink, ["verified"]],
    ["acceptAgain", byLink, ["applying"]],
    ["takeOver", change, ["applying"]],
    ["release", change, ["applying"]],
    ["noteMails", change, ["applying"]],
    ["complete", change, ["applying"]],
    ["findDuplicate", change, ["applying"]],
  ])("%s", (name, inState, expected) => {
    // With whatever else they require.
    const admitting = states.filter((state) =>
      admitsEmailChange(inState(state, { claimedAt }), changes[name]),
    );
    expect(admitting).toEqual(expected);
  });
});

describe("what must hold", () => {
  const due = { deleteAt: NOW };
  const notDue = { deleteAt: NOW + 1 };
  const renewed = { claimedAt: claimedAt + 1 };
  const fresh = { now: NOW - 1, claimedAt };

  it.each<[string, EmailChange, Parameters<typeof admitsEmailChange>[1], boolean]>([
    ["cancel: another browser's", change("verified", { flowHash: "an0ther" }), changes.cancel, false],
    ["cancel: due to be deleted", change("verified", due), changes.cancel, false],
    ["cancel: just before that", change("verified", notDue), changes.cancel, true],
    ["claim: another browser's", change("verified", { flowHash: "an0ther" }), changes.claim, false],
    ["claim: at the end of its half hour", change("verified", { expiresAt: NOW }), changes.claim, false],
    ["claim: just before that end", change("verified", { expiresAt: NOW + 1 }), changes.claim, true],
    ["claim: due to be deleted", change("verified", due), changes.claim, false],
    ["claim: just before that", change("verified", notDue), changes.claim, true],
    ["reclaim: another browser's", change("applying", { flowHash: "an0ther" }), changes.reclaim, false],
    ["reclaim: renewed since it was seen", change("applying", renewed), changes.reclaim, false],
    [
      "reclaim: its lease is not over",
      change("applying"),
      reclaimEmailChange({ ...fresh, flowHash, client }),
      false,
    ],
    ["reclaim: due to be deleted", change("applying", due), changes.reclaim, false],
    ["reclaim: after its half hour", change("applying", { expiresAt: NOW - 1 }), changes.reclaim, true],
    ["accept: one that has a cookie", change("verified"), changes.accept, false],
    ["accept: due to be deleted", byLink("verified", due), changes.accept, false],
    ["accept: just before that", byLink("verified", notDue), changes.accept, true],
    ["accept again: one that has a cookie", change("applying"), changes.acceptAgain, false],
    ["accept again: renewed since it was seen", byLink("applying", renewed), changes.acceptAgain, false],
    [
      "accept again: its lease is not over",
      byLink("applying"),
      acceptHandoverAgain({ ...fresh, client, successor }),
      false,
    ],
    ["accept again: due to be deleted", byLink("applying", due), changes.acceptAgain, false],
    ["take over: renewed since it was seen", change("applying", renewed), changes.takeOver, false],
    ["take over: its lease is not over", change("applying"), takeEmailChangeOver(fresh), false],
    [
      "take over: due to be deleted, as it has to be finished",
      change("applying", due),
      changes.takeOver,
      true,
    ],
    ["release: another claim than the one seen", change("applying", renewed), changes.release, false],
  ])("%s", (_, before, asked, isAdmitted) => {
    expect(admitsEmailChange(before, asked)).toBe(isAdmitted);
  });
});

describe("what becomes of it", () => {
  const unfinished = { deleteAt: NOW + UNFINISHED_LIFETIME_MS };
  const finished = { deleteAt: NOW + LIFETIME_MS };
  const { claimedAt: _, ...unclaimed } = change("applying");
  const begun = { state: "applying", claimedAt: NOW, ...unfinished } as const;

  it.each<[string, EmailChange, keyof typeof changes, object]>([
    [
      "given up: it counts as deleted",
      change("verified"),
      "cancel",
      { ...change("verified"), deleteAt: NOW },
    ],
    [
      "claimed: when, and in which browser",
      change("verified"),
      "claim",
      { ...change("verified"), ...begun, client },
    ],
    ["reclaimed: the same anew", change("applying"), "reclaim", { ...change("applying"), ...begun, client }],
    [
      "accepted after a release: what the successor gives now",
      byLink("verified"),
      "accept",
      { ...byLink("verified"), ...begun, client, successor },
    ],
    [
      "accepted again: what the successor gives now",
      byLink("applying", { successor: aSuccessor({ phone: "0449999999" }) }),
      "acceptAgain",
      { ...byLink("applying"), ...begun, client, successor },
    ],
    [
      "taken over: nobody else is at work, and all else stays",
      change("applying", { client }),
      "takeOver",
      { ...change("applying", { client }), ...begun },
    ],
    [
      "released: the code can be given again",
      change("applying"),
      "release",
      { ...unclaimed, ...finished, state: "verified" },
    ],
    ["its mails noted", change("applying"), "noteMails", { ...change("applying"), mailedAt: NOW }],
    [
      "complete",
      change("applying"),
      "complete",
      { ...unclaimed, ...finished, state: "applied", completedAt: NOW },
    ],
    ["a duplicate", change("applying"), "findDuplicate", { ...unclaimed, ...finished, state: "duplicate" }],
  ])("%s", (_what, before, name, after) => {
    expect(applyEmailChange(before, changes[name])).toStrictEqual(after);
  });
});
