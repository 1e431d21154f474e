/** The questions about the desk, answered over records of it. */
import { describe, expect, it } from "@jest/globals";
import { auditQueries } from "../../../lib/config/audit-queries.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { insights } from "../../../testing/logs-insights.ts";

const MINUTE = 60_000;

/** One line, as a function's log has it. */
const line = (minutes: number, audit: object) =>
  JSON.stringify({ timestamp: new Date(NOW + minutes * MINUTE).toISOString(), message: { audit } });

const log = [
  line(0, { event: "desk.searched", ticket: "T-1", accountId: "account-1", operatorHash: "0a" }),
  line(1, { event: "desk.searched", ticket: "T-1", operatorHash: "0a" }),
  line(2, { event: "desk.suspended", ticket: "T-1", accountId: "account-1", operatorHash: "0b" }),
  line(3, { event: "desk.searched", ticket: "T-10", accountId: "account-1", operatorHash: "0a" }),
  line(4, { event: "desk.revealed", ticket: "T-2", accountId: "account-2", operatorHash: "0a" }),
  line(5, { event: "session.started", accountId: "account-1" }),
  line(70, { event: "desk.searched", ticket: "T-3", registrationId: "r-1", operatorHash: "0a" }),
];

const answers = (name: "desk" | "deskSearches", filled: Readonly<Record<string, string>> = {}) => {
  const { text, parameters = [] } = auditQueries[name] ?? { text: "" };
  const blanks = parameters.map((each) => [each.name, filled[each.name] || each.defaultValue] as const);
  return insights(text, log, { now: NOW, parameters: Object.fromEntries(blanks) });
};

describe("what operators saw and changed", () => {
  it.each([
    ["of a ticket, also where nobody was found, and of no longer one", { ticket: "T-1" }, [0, 1, 2]],
    [
      "of an account, under whatever ticket, and nobody else's records",
      { accountId: "account-1" },
      [0, 2, 3],
    ],
    ["of a ticket and an account: what both are true of", { ticket: "T-1", accountId: "account-1" }, [0, 2]],
    ["of a ticket that had another account", { ticket: "T-2", accountId: "account-1" }, []],
    ["at all, where both are left empty", { ticket: "", accountId: "" }, [0, 1, 2, 3, 4, 70]],
  ])("is shown %s", (_, filled, minutes) => {
    const at = answers("desk", filled).map((row) => (Number(row["@timestamp"]) - NOW) / MINUTE);
    expect(at).toEqual(minutes);
  });
});

it("counts an operator's searches of each hour, with the accounts, registrations and tickets", () => {
  const rows = answers("deskSearches");
  expect(rows).toMatchObject([
    { "message.audit.operatorHash": "0a", searches: 3, accounts: 1, registrations: 0, tickets: 2 },
    { "message.audit.operatorHash": "0a", searches: 1, accounts: 0, registrations: 1, tickets: 1 },
  ]);
  expect(new Set(rows.map(({ hour }) => hour)).size).toBe(2);
});
