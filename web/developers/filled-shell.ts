/** While the screens are being developed, the page is filled with the texts of the local cloud's municipality. */
import type { Plugin } from "vite";
import type { SiteConfig } from "../../contracts/site-config.ts";
import { fillShell } from "../../contracts/site-shell.ts";

export function filledShell(cloud: string): Plugin {
  return {
    name: "filled shell",
    apply: "serve",
    async transformIndexHtml(page) {
      const response = await fetch(new URL("/config.json", cloud)).catch(() => undefined);
      // As the deployment has checked it. Without a cloud, the places stay as they are.
      return response?.ok ? fillShell(page, (await response.json()) as SiteConfig) : page;
    },
  };
}
