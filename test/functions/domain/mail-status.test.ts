import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  GIVEN_UP_AFTER_MS,
  HANDED_OVER_AFTER_MS,
  type MailStage,
  mailStages,
  mailStatusAt,
  stagesBefore,
} from "../../../functions/domain/mail-status.ts";

const all = Object.keys(mailStages) as MailStage[];

/** A stage after an event, as a store's condition has it. */
const after = (stage: MailStage, reported: MailStage) =>
  stagesBefore(reported).includes(stage) ? reported : stage;

describe("of two things reported about a mail, the later stage stands", () => {
  it.each<[stage: MailStage, reported: MailStage, stands: MailStage]>([
    ["queued", "delayed", "delayed"],
    ["delayed", "delivered", "delivered"],
    ["delivered", "delayed", "delivered"],
    // A mail server may accept a mail and return it afterwards.
    ["delivered", "bounced", "bounced"],
    ["bounced", "delivered", "bounced"],
    // An automatic reply to a mail that was delivered is no return; without a delivery it counts as one.
    ["delivered", "turned-back", "delivered"],
    ["turned-back", "delivered", "delivered"],
    ["queued", "turned-back", "turned-back"],
    ["turned-back", "bounced", "bounced"],
    ["delivered", "complained", "complained"],
    ["complained", "delivered", "complained"],
    ["queued", "failed", "failed"],
    ["failed", "delayed", "failed"],
    ["bounced", "bounced", "bounced"],
  ])("%s, then %s: %s", (stage, reported, stands) => {
    expect(after(stage, reported)).toBe(stands);
  });

  it("whatever the order and however often: all orders of the same events end alike", () => {
    const reported = fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 8 });
    const reordered = reported.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(reordered, ([once, twiceAndShuffled]) => {
        const start: MailStage = "queued";
        expect(twiceAndShuffled.reduce(after, start)).toBe(once.reduce(after, start));
      }),
    );
  });
});

describe("a registrant learns", () => {
  const requestedAt = 1_000_000;
  const untold = { stage: "queued", requestedAt, wasRead: false } as const;

  it.each([
    [0, "queued"],
    [9_999, "queued"],
    [10_000, "delayed"],
    [GIVEN_UP_AFTER_MS - 1, "delayed"],
    [GIVEN_UP_AFTER_MS, "failed"],
  ])("of a mail that nothing was heard of, %d ms after it was asked for: %s", (waitedMs, status) => {
    expect(mailStatusAt(untold, requestedAt + waitedMs)).toBe(status);
  });

  it.each([
    [0, 0, "queued"],
    [9_999, HANDED_OVER_AFTER_MS - 1, "queued"],
    [9_999, HANDED_OVER_AFTER_MS, "sent"],
    [10_000, 0, "delayed"],
    [10_000, HANDED_OVER_AFTER_MS, "sent"],
    [GIVEN_UP_AFTER_MS, HANDED_OVER_AFTER_MS - 1, "delayed"],
    [0, 10 * GIVEN_UP_AFTER_MS, "sent"],
  ])(
    "of a mail whose code was drawn %d ms after it was asked for, and nothing heard for %d ms: %s",
    (drawnAfterMs, silentMs, status) => {
      const drawnAt = requestedAt + drawnAfterMs;
      expect(mailStatusAt({ ...untold, drawnAt }, drawnAt + silentMs)).toBe(status);
    },
  );

  it("that a mail was sent whose code somebody has given", () => {
    expect(mailStatusAt({ ...untold, drawnAt: requestedAt, wasRead: true }, requestedAt)).toBe("sent");
  });

  it.each(all.filter((stage) => stage !== "queued" && stage !== "refused"))(
    "of %s what it means, at any time",
    (stage) => {
      for (const waitedMs of [0, GIVEN_UP_AFTER_MS])
        expect(mailStatusAt({ ...untold, stage }, requestedAt + waitedMs)).toBe(mailStages[stage]);
    },
  );

  it.each([
    [0, "delayed"],
    [GIVEN_UP_AFTER_MS - 1, "delayed"],
    [GIVEN_UP_AFTER_MS, "failed"],
  ])("of a mail that the mail service refused, %d ms after it was asked for: %s", (waitedMs, status) => {
    const refused = { ...untold, stage: "refused", drawnAt: requestedAt } as const;
    expect(mailStatusAt(refused, requestedAt + waitedMs)).toBe(status);
  });
});
