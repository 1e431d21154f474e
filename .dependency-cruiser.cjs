/**
 * Which room of the house may import from which. The way through is one-directional: entry → http → use case →
 * domain, with infra handed in by the entry. A room that is not in this table cannot import or be imported.
 *
 * @type {Record<string, { mayImport: string[], why: string }>}
 */
const rooms = {
  "^contracts/": {
    mayImport: ["^contracts/"],
    why: "contracts go over the wire and into browsers: they know nothing of ours but themselves",
  },
  "^functions/config/": {
    mayImport: ["^functions/config/", "^functions/domain/", "^functions/mails/mail[.]ts$", "^contracts/"],
    why: "environment schemas are read by the functions and by the CDK app: they give settings their types, no more",
  },
  "^functions/domain/": {
    mayImport: ["^functions/domain/", "^contracts/"],
    why: "the domain is pure: it sees no AWS, no HTTP, no environment",
  },
  "^functions/audit/": {
    mayImport: ["^functions/audit/", "^functions/domain/(audit-event|reception-number)[.]ts$", "^contracts/"],
    why: "who asked for what is being done, and the record of it: set at the doors, known to whatever writes",
  },
  "^functions/mails/": {
    mayImport: ["^functions/mails/", "^contracts/"],
    why: "mails are rendered from facts alone",
  },
  "^functions/use-cases/": {
    mayImport: ["^functions/use-cases/", "^functions/domain/", "^functions/mails/", "^contracts/"],
    why: "a use case sees no HTTP event and no AWS: what it needs is handed in",
  },
  "^functions/http/": {
    mayImport: [
      "^functions/http/",
      "^functions/lazy/",
      "^functions/audit/",
      "^functions/use-cases/",
      "^functions/domain/",
      "^contracts/",
    ],
    why: "http translates between events and use cases: it sees no AWS",
  },
  "^functions/infra/": {
    mayImport: [
      "^functions/infra/",
      "^functions/lazy/",
      "^functions/audit/",
      "^functions/use-cases/ports",
      "^functions/domain/",
      "^functions/mails/mail[.]ts$",
      "^contracts/",
    ],
    why: "infra implements the ports of the use cases and knows nothing else of them",
  },
  "^functions/lazy/": {
    mayImport: [
      "^functions/lazy/",
      "^functions/domain/",
      "^functions/use-cases/mail/",
      "^functions/http/http-failure[.]ts$",
      "^contracts/",
    ],
    why: "a lazy module is bundled on its own and loaded when first needed: it is a leaf",
  },
  "^functions/handlers/": {
    mayImport: [
      "^functions/(?!handlers/)",
      "^functions/handlers/[^/]+/[^/]+[.]environment[.]ts$",
      "^contracts/",
    ],
    why: "functions are deployed alone: they never see one another, the CDK app, the local cloud or the web front end",
  },
  "^municipalities/": {
    mayImport: ["^municipalities/", "^contracts/", "^lib/config"],
    why: "a municipality is configuration: data, and the type that it has",
  },
  "^lib/": {
    mayImport: [
      "^lib/",
      "^functions/config/",
      "^functions/handlers/[^/]+/[^/]+[.]environment[.]ts$",
      "^contracts/",
      "^municipalities/",
    ],
    why: "the CDK app names functions by file and knows only their environment",
  },
  "^bin/": {
    mayImport: ["^bin/", "^lib/", "^municipalities/"],
    why: "bin composes",
  },
  "^packages/local-cloud/(index[.]ts$|src/)": {
    mayImport: ["^packages/local-cloud/src/"],
    why: "the local cloud provisions any synthesized template: what it knew of this one would be declared twice",
  },
  "^packages/local-cloud/test/": {
    mayImport: ["^packages/local-cloud/"],
    why: "the package is tested without the product, as anybody's who takes it",
  },
  "^packages/client/(index[.]ts$|src/)": {
    mayImport: ["^packages/client/src/"],
    why: "other teams' pages take the client as it is: it stands alone",
  },
  "^packages/client/test/": {
    mayImport: ["^packages/client/"],
    why: "the package is tested without the product, as anybody's who takes it",
  },
  "^packages/openapi-types/": {
    mayImport: ["^packages/openapi-types/"],
    why: "a tool with a compiler of its own, run as a program",
  },
  "^commands/": {
    mayImport: [
      "^commands/",
      "^testing/",
      "^packages/local-cloud/index[.]ts$",
      "^contracts/",
      "^lib/config/",
      "^functions/domain/(audit-records|audit-seal|secret-token|statistics|statistics-table)[.]ts$",
      "^functions/http/(desk-openapi-document|openapi-document|problem-guide)[.]ts$",
      "^functions/infra/(archive|archived-lines|seal-key)[.]ts$",
      "^functions/use-cases/ports[.]ts$",
    ],
    why: "commands drive the product from outside: of its inside they know how it is configured, how addresses are hashed, how the API describes itself and its problems, and the archive with its seals",
  },
  "^testing/": {
    mayImport: [
      "^testing/",
      "^bin/",
      "^lib/",
      "^functions/",
      "^contracts/",
      "^municipalities/",
      "^web/",
      "^packages/local-cloud/index[.]ts$",
    ],
    why: "testing plays registrant, operator and cloud, for tests, benchmarks and commands alike",
  },
  "^scripts/": {
    mayImport: ["^scripts/", "^contracts/"],
    why: "scripts keep the repository: they generate, they check what is installed",
  },
  "^bench/": {
    mayImport: [
      "^bench/",
      "^testing/",
      "^lib/",
      "^functions/",
      "^contracts/",
      "^municipalities/",
      "^packages/local-cloud/index[.]ts$",
    ],
    why: "benchmarks measure the product, with testing for their registrants",
  },
  "^web/(?!developers/)": {
    mayImport: ["^web/", "^contracts/", "^packages/client/index[.]ts$"],
    why: "the web front end shares the wire with the functions and the client with other front ends, nothing else",
  },
  "^web/developers/": {
    mayImport: ["^web/developers/", "^functions/http/problem-(guide|response|schemas)[.]ts$", "^contracts/"],
    why: "pages made at the build, from the tables that the API answers with: no browser loads this code",
  },
  "^test/": {
    mayImport: ["^(?!packages/)", "^packages/(client|local-cloud)/index[.]ts$"],
    why: "tests see everything of the product, and of the packages what everybody sees",
  },
};

