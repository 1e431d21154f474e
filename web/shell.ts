/** The page's static text, which stands until a screen is drawn: contracts/site-shell.ts. */

const shell = document.getElementById("shell");

/** A screen is drawn. */
export const hideShell = () => shell?.remove();

/** There will be none: what to do stands in the page. */
export function explain(reason: "failed" | "old"): void {
  if (!shell) return;
  shell.classList.add(`shell--${reason}`);
  document.body.append(shell);
  for (const button of shell.getElementsByTagName("button")) button.onclick = () => location.reload();
}

/**
 * Whether the browser has what came last to those that the site works in (browser-floor.ts). Older ones fail in ways that
 * nobody has tried.
 */
export const isTooOld = () =>
  !("findLast" in Array.prototype && "hasOwn" in Object && "showModal" in HTMLDialogElement.prototype);
