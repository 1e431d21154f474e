import { describe, expect, it } from "@jest/globals";
import {
  codeRequestedAt,
  hasExpired,
  LIFETIME_MS,
  renewCode,
  UNFINISHED_LIFETIME_MS,
  verify,
  withCode,
} from "../../../functions/domain/code-flow.ts";
import {
  admits,
  adopt,
  apply,
  type Change,
  claim,
  complete,
  findDuplicate,
  forgetClaim,
  type Registration,
  reclaim,
  release,
  type StoredState,
  setAside,
  start,
  type TransitionName,
  transitions,
} from "../../../functions/domain/registration.ts";
import { aBusinessForm, aRegistration, type SpecialBusinessRegistration } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";

const MINUTE = 60_000;
const flowHash = "f10w";
const form = aBusinessForm();

/** Every transition at `now`, as the registrations below admit it. */
const changeAt = (now: number): Record<TransitionName, Change> => ({
  "renew-code": renewCode({
    now,
    flowHash,
    codeNumber: 2,
    codeDigits: 9,
    askedFrom: "network",
    codeMinutes: 30,
    resendCooldownSeconds: 60,
  }),
  verify: verify({ now, codeNumber: 2, expiresAt: NOW + 30 * MINUTE }),
  claim: claim({ now, flowHash, accountId: "account-new", form }),
  reclaim: reclaim({ now, flowHash, claimedAt: NOW - 5000, form }),
  release: release({ now, claimedAt: NOW - 5000 }),
  "set-aside": setAside({ now, claimedAt: NOW - 5000 }),
  adopt: adopt({ now, setAsideAt: NOW - 5000 }),
  "forget-claim": forgetClaim({ now, setAsideAt: NOW - 5000 }),
  complete: complete({ now, completedAt: now - 3000, isPublished: true }),
  "find-duplicate": findDuplicate({ now }),
});

const inState = (state: StoredState, special: SpecialBusinessRegistration = {}): Registration =>
  aRegistration({
    state,
    flowHash,
    codeNumber: 2,
    expiresAt: NOW + 30 * MINUTE,
    resendAvailableAt: NOW,
    deleteAt: NOW + LIFETIME_MS,
    ...(state === "completing" && { accountId: "account-1", claimedAt: NOW - 5000, ...form }),
    ...(fromOf("adopt").includes(state) && { setAsideAt: NOW - 5000 }),
    ...special,
  });

const names = Object.keys(transitions) as TransitionName[];
const states: StoredState[] = ["requested", "verified", "completing", "completed", "duplicate"];
const fromOf = (name: TransitionName): readonly StoredState[] => transitions[name].from;
/** What they set is the same however often. */
const repeatable: readonly TransitionName[] = ["reclaim"];
const pairs = names.flatMap((name) => states.map((state) => ({ name, state })));

describe("a transition", () => {
  it.each(pairs.filter(({ name, state }) => fromOf(name).includes(state)))(
    "$name is admitted in $state",
    ({ name, state }) => {
      const change = changeAt(NOW)[name];
      expect(admits(inState(state), change)).toBe(true);
      expect(apply(inState(state), change).state).toBe(transitions[name].to ?? state);
    },
  );

  it.each(pairs.filter(({ name, state }) => !fromOf(name).includes(state)))(
    "$name is refused in $state",
    ({ name, state }) => expect(admits(inState(state), changeAt(NOW)[name])).toBe(false),
  );

  it.each(names.filter((name) => !repeatable.includes(name)))("%s is refused the second time", (name) => {
    const [from = "requested"] = fromOf(name);
    const change = changeAt(NOW)[name];
    expect(admits(apply(inState(from), change), change)).toBe(false);
  });

  it("reclaim is refused the second time once the clock has moved", () => {
    const change = changeAt(NOW).reclaim;
    expect(admits(apply(inState("completing"), change), change)).toBe(false);
  });
});

