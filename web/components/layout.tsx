import type { ReactNode } from "react";
import { useSite } from "../site.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";

export function Layout({
  path,
  isPending,
  children,
}: {
  readonly path: string;
  readonly isPending: boolean;
  readonly children: ReactNode;
}) {
  const { m } = useSite();
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: a link, whose hash would be a place of its own in the history */}
      <a className="skip-link" href="#main" onClick={focusMain}>
        {m.site.skip}
      </a>
      <Header path={path} />
      <div className={isPending ? "pending pending--on" : "pending"} aria-hidden="true" />
      <main id="main" tabIndex={-1} aria-busy={isPending}>
        {children}
      </main>
      {/* Anew with each screen, as its content is: to the browser, the same footer elsewhere is a layout shift. */}
      <Footer key={path} />
    </>
  );
}

function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
