import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

/** Files of a scratch project, each with the one module that it imports, by the rule that this breaks. */
const violations: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ["from-contracts", "contracts/reaching.ts", "../functions/domain/target.ts"],
  ["from-functions-config", "functions/config/reaching.ts", "../use-cases/target.ts"],
  ["from-functions-domain", "functions/domain/reaching.ts", "../use-cases/target.ts"],
  ["from-functions-domain", "functions/domain/fetching.ts", "../infra/target.ts"],
  ["from-functions-domain", "functions/domain/serving.ts", "../http/target.ts"],
  ["from-functions-mails", "functions/mails/reaching.ts", "../domain/target.ts"],
  ["from-functions-use-cases", "functions/use-cases/serving.ts", "../http/target.ts"],
  ["from-functions-use-cases", "functions/use-cases/fetching.ts", "../infra/target.ts"],
  ["from-functions-http", "functions/http/fetching.ts", "../infra/target.ts"],
  ["from-functions-infra", "functions/infra/serving.ts", "../http/target.ts"],
  ["from-functions-infra", "functions/infra/deciding.ts", "../use-cases/target.ts"],
  ["from-functions-handlers", "functions/handlers/area/reach-lib.ts", "../../../lib/target.ts"],
  ["from-functions-handlers", "functions/handlers/area/reach-testing.ts", "../../../testing/target.ts"],
  ["from-functions-handlers", "functions/handlers/area/reach-other.ts", "./target.ts"],
  ["from-functions-handlers", "functions/handlers/area/reach-web.ts", "../../../web/target.ts"],
  ["from-municipalities", "municipalities/reaching.ts", "../functions/config/target.ts"],
  ["from-lib", "lib/reaching.ts", "../functions/domain/target.ts"],
  ["from-bin", "bin/reaching.ts", "../functions/config/target.ts"],
  [
    "from-packages-local-cloud-index-ts-src",
    "packages/local-cloud/src/reaching.ts",
    "../../../contracts/target.ts",
  ],
  ["from-packages-local-cloud-test", "packages/local-cloud/test/reaching.ts", "../../../testing/target.ts"],
  ["from-commands", "commands/reaching.ts", "../lib/target.ts"],
  ["from-commands", "commands/rummaging.ts", "../packages/local-cloud/src/target.ts"],
  ["from-testing", "testing/rummaging.ts", "../packages/local-cloud/src/target.ts"],
  ["from-test", "test/rummaging.ts", "../packages/local-cloud/src/target.ts"],
  ["from-bench", "bench/reaching.ts", "../web/target.ts"],
  ["from-scripts", "scripts/reaching.ts", "../functions/domain/target.ts"],
  ["from-web-developers", "web/developers/reaching.ts", "../../functions/domain/target.ts"],
  ["from-web", "web/reaching.ts", "../functions/domain/target.ts"],
  ["unknown-room", "functions/cellar/reaching.ts", "../domain/target.ts"],
  ["aws-in-infra-only", "functions/handlers/area/calling.ts", "@aws-sdk/client-sqs"],
  ["aws-in-infra-only", "functions/use-cases/calling.ts", "@aws-sdk/client-sqs"],
  ["zod-mini-where-it-ships", "contracts/parsing.ts", "zod"],
  ["zod-mini-where-it-ships", "functions/domain/parsing.ts", "zod/v4/core"],
  ["zod-elsewhere", "commands/parsing.ts", "zod/mini"],
  ["aws-clients-of-parts", "functions/infra/generating.ts", "@aws-sdk/client-sqs"],
  ["cdk-in-lib-only", "packages/local-cloud/src/declared.ts", "aws-cdk-lib"],
  ["pure-of-node", "functions/domain/reading.ts", "node:fs"],
  ["no-tools-in-production", "functions/handlers/area/testing.ts", "fast-check"],
  ["nothing-imports-tests", "lib/testing.ts", "../test/target.ts"],
  ["clouds-where-they-are-meant", "test/starting.ts", "../testing/drivers/own-cloud.ts"],
  ["nothing-imports-commands", "testing/commanding.ts", "../commands/target.ts"],
  ["commands-without-jest", "commands/expecting.ts", "@jest/globals"],
  ["no-cycles", "testing/egg.ts", "./hen.ts"],
  ["nothing-missing", "testing/missing.ts", "./nowhere.ts"],
];

