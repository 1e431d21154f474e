import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { browserFloor } from "./browser-floor.ts";
import { filledShell } from "./developers/filled-shell.ts";
import { developerPages } from "./developers/plugin.ts";
import { usedTokens } from "./developers/used-tokens.ts";

/** Where the local cloud serves the API and `/config.json` while the screens are being developed. */
const cloud = process.env["LOCAL_CLOUD_URL"] ?? "http://localhost:3000";

/** The API refuses an `Origin` that it does not know, and the development server's is none of the site's. */
const asTheSite = { target: cloud, headers: { origin: cloud } };

/**
 * React's interface by Preact, a quarter of its size; without this the site is built of React
 * (docs/adr/0030-preact-behind-react.md).
 */
const smallReact = {
  "react/jsx-runtime": "preact/jsx-runtime",
  "react-dom/client": "preact/compat/client",
  "react-dom": "preact/compat",
  react: fileURLToPath(new URL("small-react.ts", import.meta.url)),
};

/** Words in another language than Japanese that stand apart from its catalogue come with it all the same. */
const wordsApart = ["english", "easy"].map((language) => ({
  find: new RegExp(`^\\./${language}-(labels|sentences|screens)\\.ts$`),
  replacement: fileURLToPath(new URL(`language/${language}-words.ts`, import.meta.url)),
}));

const { safari, safari_ios, firefox, chrome } = browserFloor;

export default defineConfig({
  plugins: [usedTokens(), developerPages(), filledShell(cloud)],
  resolve: {
    alias: [
      ...Object.entries(smallReact).map(([find, replacement]) => ({ find, replacement })),
      ...wordsApart,
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "react" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The content security policy allows no data: script and no inlined style.
    assetsInlineLimit: 0,
    target: [`safari${safari}`, `ios${safari_ios}`, `firefox${firefox}`, `chrome${chrome}`],
    modulePreload: { polyfill: false },
    // Six files of scripts: what the first page needs, the registration's screens, those behind links in mails, those of a
    // change of address and those of a handover, each with their words, and all others; beside them the builder's own few lines. One for each screen and each part that screens share were forty, most of one or two KB:
    // each a request that the edge is paid for, and some a round trip.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "index", tags: ["$initial"], priority: 2 },
            {
              name: "screens",
              test: /\/web\/screens\/(register|terms|email|code|profile|review|complete)\./,
              priority: 1,
            },
            { name: "links", test: /\/web\/(screens\/link-(?!handover|export)|links\/)/, priority: 1 },
            { name: "others", test: /\/web\/screens\/(?!email-change|(link-)?handover\.)/ },
            // Last, so that they take nothing along that others share.
            { name: "email-change", test: /\/web\/(screens\/email-change|email-change\/)/ },
            { name: "handover", test: /\/web\/(screens\/(link-)?handover\.|handover\/)/ },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": asTheSite, "/config.json": asTheSite } },
});
