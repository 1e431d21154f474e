import { useEffect, useState } from "react";
import type { Place } from "../router/location.ts";

/**
 * The token in the address's fragment, which leaves the address bar at once: it stays neither in the history nor in what
 * is copied from the bar. Empty where there is none, as after a reload.
 */
export function useLinkToken({ hash }: Place): string {
  const [token, setToken] = useState(hash.slice(1));
  useEffect(() => {
    // Another mail's link may be opened in the same tab.
    if (hash === "") return;
    setToken(hash.slice(1));
    history.replaceState(history.state, "", `${location.pathname}${location.search}`);
  }, [hash]);
  return token;
}
