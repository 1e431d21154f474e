import { resendCode, type Standing } from "../client/registrations.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { navigate } from "../router/location.ts";
import { useSite } from "../site.ts";
import { TimeLeftBar } from "./time-left-bar.tsx";
import { useResend } from "./use-resend.ts";

interface FlowTimeProps {
  readonly standing: Standing;
  readonly refresh: () => Promise<void>;
}

/** The time for a form, and a new code for more of it, which leads back here with the form as it was. */
export function FlowTime({ standing, refresh }: FlowTimeProps) {
  const { config, m } = useSite();
  const renewal = useResend(
    (language, key) => resendCode(standing.registrationId, language, key),
    () => navigate("/register/code", { note: "renewed" }),
  );
  const { resend, isBusy, failure } = renewal;
  return (
    <>
      {standing.state === "expired" ? (
        <Notice kind="warning" title={m.flow.expiredTitle(config.codeMinutes)} isAlert>
          <p>{m.flow.expiredBody}</p>
          <button type="button" className="button" aria-disabled={isBusy} onClick={resend}>
            {m.code.newCode}
          </button>
        </Notice>
      ) : (
        <TimeLeftBar expiresAt={standing.expiresAt} onOver={refresh} renewal={renewal} />
      )}
      {failure && <FailurePanel failure={failure} onRetry={resend} isBusy={isBusy} />}
    </>
  );
}
