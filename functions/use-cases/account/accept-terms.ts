import type { Account } from "../../domain/account.ts";
import { termsInForce } from "../../domain/terms.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts } from "../ports.ts";
import { admittedUser, type SignedInDependencies, type SignedInFailureKind } from "./signed-in-account.ts";
import { type AnnounceDependencies, withEvent } from "./with-event.ts";

export interface AcceptTermsDependencies extends SignedInDependencies, AnnounceDependencies {
  readonly accounts: Pick<Accounts, "find" | "acceptTerms">;
}

/**
 * Whoever is signed in agrees to the terms in force. Recorded before the write, after which nobody is asked again; to agree
 * twice, as from two tabs, is to agree.
 */
export async function acceptTerms(
  dependencies: AcceptTermsDependencies,
  { termsVersion, ...caller }: { readonly sessionToken: string | undefined; readonly termsVersion: string },
): Promise<Outcome<Account, SignedInFailureKind<"accept-terms"> | "terms-outdated">> {
  const found = await admittedUser(dependencies, caller, "accept-terms");
  if (!found.ok) return found;
  const { account } = found.value;
  const { clock, settings, accounts, audit } = dependencies;
  const { version, sha256 } = termsInForce(settings, clock());
  if (termsVersion !== version) return fail({ kind: "terms-outdated", currentVersion: version });
  if (account.termsVersion === version) return ok(account);

  const { accountId } = account;
  audit({
    ...{ event: "terms.accepted", outcome: "success", accountId },
    ...{ termsVersion: version, termsSha256: sha256 },
  });
  const acceptedAt = clock();
  const facts = { type: "AccountTermsAccepted", at: acceptedAt } as const;
  const accepted = await withEvent(dependencies, account, facts, (step) =>
    accounts.acceptTerms(account, { version, sha256, acceptedAt }, step),
  );
  return accepted ? ok(accepted) : fail({ kind: "not-signed-in" });
}
