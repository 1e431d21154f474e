import { useRef, useState } from "react";
import type { CallFailure } from "../client/failure.ts";
import { useSite } from "../site.ts";
import { newKey } from "../storage/idempotency-key.ts";
import type { CodeKind } from "./code-kind.ts";

export interface Resend {
  readonly resend: () => void;
  readonly isBusy: boolean;
  readonly failure: CallFailure | undefined;
}

/** Asks for a new code, once at a time; the same ask again where its answer was lost. */
export function useResend(send: CodeKind["resend"], onSent: () => void | Promise<void>): Resend {
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
    const result = await send(language, key.current);
    isRunning.current = false;
    setIsBusy(false);
    setFailure(result.ok ? undefined : result.failure);
    if (!result.ok) return;
    key.current = undefined;
    await onSent();
  };
  return { resend, isBusy, failure };
}
