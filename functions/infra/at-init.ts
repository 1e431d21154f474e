/**
 * Begins work while a function is being loaded, at a full processor's speed, that would otherwise fall to its first
 * invocation, at the fraction of one that its memory pays for. Work that fails is done without, and nobody needs to
 * know: the invocation does it again. In bundles only, which define BUNDLED (lib/bundling/options.ts): a test that
 * makes a client has no use for it.
 */
export function atInit(work: () => Promise<unknown>): void {
  if (process.env["BUNDLED"] !== "yes") return;
  const begun = async () => await work();
  begun().catch(() => undefined);
}
