/** The page's static text, which stands until a screen is drawn: contracts/site-shell.ts. */

/** A screen is drawn. */
export function hideShell(): void {
  const shell = document.getElementById("shell");
  if (shell) shell.hidden = true;
}

/** There will be none: what to do stands in the page. */
export function explain(reason: "failed" | "old"): void {
  const shell = document.getElementById("shell");
  if (!shell) return;
  shell.classList.add(`shell--${reason}`);
  shell.hidden = false;
  for (const button of shell.getElementsByTagName("button")) button.onclick = () => location.reload();
}

/**
 * Whether the browser has what came last to those that the site works in (browser-floor.ts). Older ones fail in ways that
 * nobody has tried.
 */
export const isTooOld = () =>
  !("findLast" in Array.prototype && "hasOwn" in Object && "showModal" in HTMLDialogElement.prototype);
