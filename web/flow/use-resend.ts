import { useRef, useState } from "react";
import type { CallFailure } from "../client/failure.ts";
import { resendCode } from "../client/registrations.ts";
import { useSite } from "../site.ts";
import { newKey } from "../storage/idempotency-key.ts";

export interface Resend {
  readonly resend: () => void;
  readonly isBusy: boolean;
  readonly failure: CallFailure | undefined;
}

/** Asks for a new code of that registration, once at a time; the same ask again where its answer was lost. */
export function useResend(id: string, onSent: () => void | Promise<void>): Resend {
  const { language } = useSite();
  const isRunning = useRef(false);
  const key = useRef<string>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure>();

  const resend = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    key.current ??= newKey();
    const result = await resendCode(id, language, key.current);
    isRunning.current = false;
    setIsBusy(false);
    setFailure(result.ok ? undefined : result.failure);
    if (!result.ok) return;
    key.current = undefined;
    await onSent();
  };
  return { resend, isBusy, failure };
}
