/** Leaves of the Digital Agency's design tokens what the style sheets use: all of them would be a third of those. */
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

const styles = new URL("../styles/", import.meta.url);
const declaration = /^\s*(--[\w-]+):[^;]*;\n?/gm;

export function usedTokens(): Plugin {
  return {
    name: "used tokens",
    enforce: "pre",
    apply: "build",
    transform(code, id) {
      if (!id.endsWith("/tokens-simple.css")) return undefined;
      const uses = readdirSync(styles).map((name) => readFileSync(new URL(name, styles), "utf8"));
      return withoutUnused(code, uses.join(""));
    },
  };
}

/** Tokens name one another: what only an unused one names is unused, too. */
export function withoutUnused(tokens: string, uses: string): string {
  const all = tokens + uses;
  const kept = tokens.replace(declaration, (whole, name) => (all.includes(`var(${name})`) ? whole : ""));
  return kept === tokens ? tokens : withoutUnused(kept, uses);
}
