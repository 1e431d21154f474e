import type { Finding } from "./checks.ts";
import type { Registered } from "./client.ts";
import { ways } from "./new-password.ts";

export interface SoakResult {
  readonly registered: readonly Registered[];
  readonly clients: number;
  readonly kills: number;
  readonly seconds: number;
  readonly findings: readonly Finding[];
}

export function reportOf({ registered, clients, kills, seconds, findings }: SoakResult): string {
  const failures = registered.reduce((sum, each) => sum + each.failures, 0);
  return [
    "# Soak",
    "",
    `${registered.length} registrations by ${clients} clients at once in ${seconds} s; the service was killed and started again ${kills} times; ${failures} requests had to be repeated. ${ways.map((way) => `${registered.filter((each) => each.way === way).length} passwords ${way}`).join(", ")}.`,
    "",
    "| what must hold | of | held |",
    "| --- | ---: | ---: |",
    ...findings.map(
      ({ what, checked, held }) => `| ${what} | ${checked} | ${held === checked ? held : `**${held}**`} |`,
    ),
    "",
  ].join("\n");
}
