import { basename } from "node:path";
import type { Plugin } from "esbuild";

/**
 * Leaves `import("../lazy/x.ts")` out of the bundle, to be loaded from `x.js` beside it when the function comes to it.
 * Where no bundles are, in tests and benchmarks, the same line loads the source.
 */
export const lazyModules: Plugin = {
  name: "lazy modules",
  setup(build) {
    build.onResolve({ filter: /\/lazy\/[\w-]+\.ts$/ }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path: `./${basename(path, ".ts")}.js`, external: true } : undefined,
    );
  },
};
