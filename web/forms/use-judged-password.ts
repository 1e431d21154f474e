import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { newPassword } from "../../contracts/password.ts";
import type { PasswordJudge, Verdict } from "../flow/password-judge.ts";

/** Longer than between two keys of somebody who types slowly. */
const PAUSE_MS = 800;

export interface JudgedPassword {
  readonly verdict: Verdict | undefined;
  /** The field was left. */
  readonly onLeave: () => void;
  /** For what stands around the input: what an IME is still composing is not judged. */
  readonly composition: { readonly onCompositionStart: () => void; readonly onCompositionEnd: () => void };
}

/**
 * Has a password judged when typing pauses and when the field is left, as soon as it keeps the city's rule. A judge that
 * could not be asked is asked again on leaving, and by whoever sends the form.
 *
 * @param names those that stand in the form at that moment
 */
export function useJudgedPassword(
  judge: PasswordJudge,
  password: string,
  names: () => readonly string[],
): JudgedPassword {
  const [isComposing, setIsComposing] = useState(false);
  const verdict = useSyncExternalStore(judge.subscribe, () => judge.verdictOn(password));
  const isWorthAsking = !isComposing && newPassword.safeParse(password).success;
  const isOpen = isWorthAsking && verdict === undefined;

  const asked = useRef<{ readonly judge: PasswordJudge; readonly password: string }>(undefined);
  const isAsked = () => asked.current?.judge === judge && asked.current.password === password;
  const ask = () => {
    asked.current = { judge, password };
    judge.judge(password, names());
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the password begins a new pause
  useEffect(() => {
    if (!isOpen) return;
    // Unless the field was left meanwhile.
    const pause = setTimeout(() => !isAsked() && ask(), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [isOpen, judge, password]);

  const onLeave = () => {
    if (isWorthAsking && (!isAsked() || verdict?.state === "unanswered")) ask();
  };

  return {
    verdict,
    onLeave,
    composition: {
      onCompositionStart: () => setIsComposing(true),
      onCompositionEnd: () => setIsComposing(false),
    },
  };
}
