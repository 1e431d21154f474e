import type { Found } from "./restore-users.ts";

/** What was found, and for each kind of account that has no user what to do about it. */
export function report({ accounts, made, lacking, taken, changed }: Found, make: boolean): string {
  const lines = [
    lacking + taken.length + changed.length === 0 && `Each of ${accounts} accounts has its user.`,
    make && made > 0 && `${made} users were made: their owners set a password by the ordinary reset.`,
    lacking > 0 && `${lacking} of ${accounts} accounts have no user: give the command again with --make.`,
    taken.length > 0 &&
      `${taken.length} have none, as a user of another account has their address (docs/runbook.md#restore-users):`,
    ...taken.map((accountId) => `  ${accountId}`),
    changed.length > 0 && `${changed.length} changed meanwhile: give the command again.`,
    ...changed.map((accountId) => `  ${accountId}`),
  ];
  return lines.filter((line) => line !== false).join("\n");
}
