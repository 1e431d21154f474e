import type { SiteConfig } from "../contracts/site-config.ts";
import { isReadableOnWhite } from "./text/contrast.ts";

/** A phone that changes cells loses a request now and then; without this one there is nothing to show. */
const RETRY_MS = 1000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function fetchConfig(): Promise<unknown> {
  const response = await fetch("/config.json");
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return response.json();
}

/**
 * The municipality's configuration; its colours are set for the style sheet. The file was checked by its schema when the
 * deployment wrote it beside this very script: it is ours, not input, and the first chunk does without the schemas.
 *
 * @throws when it cannot be loaded
 */
export async function loadConfig(): Promise<SiteConfig> {
  const config = (await fetchConfig().catch(() => sleep(RETRY_MS).then(fetchConfig))) as SiteConfig;
  const { style } = document.documentElement;
  const { primary, onPrimary } = config.accent;
  style.setProperty("--accent", primary);
  style.setProperty("--on-accent", onPrimary);
  if (!isReadableOnWhite(primary)) style.setProperty("--accent-ink", "var(--ink)");
  return config;
}