describe("what a transition requires", () => {
  const halfHour: SpecialBusinessRegistration = { expiresAt: NOW + 30 * MINUTE };
  const cooldown: SpecialBusinessRegistration = { resendAvailableAt: NOW + MINUTE };
  const day: SpecialBusinessRegistration = { deleteAt: NOW + LIFETIME_MS, expiresAt: NOW + 2 * LIFETIME_MS };

  it.each<[TransitionName, StoredState, string, SpecialBusinessRegistration, number, boolean]>([
    // The half hour is the code's own, in whose count it has been checked.
    ["verify", "requested", "30:00.000 from the request", halfHour, 30 * MINUTE, true],
    ["claim", "verified", "29:59.999", halfHour, 30 * MINUTE - 1, true],
    ["claim", "verified", "30:00.000", halfHour, 30 * MINUTE, false],
    ["renew-code", "requested", "0:59.999 of the cooldown", cooldown, MINUTE - 1, false],
    ["renew-code", "requested", "1:00.000 of the cooldown", cooldown, MINUTE, true],
    ["renew-code", "requested", "30:00.000", halfHour, 30 * MINUTE, true],
    ["renew-code", "verified", "23:59:59.999 of the day", day, LIFETIME_MS - 1, true],
    ["renew-code", "verified", "24:00:00.000 of the day", day, LIFETIME_MS, false],
    ["verify", "requested", "23:59:59.999 of the day", day, LIFETIME_MS - 1, true],
    ["verify", "requested", "24:00:00.000 of the day", day, LIFETIME_MS, false],
    ["claim", "verified", "23:59:59.999 of the day", day, LIFETIME_MS - 1, true],
    ["claim", "verified", "24:00:00.000 of the day", day, LIFETIME_MS, false],
    ["reclaim", "completing", "23:59:59.999 of the day", day, LIFETIME_MS - 1, true],
    ["reclaim", "completing", "24:00:00.000 of the day", day, LIFETIME_MS, false],
    ["reclaim", "completing", "hours after the half hour", halfHour, 5 * 60 * MINUTE, true],
    ["release", "completing", "two days later", day, 2 * LIFETIME_MS, true],
    ["set-aside", "completing", "two days later", day, 2 * LIFETIME_MS, true],
    ["adopt", "verified", "hours after the half hour", halfHour, 5 * 60 * MINUTE, true],
    ["adopt", "requested", "two days later", day, 2 * LIFETIME_MS, true],
    ["complete", "completing", "two days later", day, 2 * LIFETIME_MS, true],
    ["find-duplicate", "completing", "two days later", day, 2 * LIFETIME_MS, true],
  ])("%s in %s at %s", (name, state, _, special, afterMs, admitted) => {
    expect(admits(inState(state, special), changeAt(NOW + afterMs)[name])).toBe(admitted);
  });

  it.each<[TransitionName, string, StoredState, SpecialBusinessRegistration]>([
    ["renew-code", "another flow's secret", "requested", { flowHash: "an0ther" }],
    ["claim", "another flow's secret", "verified", { flowHash: "an0ther" }],
    ["reclaim", "another flow's secret", "completing", { flowHash: "an0ther" }],
    ["renew-code", "a code number that is not the latest", "requested", { codeNumber: 3 }],
    ["verify", "a code number that is not the latest", "requested", { codeNumber: 3 }],
    ["verify", "a code number that is yet to come", "requested", { codeNumber: 1 }],
    ["reclaim", "a newer claim than the one seen", "completing", { claimedAt: NOW - 4999 }],
    ["set-aside", "a newer claim than the one seen", "completing", { claimedAt: NOW - 4999 }],
    ["forget-claim", "a claim that was set aside later", "verified", { setAsideAt: NOW - 4999 }],
    ["adopt", "a claim that was set aside later", "verified", { setAsideAt: NOW - 4999 }],
    ["release", "a newer claim than the one seen", "completing", { claimedAt: NOW - 4999 }],
    ["reclaim", "an earlier claim than the one seen", "completing", { claimedAt: NOW - 5001 }],
    ["set-aside", "an earlier claim than the one seen", "completing", { claimedAt: NOW - 5001 }],
    ["adopt", "a claim that was set aside earlier", "verified", { setAsideAt: NOW - 5001 }],
    ["release", "an earlier claim than the one seen", "completing", { claimedAt: NOW - 5001 }],
  ])("%s is refused for %s", (name, _, state, special) => {
    expect(admits(inState(state, special), changeAt(NOW)[name])).toBe(false);
  });

  it("is nothing that a registration has, for a transition of another flow", () => {
    const ofAnother = { transition: "cancel", require: [], set: {} };
    expect(admits(inState("requested"), ofAnother)).toBe(false);
    expect(apply(inState("requested"), ofAnother)).toEqual(inState("requested"));
  });

  it("is not met by a field that is missing", () => {
    const { claimedAt: _, ...unclaimed } = inState("completing");
    expect(admits(unclaimed, changeAt(NOW).release)).toBe(false);
    const { setAsideAt: __, ...neverSetAside } = inState("verified");
    expect(admits(neverSetAside, changeAt(NOW).adopt)).toBe(false);
  });
});

