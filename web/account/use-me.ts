import { useCallback, useEffect, useState } from "react";
import { displayName } from "../../contracts/display-name.ts";
import type { Me } from "../../contracts/me-answer.ts";
import { showAccount } from "../client/accounts.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";

export type MyAccount =
  | { readonly state: "loading" }
  | { readonly state: "signed-out" }
  /** Nothing but what is pending can be done. */
  | { readonly state: "terms-pending" }
  | { readonly state: "failed"; readonly failure: CallFailure }
  | { readonly state: "ready"; readonly me: Me };

/**
 * The signed-in user's account.
 *
 * @param admitsPending whether the screen is also for whoever has yet to agree to changed terms
 */
export function useMe({ admitsPending = false } = {}): {
  readonly account: MyAccount;
  readonly load: () => Promise<void>;
} {
  const { language } = useSite();
  const [account, setAccount] = useState<MyAccount>({ state: "loading" });
  const load = useCallback(async () => {
    const result = await showAccount(language);
    if (result.ok) {
      sessionStore.signedIn(displayName(result.value));
      const isPending = !admitsPending && result.value.pending?.includes("terms") === true;
      return setAccount(isPending ? { state: "terms-pending" } : { state: "ready", me: result.value });
    }
    if (codeOf(result.failure) === "not-signed-in") {
      sessionStore.signedOut();
      return setAccount({ state: "signed-out" });
    }
    setAccount({ state: "failed", failure: result.failure });
  }, [language, admitsPending]);
  useEffect(() => {
    load();
  }, [load]);
  return { account, load };
}
