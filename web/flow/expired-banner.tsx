import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { navigate } from "../router/location.ts";
import { useSite } from "../site.ts";
import { useResend } from "./use-resend.ts";

/** The time for the registration is over; a new code leads back here with the form as it was. */
export function ExpiredBanner({ id }: { readonly id: string }) {
  const { config, m } = useSite();
  const { resend, isBusy, failure } = useResend(id, () => navigate("/register/code", { note: "renewed" }));
  return (
    <>
      <Notice kind="warning" title={m.flow.expiredTitle(config.codeMinutes)} isAlert>
        <p>{m.flow.expiredBody}</p>
        <button type="button" className="button" aria-disabled={isBusy} onClick={resend}>
          {m.code.newCode}
        </button>
      </Notice>
      {failure && <FailurePanel failure={failure} onRetry={resend} isBusy={isBusy} />}
    </>
  );
}
