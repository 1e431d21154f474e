/**
 * A transformer for packages that a worker loads once for all of its test files: the CDK takes 1.4 s of the processor each
 * time. It keeps nothing from one file to the next but counters of its tokens. `loadOnce` is environment.mjs's.
 */
export default {
  process: (_source, path) => ({
    // jest reads every member; of the names of whole packages, each would load its own, and nobody imports them so.
    code: `const loaded = loadOnce(${JSON.stringify(path)});
const isPackage = (name) => /^(?:aws|alexa|cx|region|cloudformation|custom|lambda|cloud)_|^pipelines$/.test(name);
const names = Object.keys(loaded).filter((name) => !isPackage(name));
module.exports = Object.fromEntries(names.map((name) => [name, loaded[name]]));`,
  }),
};
