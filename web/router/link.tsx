import type { ComponentProps, MouseEvent } from "react";
import { addressOf, navigate } from "./location.ts";

/** Whether the browser itself should follow the link: in a new tab or window, or to download. */
const isForBrowser = (event: MouseEvent) =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** A link within the site, by the screen's path without a language: an ordinary one for the browser and for assistive technology, without loading the page. */
export function Link({
  href,
  note,
  onClick,
  ...rest
}: ComponentProps<"a"> & { href: string; note?: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || isForBrowser(event)) return;
    event.preventDefault();
    navigate(href, note === undefined ? {} : { note });
  };
  return <a href={addressOf(href)} onClick={follow} {...rest} />;
}
