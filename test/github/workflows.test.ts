/** What cannot be tried here, as it runs elsewhere: at least what it names is there. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse, parseDocument } from "yaml";
import * as z from "zod";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read("package.json")));

const filesIn = (folder: string) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
const workflows = filesIn(".github/workflows");
const yamlFiles = [...workflows, ".github/dependabot.yml", ...filesIn(".github/ISSUE_TEMPLATE")];

const workflowShape = z.object({
  name: z.string(),
  // In YAML 1.2 `on` is a word like any other.
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      "runs-on": z.string(),
      "timeout-minutes": z.number(),
      needs: z.union([z.string(), z.array(z.string())]).optional(),
      environment: z.string().optional(),
      permissions: z.record(z.string(), z.string()).optional(),
      env: z.record(z.string(), z.string()).optional(),
      strategy: z.object({ matrix: z.record(z.string(), z.array(z.string())) }).optional(),
      steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })).min(1),
    }),
  ),
});

const jobsOf = (file: string) => Object.values(workflowShape.parse(parse(read(file))).jobs);
const stepsOf = (file: string) => jobsOf(file).flatMap(({ steps }) => steps);

/** Every command of a workflow, those of its matrices in place. */
const commandsOf = (file: string) =>
  jobsOf(file).flatMap(({ steps, strategy }) =>
    steps.flatMap(({ run = "" }) => {
      const [, variable] = /^\$\{\{ matrix\.(\w+) \}\}$/.exec(run) ?? [];
      return variable === undefined ? [run] : (strategy?.matrix[variable] ?? []);
    }),
  );