const ours =
  "^(bench|bin|commands|contracts|functions|lib|municipalities|packages|scripts|test|testing|web)/";

const directions = Object.entries(rooms).map(([room, { mayImport, why }]) => ({
  name: `from-${room
    .replace(/\(\?!.*?\)/g, "")
    .replace(/\W+/g, "-")
    .replace(/^-|-$/g, "")}`,
  comment: why,
  severity: "error",
  from: { path: room },
  to: { path: ours, pathNot: mayImport },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...directions,
    {
      name: "client-without-dependencies",
      comment: "packages/client is 4 KB for other teams' pages: it takes neither packages nor Node's modules",
      severity: "error",
      from: { path: "^packages/client/(index[.]ts$|src/)" },
      to: { path: "(^|node_modules/)", pathNot: "^packages/client/" },
    },
    {
      name: "unknown-room",
      comment: "a new folder says in the table above what it may import",
      severity: "error",
      from: { path: ours, pathNot: Object.keys(rooms) },
      to: {},
    },
    {
      name: "aws-in-infra-only",
      comment:
        "functions/infra holds the only AWS imports, so that everything else runs and is tested without",
      severity: "error",
      from: { path: "^(contracts|functions|web)/", pathNot: "^functions/infra/" },
      to: { path: "(^|node_modules/)@(aws-sdk|smithy)/" },
    },
    {
      name: "zod-mini-where-it-ships",
      comment: "what is bundled for a Lambda or a browser takes zod/mini, a third of zod's size",
      severity: "error",
      from: { path: "^(contracts|functions|web)/" },
      to: { path: "(^|node_modules/)zod/(?!mini/)" },
    },
    {
      name: "zod-elsewhere",
      comment:
        "what stays here takes zod, whose errors are worded; zod/v4/core where it is handed schemas of either. Tests make schemas as those that they test",
      severity: "error",
      from: { path: "^(bin|lib|municipalities|commands|testing|scripts|bench|packages)/" },
      to: { path: "(^|node_modules/)zod/mini/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "aws-clients-of-parts",
      comment:
        "one file puts the clients together (functions/infra/aws-clients.ts); the SDK's generated ones are three times as large",
      severity: "error",
      from: { path: "^functions/" },
      to: {
        path: "(^|node_modules/)@aws-sdk/(client|lib)-",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "lazy-when-needed",
      comment: "what a function imports at once is in its bundle, and part of its cold start",
      severity: "error",
      from: { path: "^functions/", pathNot: "^functions/lazy/" },
      to: { path: "^functions/lazy/", dynamic: false },
    },
    {
      name: "cdk-in-lib-only",
      comment: "only what declares the deployment knows the CDK",
      severity: "error",
      from: { pathNot: "^(bin|lib|test|testing|packages/[^/]+/test)/" },
      to: { path: "(^|node_modules/)(aws-cdk-lib|constructs|cdk-nag)/" },
    },
    {
      name: "pure-of-node",
      comment:
        "contracts, domain, mails and use cases do no input or output: of Node they take what computes",
      severity: "error",
      from: { path: "^(contracts|functions/(domain|mails|use-cases))/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|util)$" },
    },
    {
      name: "no-tools-in-production",
      comment:
        "a devDependency in what ships would be missing from the licence and audit of what is deployed",
      severity: "error",
      from: { path: "^(contracts|functions)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: "^(test|packages/[^/]+/test)/" },
      to: { path: "^(test|packages/[^/]+/test)/" },
    },
    {
      name: "clouds-where-they-are-meant",
      comment:
        "npm test is the code's own: what starts a local cloud or a browser has folders of its own (docs/adr/0061-editions-of-the-tests.md)",
      severity: "error",
      from: { path: "^test/", pathNot: "^test/(attacks|browser|fault-matrix|integration|nightly)/" },
      to: {
        path: "^testing/(cloud/(cloud-process|local-cloud)|drivers/own-cloud|browser/(chromium|own-stage|stage))[.]ts$",
      },
    },
    {
      name: "nothing-imports-commands",
      comment:
        "npm run calls commands; what two of them need stands in testing/, in packages/ or in commands/shared",
      severity: "error",
      from: { pathNot: "^(commands|test)/" },
      to: { path: "^commands/" },
    },
    {
      name: "commands-without-jest",
      comment: "what npm run starts directly has no jest around it: its imports would fail at once",
      severity: "error",
      from: { path: "^commands/" },
      to: { path: "(^|node_modules/)@jest/globals/", reachable: true },
    },
    {
      name: "no-cycles",
      comment: "two files that need each other are one idea, or a third has not been found yet",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment:
        "handlers are named in the template, fixtures in tests; .js and .cjs are loaded by path; Vite reads its own",
      severity: "error",
      from: {
        orphan: true,
        pathNot:
          "^(functions/handlers/|test/|packages/[^/]+/test/|scripts/|web/(vite[.]config|globals[.]d)[.]ts$)|[.](js|cjs|mjs|d[.]ts)$",
      },
      to: {},
    },
    {
      name: "nothing-missing",
      comment: "what is imported exists; aws-lambda has types only, a typed client's are generated",
      severity: "error",
      from: { pathNot: "^testing/typed-client/" },
      to: { couldNotResolve: true, pathNot: "^aws-lambda$" },
    },
  ],
  options: {
    // TypeScript 7 has no parser that this tool can call; swc is here for jest anyway.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(cdk[.]out|[.]local|web/dist|packages/client/dist|bench/peers)/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
