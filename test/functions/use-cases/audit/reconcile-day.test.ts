import { describe, expect, it } from "@jest/globals";
import type { AuditEvent } from "../../../../functions/domain/audit-event.ts";
import type { AccountCount } from "../../../../functions/domain/reconciliation.ts";
import { type Tally, tallyOf } from "../../../../functions/domain/statistics.ts";
import { reconcileDay } from "../../../../functions/use-cases/audit/reconcile-day.ts";

const HOUR = 3_600_000;
const since = (hours: number) => new Date(hours * HOUR).toISOString();
const count = (hours: number, accounts: number, erased = 0): AccountCount => ({
  ...{ since: hours * HOUR, until: hours * HOUR + 1000, accounts, erased },
});
const aTally = (special: Partial<Tally> = {}): Tally => ({ ...tallyOf([]), ...special });
const counting = (...counted: readonly AccountCount[]) => aTally({ counted });

/** What rings, and how many days before were asked for. */
async function reconciled(today: Tally, before: readonly (Tally | undefined)[]) {
  const [audited, asked]: [AuditEvent[], number[]] = [[], []];
  await reconcileDay({ audit: (event) => void audited.push(event) }, today, async (days) => {
    asked.push(days);
    return before[days - 1];
  });
  return { audited, asked };
}

const rings = (reason: "made" | "deleted", hours: number) => ({
  ...{ event: "reconciliation.failed", outcome: "failure", reason, since: since(hours) },
});

describe("a day's count of the accounts", () => {
  it("that there is none of is compared with nothing, and no day before is read", async () => {
    expect(await reconciled(aTally(), [counting(count(0, 5))])).toEqual({ audited: [], asked: [] });
  });

  it("is compared with the latest before it, and no day further back is read", async () => {
    const { audited, asked } = await reconciled(counting(count(48, 6)), [
      aTally(),
      counting(count(0, 5)),
      counting(count(-24, 9)),
    ]);
    expect(asked).toEqual([1, 2]);
    expect(audited).toEqual([rings("made", 0)]);
  });

  it("is compared with one of a week before, and with none that is older", async () => {
    const nights = Array.from({ length: 6 }, () => aTally());
    const week = await reconciled(counting(count(168, 6)), [...nights, counting(count(0, 5))]);
    expect(week.asked).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(week.audited).toEqual([rings("made", 0)]);
    const longer = await reconciled(counting(count(192, 6)), [...nights, aTally(), counting(count(0, 5))]);
    expect(longer).toEqual({ audited: [], asked: [1, 2, 3, 4, 5, 6, 7] });
  });

  it("begins at the archive's first day", async () => {
    const { audited, asked } = await reconciled(counting(count(48, 6)), [
      aTally(),
      undefined,
      counting(count(0, 5)),
    ]);
    expect(asked).toEqual([1, 2]);
    expect(audited).toEqual([]);
  });

  it("says nothing anew of counts that were compared the day before", async () => {
    const before = counting(count(0, 5), count(1, 9));
    expect((await reconciled(counting(count(24, 9)), [before])).audited).toEqual([]);
  });

  it("is compared count by count where there are several, by their times", async () => {
    const today = counting(count(26, 9), count(24, 7));
    const { audited } = await reconciled(today, [counting(count(0, 5))]);
    expect(audited).toEqual([rings("made", 0), rings("made", 24)]);
  });

  it("goes by the completions, of which a registration that is under way is none", async () => {
    const registrations = {
      done: { at: { started: HOUR, completed: 2 * HOUR } },
      underWay: { at: { started: HOUR } },
    };
    const today = { ...counting(count(24, 6)), registrations };
    expect((await reconciled(today, [counting(count(0, 5))])).audited).toEqual([]);
    const without = { ...counting(count(24, 5)), registrations: { underWay: { at: {} } } };
    expect((await reconciled(without, [counting(count(0, 5))])).audited).toEqual([]);
  });
});
