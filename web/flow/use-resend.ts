import { useRef, useState } from "react";
import type { CallFailure } from "../client/failure.ts";
import { resendCode } from "../client/registrations.ts";
import { useSite } from "../site.ts";
import { registrationId } from "../storage/registration-id.ts";

/** Asks for a new code, once at a time. */
export function useResend(onSent: () => void | Promise<void>) {
  const { language } = useSite();
  const isRunning = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure>();

  const resend = async () => {
    const id = registrationId.read();
    if (isRunning.current || id === undefined) return;
    isRunning.current = true;
    setIsBusy(true);
    const result = await resendCode(id, language);
    isRunning.current = false;
    setIsBusy(false);
    setFailure(result.ok ? undefined : result.failure);
    if (result.ok) await onSent();
  };
  return { resend, isBusy, failure };
}
