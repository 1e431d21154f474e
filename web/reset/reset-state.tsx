import { FailurePanel } from "../components/failure-panel.tsx";
import { Loading } from "../components/loading.tsx";
import { Screen } from "../components/screen.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { useRefreshing } from "../flow/use-refreshing.ts";
import { Link } from "../router/link.tsx";
import type { ResetHandle } from "./use-reset.ts";
import { useResetWords } from "./use-reset-words.ts";

/** What a screen of a reset shows when there is nothing to fill in: loading, lost, failed, or already over. */
export function ResetState({ flow, refresh, title }: ResetHandle & { readonly title: string }) {
  const words = useResetWords();
  const state = flow.state === "ready" ? flow.standing.state : undefined;
  useRedirect(state === "completed" ? "/password/reset/done" : undefined);
  useRefreshing(state === "setting", refresh);

  if (flow.state === "lost") {
    return (
      <Screen title={words.lostTitle}>
        <p>{words.lostBody}</p>
        <p>
          <Link href="/password/reset" className="button">
            {words.title}
          </Link>
        </p>
      </Screen>
    );
  }
  return (
    <Screen title={title}>
      {flow.state === "failed" ? (
        <FailurePanel failure={flow.failure} onRetry={refresh} />
      ) : (
        <Loading text={words.loading} />
      )}
    </Screen>
  );
}
