import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isFirstScreen, startsAtTop } from "../router/location.ts";
import { useSite } from "../site.ts";
import { SummaryPlace } from "./error-summary.tsx";
import { Progress } from "./progress.tsx";

interface ScreenProps {
  readonly title: string;
  /** 1–5: which step of the registration the screen is. */
  readonly step?: 1 | 2 | 3 | 4 | 5;
  /** Told first in the page's title, where a screen reader begins. */
  readonly hasErrors?: boolean;
  readonly isWide?: boolean;
  /** Of the end of a way: shown from its top, also to whoever comes back to it. */
  readonly isEnd?: boolean;
  readonly children: ReactNode;
}

/** A screen with its heading, which takes the focus so that everyone notices where they are. */
export function Screen({
  title,
  step,
  hasErrors = false,
  isWide = false,
  isEnd = false,
  children,
}: ScreenProps) {
  const { m, config, say } = useSite();
  const [summaryPlace, setSummaryPlace] = useState<HTMLElement | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const prefix = hasErrors ? m.site.errorInTitle : "";
  const service = say(config.serviceName);

  useEffect(() => {
    document.title = `${prefix}${title} | ${service}`;
  }, [prefix, title, service]);

  // Before the first paint, so that nobody sees the new screen at the old one's place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step under the same route is another screen
  useLayoutEffect(() => {
    if (isFirstScreen()) return;
    if (isEnd || startsAtTop()) scrollTo(0, 0);
    const target = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
    if (!target) heading.current?.focus({ preventScroll: true });
    else if (target.matches("input, select, a")) goTo(target);
    if (!isEnd) return;
    // The browser itself may scroll once more, to where the screen that stood here was left.
    const frame = requestAnimationFrame(() => scrollTo(0, 0));
    return () => cancelAnimationFrame(frame);
  }, [step]);

  return (
    <div className={isWide ? "screen screen--wide" : "screen"}>
      <div ref={setSummaryPlace} />
      {step !== undefined && <Progress current={step} />}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <SummaryPlace.Provider value={summaryPlace}>{children}</SummaryPlace.Provider>
    </div>
  );
}

/** To a field that is to be changed, or back to where that was asked for. */
function goTo(target: HTMLElement): void {
  target.focus({ preventScroll: true });
  (target.closest(".field, .facts__row") ?? target).scrollIntoView({ block: "center" });
}
