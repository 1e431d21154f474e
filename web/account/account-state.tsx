import { FailurePanel } from "../components/failure-panel.tsx";
import { Loading } from "../components/loading.tsx";
import { Screen } from "../components/screen.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import type { MyAccount } from "./use-me.ts";

interface AccountStateProps {
  readonly account: MyAccount;
  readonly load: () => Promise<void>;
  readonly title: string;
}

/** What a screen of the signed-in user shows before there is an account to show. */
export function AccountState({ account, load, title }: AccountStateProps) {
  useRedirect(account.state === "signed-out" ? "/login" : undefined, "needed");
  useRedirect(account.state === "terms-pending" ? "/terms/renewal" : undefined);
  return (
    <Screen title={title}>
      {account.state === "failed" ? <FailurePanel failure={account.failure} onRetry={load} /> : <Loading />}
    </Screen>
  );
}
