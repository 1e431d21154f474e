/** The state machine under any sequence of commands, against what a clerk with a notebook would say. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { renewCode, verify } from "../../../functions/domain/code-flow.ts";
import {
  admits,
  adopt,
  apply,
  type Change,
  claim,
  complete,
  findDuplicate,
  type Registration,
  reclaim,
  release,
  setAside,
} from "../../../functions/domain/registration.ts";
import { aBusinessForm, aRegistration } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING } from "../../../testing/fakes/fakes.ts";

const MINUTE = 60_000;
const flowHash = "f10w";

/** One line of the notebook: what was done, when, and what stood there before and after. */
interface Entry {
  readonly change: Change;
  readonly now: number;
  readonly before: Registration;
  readonly after: Registration;
}

/** `undefined` where the code's own item would have refused before. */
type Command = (registration: Registration, now: number) => Change | undefined;

const codeFacts = {
  codeDigits: 9,
  askedFrom: "network",
  codeMinutes: 30,
  resendCooldownSeconds: 60,
} as const;

/** How far the code number or claim that an actor saw is from the latest one; mostly it is the latest. */
const off = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
);

const renewing = off.map(
  (by): Command =>
    ({ codeNumber }, now) =>
      renewCode({ now, flowHash, codeNumber: codeNumber + by, ...codeFacts }),
);
const verifying = off.map(
  (by): Command =>
    ({ codeNumber, expiresAt }, now) =>
      expiresAt > now ? verify({ now, codeNumber: codeNumber + by, expiresAt }) : undefined,
);
const claiming = fc.nat().map(
  (minted): Command =>
    (_, now) =>
      claim({ now, flowHash, accountId: `account-${minted}`, form: aBusinessForm() }),
);
const reclaiming = off.map(
  (by): Command =>
    ({ claimedAt = 0 }, now) =>
      reclaim({ now, flowHash, claimedAt: claimedAt + by, form: aBusinessForm() }),
);
const releasing = off.map(
  (by): Command =>
    ({ claimedAt = 0 }, now) =>
      release({ now, claimedAt: claimedAt + by }),
);

const settingAside = off.map(
  (by): Command =>
    ({ claimedAt = 0 }, now) =>
      setAside({ now, claimedAt: claimedAt + by }),
);
const adopting = off.map(
  (by): Command =>
    ({ setAsideAt = 0 }, now) =>
      adopt({ now, setAsideAt: setAsideAt + by }),
);

/** Weighted so that histories get far: two in three verify, one in eight completes. */
const command = fc.oneof(
  { weight: 2, arbitrary: renewing },
  { weight: 6, arbitrary: verifying },
  { weight: 6, arbitrary: claiming },
  { weight: 2, arbitrary: reclaiming },
  { weight: 2, arbitrary: releasing },
  { weight: 2, arbitrary: settingAside },
  { weight: 2, arbitrary: adopting },
  {
    weight: 2,
    arbitrary: fc.constant<Command>((_, now) => complete({ now, completedAt: now - 1, isPublished: true })),
  },
  { weight: 1, arbitrary: fc.constant<Command>((_, now) => findDuplicate({ now })) },
);

const pause = fc.oneof(
  { weight: 40, arbitrary: fc.integer({ min: 1, max: 2 * MINUTE }) },
  { weight: 2, arbitrary: fc.constantFrom(30 * MINUTE - 1, 30 * MINUTE) },
  { weight: 1, arbitrary: fc.constant(24 * 60 * MINUTE) },
);

/** Plays the commands and notes those that took effect. */
function play(steps: readonly (readonly [Command, number])[]) {
  const notebook: Entry[] = [];
  let registration = aRegistration({ flowHash });
  let now = TEN_IN_THE_MORNING;
  for (const [make, passed] of steps) {
    now += passed;
    const change = make(registration, now);
    if (change === undefined || !admits(registration, change)) continue;
    const after = apply(registration, change);
    notebook.push({ change, now, before: registration, after });
    registration = after;
  }
  return { notebook, registration };
}

const always = (check: (played: ReturnType<typeof play>) => void) =>
  fc.assert(
    fc.property(fc.array(fc.tuple(command, pause), { minLength: 4, maxLength: 30 }), (steps) =>
      check(play(steps)),
    ),
    { numRuns: 300 },
  );

const of = (notebook: readonly Entry[], name: Change["transition"]) =>
  notebook.filter(({ change }) => change.transition === name);

describe("after any history", () => {
  it("nothing is completed that was not verified and claimed, in this order", () => {
    always(({ notebook, registration }) => {
      if (registration.state !== "completed") return;
      const names = notebook.map(({ change }) => change.transition);
      expect(names).toContain("verify");
      expect(names.indexOf("claim")).toBeGreaterThan(names.indexOf("verify"));
      expect(names.lastIndexOf("complete")).toBe(names.length - 1);
    });
  });

  it("what is claimed was verified with the latest code number", () => {
    always(({ notebook }) => {
      for (const { before } of of(notebook, "claim")) {
        const verified = of(notebook, "verify").map(({ after }) => after.codeNumber);
        expect(verified).toContain(before.codeNumber);
      }
    });
  });

  it("the code number only grows, by one with each new code", () => {
    always(({ notebook, registration }) => {
      for (const { before, after } of notebook)
        expect(after.codeNumber).toBeGreaterThanOrEqual(before.codeNumber);
      expect(registration.codeNumber).toBe(1 + of(notebook, "renew-code").length);
    });
  });

  it("no code verifies but the latest, none twice, none in a second half hour", () => {
    always(({ notebook }) => {
      const codeNumbers = of(notebook, "verify").map(({ before }) => before.codeNumber);
      expect(new Set(codeNumbers).size).toBe(codeNumbers.length);
      for (const { before, now, change } of of(notebook, "verify")) {
        expect(change.require).toContainEqual({ field: "codeNumber", is: "equal", value: before.codeNumber });
        expect(now).toBeLessThan(before.expiresAt);
      }
    });
  });

  it("the account id is minted once", () => {
    always(({ notebook }) => {
      const ids = new Set(notebook.flatMap(({ after }) => after.accountId ?? []));
      expect(ids.size).toBeLessThanOrEqual(1);
    });
  });

  it("an end is an end", () => {
    always(({ notebook }) => {
      for (const { before } of notebook) expect(["completed", "duplicate"]).not.toContain(before.state);
    });
  });

  it("the form stands there while it is claimed or set aside, and only then", () => {
    always(({ registration: { state, profile, claimedAt, setAsideAt } }) => {
      expect(profile !== undefined).toBe(state === "completing" || setAsideAt !== undefined);
      expect(claimedAt !== undefined).toBe(state === "completing");
      if (setAsideAt !== undefined) expect(["requested", "code-sent", "verified"]).toContain(state);
    });
  });

  it("what is adopted was claimed and set aside", () => {
    always(({ notebook }) => {
      for (const { before } of of(notebook, "adopt")) {
        const aside = of(notebook, "set-aside").map(({ after }) => after.setAsideAt);
        expect(aside).toContain(before.setAsideAt);
      }
    });
  });

  it("address, terms, flow and day are those of the start", () => {
    always(({ registration }) => {
      const { email, termsVersion, termsSha256, startedAt } = aRegistration();
      expect(registration).toMatchObject({ email, termsVersion, termsSha256, flowHash, startedAt });
    });
  });
});