describe("what a transition sets", () => {
  it("start: code number 1, half an hour, a day, the mail queued", () => {
    const { id, accountType, email, language, termsVersion, termsSha256, codeDigits, askedFrom, browser } =
      aRegistration();
    const terms = { termsVersion, termsSha256 };
    const facts = { id, accountType, email, language, ...terms, flowHash, codeDigits, askedFrom, browser };
    expect(start({ ...facts, now: NOW, codeMinutes: 30, resendCooldownSeconds: 60 })).toEqual({
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

  it("renew-code: the next code number, another half hour, another cooldown, and keeps the day", () => {
    const before = inState("verified", { expiresAt: NOW - 1, mailStatus: "delivered" });
    expect(apply(before, changeAt(NOW)["renew-code"])).toEqual({
      ...before,
      state: "requested",
      codeNumber: 3,
      codeDigits: 9,
      askedFrom: "network",
      expiresAt: NOW + 30 * MINUTE,
      resendAvailableAt: NOW + MINUTE,
      mailStatus: "queued",
    });
  });

  it("renew-code: under which key it was asked for, if it was under one", () => {
    const facts = { now: NOW, flowHash, codeNumber: 2, codeDigits: 6, askedFrom: "network" } as const;
    const times = { codeMinutes: 30, resendCooldownSeconds: 60 };
    expect(renewCode({ ...facts, ...times, renewedUnder: "k3y" }).set.renewedUnder).toBe("k3y");
    // Nothing is written of one that there is not: a store has no such value.
    expect(renewCode({ ...facts, ...times, renewedUnder: undefined }).set).not.toHaveProperty("renewedUnder");
  });

  it.each<[TransitionName, StoredState, number]>([
    ["claim", "verified", UNFINISHED_LIFETIME_MS],
    ["reclaim", "completing", UNFINISHED_LIFETIME_MS],
    ["adopt", "verified", UNFINISHED_LIFETIME_MS],
    ["complete", "completing", LIFETIME_MS],
    ["release", "completing", LIFETIME_MS],
    ["forget-claim", "verified", LIFETIME_MS],
    ["find-duplicate", "completing", LIFETIME_MS],
  ])("%s in %s: it lives for %i ms from then on", (name, state, lifetime) => {
    const later = NOW + 5 * MINUTE;
    const change = { ...changeAt(later)[name], require: [] };
    expect(apply(inState(state), change).deleteAt).toBe(later + lifetime);
  });

  it("unfinished work outlives its message: two weeks in the queue's dead letters, and two more after a redrive", () => {
    expect(UNFINISHED_LIFETIME_MS).toBeGreaterThan(2 * 14 * 24 * 60 * MINUTE);
  });

  it("complete: when the account came to be, and when its mail was sent", () => {
    expect(apply(inState("completing"), changeAt(NOW).complete)).toMatchObject({
      completedAt: NOW - 3000,
      completionMailSentAt: NOW,
    });
  });

  it("complete: it lives as long as its message where other systems have not learnt of the account", () => {
    const change = complete({ now: NOW, completedAt: NOW - 3000, isPublished: false });
    expect(apply(inState("completing"), change).deleteAt).toBe(NOW + UNFINISHED_LIFETIME_MS);
  });

  it("forget-claim: what was staged is gone, in whichever state", () => {
    for (const state of ["requested", "verified"] as const) {
      const after = apply(inState(state, form), changeAt(NOW)["forget-claim"]);
      expect(after.state).toBe(state);
      expect(after).not.toHaveProperty("profile");
      expect(after).not.toHaveProperty("setAsideAt");
    }
  });

  it("verify: the code's own end, which may be another than was noted when it was asked for", () => {
    const before = inState("requested", { expiresAt: NOW + 31 * MINUTE });
    expect(apply(before, changeAt(NOW).verify)).toMatchObject({
      state: "verified",
      expiresAt: NOW + 30 * MINUTE,
    });
  });

  it("claim: the form and the time of the claim, and the account id only where there is none", () => {
    const first = apply(inState("verified"), changeAt(NOW).claim);
    expect(first).toMatchObject({ accountId: "account-new", claimedAt: NOW, profile: form.profile });
    const again = apply(inState("verified", { accountId: "account-1" }), changeAt(NOW).claim);
    expect(again.accountId).toBe("account-1");
  });

  it("reclaim: the new form under the same account id", () => {
    const other = aBusinessForm({ organizationName: "別の商店" });
    const change = reclaim({ now: NOW, flowHash, claimedAt: NOW - 5000, form: other });
    expect(apply(inState("completing"), change)).toMatchObject({
      accountId: "account-1",
      claimedAt: NOW,
      ...other,
    });
  });

  it.each(["release", "complete", "find-duplicate"] as const)(
    "%s: form and claim are gone, the account id stays",
    (name) => {
      const after = apply(inState("completing"), changeAt(NOW)[name]);
      expect(after).not.toHaveProperty("profile");
      expect(after).not.toHaveProperty("claimedAt");
      expect(after.accountId).toBe("account-1");
    },
  );

  it("set-aside and adopt: the form and the account id stay all the time", () => {
    const aside = apply(inState("completing"), changeAt(NOW)["set-aside"]);
    expect(aside).toMatchObject({ setAsideAt: NOW, profile: form.profile, accountId: "account-1" });
    expect(aside).not.toHaveProperty("claimedAt");
    const adopted = apply(aside, adopt({ now: NOW + 1, setAsideAt: NOW }));
    expect(adopted).toMatchObject({ claimedAt: NOW + 1, profile: form.profile, accountId: "account-1" });
    expect(adopted).not.toHaveProperty("setAsideAt");
  });

  it("claim: nothing is set aside any more", () => {
    expect(apply(inState("verified"), changeAt(NOW).claim)).not.toHaveProperty("setAsideAt");
  });

  it("leaves the registration that it was given as it was", () => {
    const before = Object.freeze(inState("completing"));
    apply(before, changeAt(NOW).complete);
    expect(before).toEqual(inState("completing"));
  });
});

describe("withCode", () => {
  const code = { codeNumber: 2, expiresAt: NOW + 35 * MINUTE };

  it("gives a registration whose latest code is drawn that code's half hour", () => {
    expect(withCode(inState("requested"), code).expiresAt).toBe(code.expiresAt);
  });

  it.each<[string, Registration, Parameters<typeof withCode>[1]]>([
    ["no code", inState("requested"), undefined],
    ["an earlier code", inState("requested"), { ...code, codeNumber: 1 }],
    ["a code that has been used", inState("verified"), code],
  ])("leaves it as it is with %s", (_, registration, given) => {
    expect(withCode(registration, given)).toBe(registration);
  });
});

it("the latest code was asked for a cooldown before the next one can be", () => {
  expect(codeRequestedAt({ resendAvailableAt: NOW + MINUTE }, 60)).toBe(NOW);
});

describe("hasExpired", () => {
  it.each<[StoredState, boolean]>([
    ["requested", true],
    ["verified", true],
    ["completing", false],
    ["completed", false],
    ["duplicate", false],
  ])("in %s at 30:00.000: %s", (state, expired) => {
    const registration = inState(state);
    expect(hasExpired(registration, registration.expiresAt)).toBe(expired);
    expect(hasExpired(registration, registration.expiresAt - 1)).toBe(false);
  });
});
