import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { isFirstScreen, startsAtTop } from "../router/location.ts";
import { useSite } from "../site.ts";
import { Progress } from "./progress.tsx";

interface ScreenProps {
  readonly title: string;
  /** 1–5: which step of the registration the screen is. */
  readonly step?: 1 | 2 | 3 | 4 | 5;
  /** Told first in the page's title, where a screen reader begins. */
  readonly hasErrors?: boolean;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A screen with its heading, which takes the focus so that everyone notices where they are. */
export function Screen({ title, step, hasErrors = false, isWide = false, children }: ScreenProps) {
  const { m, config, say } = useSite();
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
    if (startsAtTop()) scrollTo(0, 0);
    const target = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
    if (!target) heading.current?.focus({ preventScroll: true });
  }, [step]);

  return (
    <div className={isWide ? "screen screen--wide" : "screen"}>
      {step !== undefined && <Progress current={step} />}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
