import { useEffect, useState, useTransition } from "react";
import { currentPlace, type Place, subscribe } from "./location.ts";

/** The present place. While the next screen is being loaded, the one before stays and `isPending` is true. */
export function usePlace(): { readonly place: Place; readonly isPending: boolean } {
  const [place, setPlace] = useState(currentPlace);
  const [isPending, startTransition] = useTransition();
  useEffect(() => subscribe(() => startTransition(() => setPlace(currentPlace()))), []);
  return { place, isPending };
}
