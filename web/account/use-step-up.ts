import { useRef, useState } from "react";
import type { CallResult } from "../client/call.ts";
import { codeOf } from "../client/failure.ts";

export interface StepUp {
  /**
   * Makes a call; where it asks for the password anew, the dialog does, and the call is made once more. Whoever gives up gets
   * the refusal, which nobody needs to be shown.
   */
  readonly within: <T>(call: () => Promise<CallResult<T>>) => Promise<CallResult<T>>;
  readonly isAsking: boolean;
  /** What the dialog has come to. */
  readonly answer: (isConfirmed: boolean) => void;
}

export const isStepUpNeeded = (result: CallResult<unknown>): boolean =>
  !result.ok && codeOf(result.failure) === "reauthentication-required";

/** For calls that a session alone is not enough for. The screen shows the `StepUpDialog`, outside of any form of its own. */
export function useStepUp(): StepUp {
  const [isAsking, setIsAsking] = useState(false);
  const waiting = useRef<(isConfirmed: boolean) => void>(undefined);
  const ask = () =>
    new Promise<boolean>((resolve) => {
      waiting.current = resolve;
      setIsAsking(true);
    });
  return {
    async within(call) {
      const first = await call();
      if (!isStepUpNeeded(first) || !(await ask())) return first;
      return call();
    },
    isAsking,
    answer(isConfirmed) {
      setIsAsking(false);
      waiting.current?.(isConfirmed);
    },
  };
}
