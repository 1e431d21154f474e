import type { BrowserContext } from "playwright-core";
import { newerNames } from "../web/newer-names.ts";

/** Takes from the browser what its oldest release at the floor does not have, as far as scripts can take it. */
export async function makeOld(context: BrowserContext): Promise<void> {
  const { globals, statics, instance } = newerNames();
  await context.addInitScript(removeAll, [...instance, ...statics, ...globals]);
}

/** Runs in the page, before its own scripts. */
function removeAll(paths: readonly string[]): void {
  for (const path of paths) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let owner: unknown = globalThis;
    for (const name of names) owner = owner instanceof Object ? Reflect.get(owner, name) : undefined;
    if (owner instanceof Object) Reflect.deleteProperty(owner, last);
  }
}
