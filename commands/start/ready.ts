import type { LocalCloud } from "local-cloud";
import { seconds, type Terminal } from "../shared/terminal.ts";

/** The addresses, and how to go on. */
export function printReady(terminal: Terminal, cloud: LocalCloud, startedAt: number): void {
  const { web, api, aws, inbox, furtherApis } = cloud.urls;
  const rows = [
    ["Site and API", web],
    ["API description", `${web}/api/openapi.json`],
    ["Mail inbox", inbox],
    ["Function logs", `${web}/_local/logs`],
    ["AWS calls", `${web}/_local/calls`],
    ["AWS endpoint", aws],
    ["API past CloudFront", api],
    // Named like the stack, and after what they are for.
    ...Object.values(furtherApis).map(({ name, url }) => [`API of ${name.split("-").at(-1)}`, url] as const),
  ] as const;
  terminal.line();
  terminal.line(terminal.bold(`  Ready in ${seconds(performance.now() - startedAt).trim()}`));
  terminal.line();
  for (const [name, url] of rows) terminal.line(`  ${name.padEnd(20)}${url}`);
  terminal.line();
  terminal.line(
    terminal.dim("  npm run demo registers a company. Ctrl-C stops everything; the state is kept."),
  );
  terminal.line();
}
