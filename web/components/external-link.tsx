import type { ReactNode } from "react";
import { useSite } from "../site.ts";

/** Opens beside the site, so that nobody loses a half-filled form; says so. */
export function ExternalLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const { m } = useSite();
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span className="hidden">{m.site.newTab}</span>
    </a>
  );
}
