/**
 * Adds the pages for developers to the built site. They are files of their own, and what they load is loaded there only:
 * the registration's scripts know nothing of them (docs/adr/0023).
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { apiPage } from "./api-page.ts";
import { problemCodes, problemIndexPage, problemPage } from "./problem-pages.ts";

const require = createRequire(import.meta.url);
const own = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const swagger = (name: string) => require.resolve(`swagger-ui-dist/${name}`);

export function developerPages(): Plugin {
  return {
    name: "developer pages",
    apply: "build",
    async generateBundle() {
      /** Under a name with a hash of its content, as all that browsers keep for a year. */
      const asset = (name: string, file: string) => {
        const id = this.emitFile({ type: "asset", name, source: readFileSync(file) });
        return `/${this.getFileName(id)}`;
      };
      const put = (fileName: string, source: string) => this.emitFile({ type: "asset", fileName, source });

      const style = asset("developers.css", own("developers.css"));
      const files = {
        styles: [asset("swagger-ui.css", swagger("swagger-ui.css")), style],
        scripts: [
          asset("swagger-ui.js", swagger("swagger-ui-bundle.js")),
          asset("operations.js", own("operations.js")),
        ],
      };
      put("developers.html", apiPage(files));
      put("problems.html", await problemIndexPage(style));
      for (const code of problemCodes) put(`problems/${code}.html`, await problemPage(code, style));
    },
  };
}
