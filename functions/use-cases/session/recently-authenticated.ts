import type { Session } from "../../domain/account.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Clock } from "../ports.ts";

interface RecencyDependencies {
  readonly clock: Clock;
  readonly settings: { readonly session: { readonly reauthenticationMinutes: number } };
}

/**
 * Whether the session's owner has proved a few minutes ago who it is: whoever finds a browser that somebody left signed in
 * cannot take the account away. Calls that need it ask for it after `unlimitedUser`.
 */
export function recentlyAuthenticated(
  { clock, settings }: RecencyDependencies,
  { authenticatedAt }: Pick<Session, "authenticatedAt">,
): Outcome<void, "reauthentication-required"> {
  const since = clock() - settings.session.reauthenticationMinutes * 60_000;
  if (authenticatedAt >= since) return ok(undefined);
  return fail({ kind: "reauthentication-required", methods: ["password"] });
}
