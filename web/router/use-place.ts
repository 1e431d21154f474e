import { useEffect, useState } from "react";
import { currentPlace, type Place, subscribe } from "./location.ts";
import { fetchScreen, isHere } from "./routes.tsx";

/**
 * The present place. While the next screen's code is being fetched, the screen before stays and `isPending` is true:
 * nothing is ever blank between two screens.
 */
export function usePlace(): { readonly place: Place; readonly isPending: boolean } {
  const [place, setPlace] = useState(currentPlace);
  const [isPending, setIsPending] = useState(false);
  useEffect(() => {
    const show = () => {
      setPlace(currentPlace());
      setIsPending(false);
    };
    return subscribe(() => {
      const { path } = currentPlace();
      if (isHere(path)) return show();
      setIsPending(true);
      fetchScreen(path).then(() => {
        // Whoever has gone on meanwhile is shown that place, by its own call.
        if (currentPlace().path === path) show();
      });
    });
  }, []);
  return { place, isPending };
}
