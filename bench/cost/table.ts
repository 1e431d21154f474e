/** The table of docs/delivery.md. */
import { prices } from "./prices.ts";
import { costOf, type Scenario, scenarios } from "./scenarios.ts";

const count = (value: number): string => value.toLocaleString("en-US");
const dollars = (value: number): string => (value === 0 ? "–" : value < 1 ? "< 1" : count(Math.round(value)));

const rows: readonly (readonly [string, (scenario: Scenario) => string])[] = [
  ["registrations", ({ registrations }) => count(registrations)],
  ["visits: signed in, My page, signed out", ({ visits }) => count(visits)],
  ["active users", ({ activeUsers }) => count(activeUsers)],
  ["accounts", ({ accounts }) => count(accounts)],
  ["fixed: alarms, WAF, keys, secrets, polling, $", (scenario) => dollars(costOf(scenario).fixed)],
  ["stored: accounts, log and archive, $", (scenario) => dollars(costOf(scenario).stored)],
  ["backend and site, by use, $", (scenario) => dollars(costOf(scenario).backend)],
  ["SES, $", (scenario) => dollars(costOf(scenario).mails)],
  ["Cognito Lite, $", (scenario) => dollars(costOf(scenario).users)],
  [
    "**together, $**",
    (scenario) => `**${dollars(Object.values(costOf(scenario)).reduce((sum, each) => sum + each, 0))}**`,
  ],
];

export function costTable(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line([`prices of ${prices.asOf}`, ...scenarios.map(({ name }) => name)]),
    line(["---", ...scenarios.map(() => "---:")]),
    ...rows.map(([name, cell]) => line([name, ...scenarios.map(cell)])),
  ].join("\n");
}

const marks = { begin: "<!-- npm run costs -->", end: "<!-- until here -->" };

/** The text with the table of today between its marks. */
export function withCostTable(text: string): string {
  const [before, rest] = text.split(marks.begin);
  const after = rest?.split(marks.end)[1];
  if (before === undefined || after === undefined) throw new Error(`no ${marks.begin} … ${marks.end}`);
  return `${before}${marks.begin}\n\n${costTable()}\n\n${marks.end}${after}`;
}
