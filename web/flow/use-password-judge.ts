import { useMemo } from "react";
import { judgePassword } from "../client/registrations.ts";
import { useSite } from "../site.ts";
import { type PasswordJudge, passwordJudge } from "./password-judge.ts";

/** The judge of a registration's password; it answers in the language of the screen. */
export function usePasswordJudge(registrationId: string): PasswordJudge {
  const { language } = useSite();
  return useMemo(
    () => passwordJudge((password, names) => judgePassword(registrationId, password, names, language)),
    [registrationId, language],
  );
}
