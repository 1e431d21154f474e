import type { RevealableField } from "../../../contracts/desk.ts";
import type { Account } from "../../domain/account.ts";
import { MINUTE_MS } from "../../domain/durations.ts";
import { type ActDependencies, accountOf, announce } from "./act-on-account.ts";
import { type DeskCall, type DeskOutcome, ok, refuse } from "./desk-call.ts";
import type { TargetKey } from "./find-target.ts";

/** For how long what was revealed may stay in sight. */
const REVEALED_MS = 15 * MINUTE_MS;

export interface Revealed {
  readonly account: Account;
  readonly fields: readonly RevealableField[];
  readonly until: number;
}

/** Shows a supervisor fields of an account as they are; which, is on record before. */
export async function reveal(
  dependencies: ActDependencies,
  call: DeskCall,
  { fields, ...key }: TargetKey & { readonly fields: readonly RevealableField[] },
): Promise<DeskOutcome<Revealed>> {
  if (call.role !== "supervisor") return refuse({ kind: "supervisor-only" });
  const found = await accountOf(dependencies, key);
  if (!found.ok) return found;
  const named = [...new Set(fields)];
  const detail = named.join(",");
  await announce(dependencies, call, found.value, { kind: "revealed", event: "desk.revealed", detail });
  return ok({ account: found.value, fields: named, until: dependencies.clock() + REVEALED_MS });
}
