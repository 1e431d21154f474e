import { Fragment, type ReactNode } from "react";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";

export function Layout({
  path,
  isPending,
  banner,
  children,
}: {
  readonly path: string;
  readonly isPending: boolean;
  /** What the municipality has published; read out when it comes. */
  readonly banner: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <>
      <Header path={path} />
      <div role="status">{banner}</div>
      <div className={isPending ? "pending pending--on" : "pending"} aria-hidden="true" />
      {/* Anew with each screen, as its content is: to the browser, the same element elsewhere is a layout shift. */}
      <Fragment key={path}>
        <main id="main" tabIndex={-1} aria-busy={isPending}>
          {children}
        </main>
        <Footer />
      </Fragment>
    </>
  );
}