describe(".github", () => {
  it.each(yamlFiles)("%s is YAML without errors and warnings", (file) => {
    const { errors, warnings } = parseDocument(read(file));
    expect([...errors, ...warnings]).toEqual([]);
  });

  it.each(workflows)("%s lets its jobs read the repository, and no more", (file) => {
    expect(workflowShape.parse(parse(read(file))).permissions).toEqual({ contents: "read" });
    for (const { permissions = {}, environment } of jobsOf(file)) {
      // Whoever signs in at AWS needs a token of this job, and belongs to an environment, which the role's trust names.
      const { contents = "read", "id-token": token, ...more } = permissions;
      expect({ contents, more }).toEqual({ contents: "read", more: {} });
      expect(token === "write").toBe(environment !== undefined);
    }
  });

  it.each(workflows)("%s takes actions by commit, with the version beside it", (file) => {
    const used = stepsOf(file).flatMap(({ uses }) => uses ?? []);
    const pinned = [...read(file).matchAll(/uses: (\S+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$/gm)];
    expect(pinned.map(([, action]) => action)).toEqual(used);
    expect(used.length).toBeGreaterThan(0);
  });

  it.each(workflows)("%s runs npm scripts that there are", (file) => {
    const named = commandsOf(file).flatMap((command) => {
      const [, script, optional] = /^npm run ([\w:-]+)( --if-present)?/.exec(command) ?? [];
      return script === undefined || optional ? [] : [script];
    });
    const ownScripts = commandsOf(file).flatMap((command) => /^\.ci\/\w+/.exec(command) ?? []);
    expect(named.length + ownScripts.length).toBeGreaterThan(0);
    for (const script of ownScripts) expect(statSync(join(root, script)).mode & 0o111).not.toBe(0);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it("checks every push and every pull request by .ci/run", () => {
    const { on } = workflowShape.parse(parse(read(".github/workflows/check.yml")));
    expect(Object.keys(on)).toEqual(["push", "pull_request"]);
    expect(commandsOf(".github/workflows/check.yml")).toContain(".ci/run");
    expect(statSync(join(root, ".ci/run")).mode & 0o111).not.toBe(0);
  });

  it("runs every night what takes too long for a push", () => {
    const { on } = workflowShape.parse(parse(read(".github/workflows/nightly.yml")));
    expect(Object.keys(on)).toContain("schedule");
    const commands = commandsOf(".github/workflows/nightly.yml").join("\n");
    for (const name of ["fault-matrix", "soak", "test:nightly", "browser", "mutation", "check:licences"])
      expect(commands).toContain(`npm run ${name}`);
    expect(commands).toContain("npm audit");
  });

  describe("the delivery", () => {
    const file = ".github/workflows/deliver.yml";
    const { on, jobs } = workflowShape.parse(parse(read(file)));
    const runsOf = (name: string) => (jobs[name]?.steps ?? []).flatMap(({ run }) => run ?? []);

    it("begins with a tag, or by hand on one", () => {
      expect(on).toMatchObject({ push: { tags: ["v*"] }, workflow_dispatch: {} });
      expect(Object.keys(on)).toHaveLength(2);
    });

    it("checks, deploys to development, shows what production would change, and goes there when somebody agreed", () => {
      const order = Object.entries(jobs).map(([name, { needs, environment }]) => [name, needs, environment]);
      expect(order).toEqual([
        ["check", undefined, undefined],
        ["night", undefined, undefined],
        ["dev", "check", "dev"],
        ["production-plan", ["dev", "night"], "prod-plan"],
        ["production", "production-plan", "prod"],
      ]);
      expect(runsOf("check")).toEqual([".ci/run"]);
      expect(runsOf("night").join("\n")).toMatch(/npm run test:nightly\n.*npm run browser$/);
      expect(runsOf("dev").slice(-2)).toEqual([".ci/plan dev", ".ci/deploy dev"]);
      expect(runsOf("production-plan").at(-1)).toBe(".ci/plan prod");
      expect(runsOf("production").slice(-2)).toEqual([".ci/plan prod", ".ci/deploy prod"]);
    });

    it("has no secret, and hands inputs on as variables alone, so that none becomes part of a command", () => {
      expect(read(file)).not.toContain("secrets.");
      expect(commandsOf(file).filter((command) => command.includes("${{"))).toEqual([]);
    });
  });

  it("looks for drift every month, in an environment of its own, where somebody has said so", () => {
    const { on, jobs } = workflowShape.parse(parse(read(".github/workflows/drift.yml")));
    expect(Object.keys(on)).toEqual(["schedule", "workflow_dispatch"]);
    expect(Object.values(jobs)).toMatchObject([{ environment: "drift" }]);
    expect(commandsOf(".github/workflows/drift.yml").at(-1)).toBe(".ci/drift prod");
  });

  it("is trusted by AWS for one environment of one repository, and by a plan's role changes nothing", () => {
    const template = z
      .object({
        Resources: z.object({
          Role: z.object({
            Properties: z.object({
              AssumeRolePolicyDocument: z.unknown(),
              ManagedPolicyArns: z.unknown(),
              Policies: z.tuple([z.unknown(), z.unknown(), z.unknown()]),
            }),
          }),
        }),
      })
      .parse(JSON.parse(read(".github/deploy-role.template.json")));
    const {
      AssumeRolePolicyDocument: trust,
      ManagedPolicyArns,
      Policies,
    } = template.Resources.Role.Properties;
    expect(trust).toMatchObject({
      Statement: [
        {
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": {
                "Fn::Sub": expect.stringMatching(/^repo:\$\{Repository\}:environment:\$\{Environment\}$/),
              },
            },
          },
        },
      ],
    });
    const looking = JSON.stringify(Policies[0]);
    expect(looking).not.toMatch(/deploy-role|publishing-role|Update|Create|Delete|Cancel|"\*"/);
    expect(Policies[1]).toMatchObject({ "Fn::If": ["Deploys", {}, { Ref: "AWS::NoValue" }] });
    // Whoever looks for drift reads how everything is set, and no item, no object, no secret.
    const none = { Ref: "AWS::NoValue" };
    expect(Policies[2]).toMatchObject({ "Fn::If": ["LooksForDrift", {}, none] });
    expect(ManagedPolicyArns).toMatchObject({ "Fn::If": ["LooksForDrift", expect.any(Array), none] });
    const lookingForDrift = JSON.stringify([Policies[2], ManagedPolicyArns]);
    expect(lookingForDrift).not.toMatch(/AssumeRole|Update|Create|Delete|Cancel|ReadOnlyAccess/);
  });

  it("has Dependabot look at every lock file, and at the actions", () => {
    const shape = z.object({
      version: z.literal(2),
      updates: z.array(
        z.object({
          "package-ecosystem": z.string(),
          directory: z.string().optional(),
          directories: z.array(z.string()).optional(),
        }),
      ),
    });
    const { updates } = shape.parse(parse(read(".github/dependabot.yml")));
    const npm = updates.filter((each) => each["package-ecosystem"] === "npm");
    const folders = npm.flatMap(({ directory, directories = [] }) => [
      ...(directory ? [directory] : []),
      ...directories,
    ]);
    expect(folders).toEqual(["/", "/bench/peers"]);
    for (const folder of folders) expect(existsSync(join(root, folder, "package-lock.json"))).toBe(true);
    expect(updates.map((each) => each["package-ecosystem"])).toContain("github-actions");
  });
});

describe("CODEOWNERS", () => {
  const rules = read(".github/CODEOWNERS")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(/\s+/));

  it("has an owner for everything", () => {
    expect(rules[0]).toEqual(["*", expect.stringMatching(/^@/)]);
  });

  it.each(rules.slice(1).map(([path = "", ...owners]) => [path, owners] as const))(
    "names %s, which is there, and teams",
    (path, owners) => {
      expect(existsSync(join(root, path))).toBe(true);
      expect(owners.length).toBeGreaterThan(0);
      for (const owner of owners) expect(owner).toMatch(/^@[\w-]+\/[\w-]+$/);
    },
  );
});
