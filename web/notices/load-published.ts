/** What the municipality has published since the deployment: contracts/published-notices.ts. */
import type { Published } from "./published.tsx";

/** Nothing waits for it, and whatever is wrong with the file changes nothing. */
export async function loadPublished(): Promise<Published> {
  const response = await fetch("/notices.json");
  const text = response.ok ? await response.text() : "";
  // Most days it is an empty object, and nothing to show it with is fetched.
  if (text.length <= 4) return {};
  const { Banner, readPublished } = await import("./published.tsx");
  return { ...readPublished(text), Banner };
}