const allowed: readonly (readonly [file: string, imported: string])[] = [
  ["web/parsing.ts", "zod/mini"],
  ["lib/parsing.ts", "zod"],
  ["functions/handlers/area/start.ts", "../../infra/target.ts"],
  ["functions/handlers/area/begin.ts", "../../http/target.ts"],
  ["functions/handlers/area/reading.ts", "./target.environment.ts"],
  ["functions/http/answering.ts", "../use-cases/target.ts"],
  ["functions/use-cases/deciding.ts", "../domain/target.ts"],
  ["functions/domain/hashing.ts", "node:crypto"],
  ["functions/infra/storing.ts", "../use-cases/ports.ts"],
  ["functions/infra/queueing.ts", "@smithy/core/client"],
  ["lib/wiring.ts", "../functions/config/target.ts"],
  ["lib/declaring.ts", "aws-cdk-lib"],
  ["lib/typing.ts", "../functions/handlers/area/target.environment.ts"],
  ["commands/driving.ts", "../testing/target.ts"],
  ["commands/running.ts", "../packages/local-cloud/index.ts"],
  ["test/anything.ts", "../commands/target.ts"],
];

/** The other half of the cycle above: a cycle is reported once. */
const hen = ["testing/hen.ts", "./egg.ts"] as const;

const targets = [
  ...["bench", "bin", "commands", "contracts", "lib", "municipalities", "scripts", "test", "testing", "web"],
  ...["functions/handlers/area", "packages/local-cloud/src", "packages/local-cloud/test"],
  ...["config", "domain", "http", "infra", "mails", "use-cases"].map((room) => `functions/${room}`),
].map((room) => `${room}/target.ts`);

/** Of our own files even a type counts: it is knowledge, too. */
const importOf = (imported: string) =>
  `import ${imported.startsWith(".") ? "type " : ""}{ x } from "${imported}";\nexport type Y = typeof x;`;

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

const repository = resolve(import.meta.dirname, "..");

async function cruise(folder: string): Promise<readonly Violation[]> {
  const rooms = [
    ...["bench", "bin", "commands", "contracts", "functions", "lib", "municipalities"],
    ...["packages", "scripts", "test", "testing", "web"],
  ];
  const cli = join(repository, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [cli, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...rooms];
  const report = await new Promise<string>((done, fail) => {
    // It leaves with the number of violations as its exit code: an error without a report is one.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      stdout === "" ? fail(new Error(stderr, { cause: error })) : done(stdout),
    );
  });
  return JSON.parse(report).summary.violations;
}

describe("the direction of dependencies", () => {
  let folder = "";
  let found: readonly Violation[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "direction-"));
    for (const file of [".dependency-cruiser.cjs", "package.json"])
      await cp(join(repository, file), join(folder, file));
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
    const importing = [...violations.map(([, file, imported]) => [file, imported] as const), ...allowed, hen];
    const alone = [
      ...targets,
      "functions/use-cases/ports.ts",
      "functions/handlers/area/target.environment.ts",
      "packages/local-cloud/index.ts",
      "testing/alone.ts",
      "testing/drivers/own-cloud.ts",
    ];
    const files = [
      ...alone.map((file) => [file, "export const x = 1;"] as const),
      ...importing.map(([file, imported]) => [file, importOf(imported)] as const),
    ];
    for (const [file, content] of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    }
    found = await cruise(folder);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(violations)("%s refuses that %s imports %s", (rule, file) => {
    expect(found.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule);
  });

  it("refuses a file that nothing imports and that imports nothing", () => {
    expect(found.filter(({ from }) => from === "testing/alone.ts").map(({ rule }) => rule.name)).toEqual([
      "no-orphans",
    ]);
  });

  it.each(allowed)("lets %s import %s", (file) => {
    expect(found.filter(({ from }) => from === file)).toEqual([]);
  });
});
