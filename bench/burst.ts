/**
 * 100,000 registrants in a deadline hour, and others who sign in, against the quotas that bind: the figures and charts of
 * docs/capacity.md.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { type BurstOutcome, type Minute, type Quotas, simulateBurst } from "./support/burst.ts";
import { linePlot } from "./support/line-plot.ts";

const burst = { registrants: 100_000, seconds: 3600, signIns: 50_000, resets: 2_500, isImpatient: true };
const none = Number.MAX_SAFE_INTEGER;

/** SES and Cognito as AWS gives them to a new production account, and as docs/capacity.md asks for. */
const scenarios: Readonly<Record<string, Quotas>> = {
  "default quotas, no ceiling": {
    mailsPerSecond: 14,
    codeMailsPerMinute: none,
    signUpsPerSecond: 50,
    signInsPerSecond: 50,
  },
  "default quotas, ceiling 300 a minute": {
    mailsPerSecond: 14,
    codeMailsPerMinute: 300,
    signUpsPerSecond: 50,
    signInsPerSecond: 50,
  },
  "SES 50 a second, ceiling 1,500 a minute": {
    mailsPerSecond: 50,
    codeMailsPerMinute: 1500,
    signUpsPerSecond: 50,
    signInsPerSecond: 50,
  },
  "SES 100 a second, ceiling 3,000 a minute": {
    mailsPerSecond: 100,
    codeMailsPerMinute: 3000,
    signUpsPerSecond: 50,
    signInsPerSecond: 50,
  },
};

const charts = new URL("../docs/charts/", import.meta.url);

/** Runs every scenario and draws the charts again; the simulation is the same in every run. */
function simulateAll(): Readonly<Record<string, BurstOutcome>> {
  const outcomes = Object.fromEntries(
    Object.entries(scenarios).map(([name, quotas]) => [name, simulateBurst(quotas, burst)]),
  );
  const chart = (title: string, yLabel: string, of: (minute: Minute) => number | undefined) =>
    linePlot({
      title,
      xLabel: "minutes since the first registrant",
      yLabel,
      series: Object.entries(outcomes).map(([name, { minutes }]) => ({
        name,
        points: minutes.flatMap((minute) => {
          const value = of(minute);
          return value === undefined ? [] : [[minute.minute, value] as const];
        }),
      })),
    });
  mkdirSync(charts, { recursive: true });
  writeFileSync(
    new URL("burst-queue.svg", charts),
    chart("Mails in the queue", "mails", ({ queuedMails }) => queuedMails),
  );
  writeFileSync(
    new URL("burst-delay.svg", charts),
    chart(
      "From a code's request to its mail",
      "minutes",
      ({ mailDelaySeconds: seconds }) => seconds && seconds / 60,
    ),
  );
  writeFileSync(
    new URL("burst-completed.svg", charts),
    chart("Completed registrations", "accounts", ({ completed }) => completed),
  );
  return outcomes;
}

console.table(
  Object.fromEntries(Object.entries(simulateAll()).map(([name, { minutes, ...figures }]) => [name, figures])),
);
