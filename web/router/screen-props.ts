import type { Place } from "./location.ts";

/** Every screen is told where it is. */
export interface ScreenProps {
  readonly place: Place;
}
