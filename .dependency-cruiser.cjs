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
    mayImport: ["^functions/audit/", "^contracts/"],
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
      "^functions/http/http-failure[.]ts$",
      "^contracts/",
    ],
    why: "a lazy module is bundled on its own and loaded when first needed: it is a leaf",
  },
  "^functions/[^/]+[.]ts$": {
    mayImport: ["^functions/", "^contracts/"],
    why: "functions are deployed alone: they never see the CDK app, the local cloud or the web front end",
  },
  "^municipalities/": {
    mayImport: ["^municipalities/", "^contracts/", "^lib/config"],
    why: "a municipality is configuration: data, and the type that it has",
  },
  "^lib/": {
    mayImport: ["^lib/", "^functions/config/", "^contracts/", "^municipalities/"],
    why: "the CDK app names functions by file and knows only their environment",
  },
  "^bin/": {
    mayImport: ["^bin/", "^lib/", "^municipalities/"],
    why: "bin composes",
  },
  "^local/": {
    mayImport: ["^local/", "^contracts/"],
    why: "the local cloud stands up the synthesized template: what it took from elsewhere would be declared twice",
  },
  "^audit/": {
    mayImport: ["^audit/", "^contracts/", "^functions/domain/secret-token[.]ts$", "^local/"],
    why: "the auditor's command reads records: of the service it knows how addresses are hashed, no more",
  },
  "^web/": {
    mayImport: ["^web/", "^contracts/"],
    why: "the web front end shares the wire with the functions, nothing else",
  },
  "^test/": {
    mayImport: ["."],
    why: "tests see everything",
  },
};

const ours = "^(audit|bin|contracts|functions|lib|local|municipalities|test|web)/";

const directions = Object.entries(rooms).map(([room, { mayImport, why }]) => ({
  name: `from-${room.replace(/\W+/g, "-").replace(/^-|-$/g, "")}`,
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
      from: { pathNot: "^(bin|lib|test)/" },
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
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
    {
      name: "commands-without-jest",
      comment: "what npm run starts directly has no jest around it: its imports would fail at once",
      severity: "error",
      from: { path: "^test/((soak|fault-matrix)/main|browser/screenshots)[.]ts$" },
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
        "entries are named in the template, fixtures in tests; .js is what a page of local/ loads; Vite reads its own",
      severity: "error",
      from: {
        orphan: true,
        pathNot: "^(functions/[^/]+[.]ts$|test/|web/(vite[.]config|globals[.]d)[.]ts$)|[.]js$",
      },
      to: {},
    },
    {
      name: "nothing-missing",
      comment: "what is imported exists; aws-lambda has types only",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^aws-lambda$" },
    },
  ],
  options: {
    // TypeScript 7 has no parser that this tool can call; swc is here for jest anyway.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(cdk[.]out|[.]local|web/dist)/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
