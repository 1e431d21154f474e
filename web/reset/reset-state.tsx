import { useEffect } from "react";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Loading } from "../components/loading.tsx";
import { Screen } from "../components/screen.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import type { ResetHandle } from "./use-reset.ts";

const SETTING_POLL_MS = 3000;

/** What a screen of a reset shows when there is nothing to fill in: loading, lost, failed, or already over. */
export function ResetState({ reset, refresh, title }: ResetHandle & { readonly title: string }) {
  const { m } = useSite();
  const state = reset.state === "ready" ? reset.standing.state : undefined;
  useRedirect(state === "completed" ? "/password/reset/done" : undefined);
  const isSetting = state === "setting";
  useEffect(() => {
    // A completion whose answer was lost goes on by itself; this waits for its end.
    const timer = isSetting ? setInterval(refresh, SETTING_POLL_MS) : undefined;
    return () => clearInterval(timer);
  }, [isSetting, refresh]);

  if (reset.state === "lost") {
    return (
      <Screen title={m.reset.lostTitle}>
        <p>{m.reset.lostBody}</p>
        <p>
          <Link href="/password/reset" className="button">
            {m.reset.title}
          </Link>
        </p>
      </Screen>
    );
  }
  return (
    <Screen title={title}>
      {reset.state === "failed" ? (
        <FailurePanel failure={reset.failure} onRetry={refresh} />
      ) : (
        <Loading text={m.reset.loading} />
      )}
    </Screen>
  );
}
