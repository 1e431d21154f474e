import { useEffect } from "react";
import { navigate } from "../router/location.ts";

/** Leads on to where the registrant belongs; `undefined` stays here. */
export function useRedirect(to: string | undefined, note?: string): void {
  useEffect(() => {
    if (to !== undefined) navigate(to, { replace: true, ...(note !== undefined && { note }) });
  }, [to, note]);
}
