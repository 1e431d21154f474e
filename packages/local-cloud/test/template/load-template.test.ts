import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { loadTemplate as load } from "../../src/template/load-template.ts";

/** Of the region that the stacks below are for. */
const loadTemplate: typeof load = (folder, options) => load(folder, { region: "ap-northeast-1", ...options });

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Assembly {
  readonly template?: unknown;
  readonly artifacts?: Record<string, unknown>;
}

const stack = (stackName: string, environment: string) => ({
  type: "aws:cloudformation:stack",
  environment,
  properties: { templateFile: "Main.template.json", stackName },
  dependencies: ["Main.assets"],
});

function anAssembly({ template = {}, artifacts }: Assembly = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "assembly-"));
  folders.push(folder);
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  write("manifest.json", {
    artifacts: artifacts ?? {
      "Main.assets": { type: "cdk:asset-manifest", properties: { file: "Main.assets.json" } },
      Main: stack("Shop", "aws://unknown-account/ap-northeast-1"),
      Tree: { type: "cdk:tree" },
    },
  });
  write("Main.assets.json", {
    files: {
      abc: {
        source: { path: "asset.abc", packaging: "zip" },
        destinations: { "current_account-ap-northeast-1": { objectKey: "abc.zip" } },
      },
      def: {
        source: { path: "Main.template.json", packaging: "file" },
        destinations: { here: { objectKey: "def.json" } },
      },
    },
  });
  write("Main.template.json", template);
  return folder;
}

describe("loadTemplate", () => {
  it("reads resources with their properties and dependencies", () => {
    const { stackName, resources } = loadTemplate(
      anAssembly({
        template: {
          Resources: {
            A: { Type: "AWS::SQS::Queue", Properties: { QueueName: "a" }, DependsOn: "B" },
            B: { Type: "AWS::SQS::Queue", DependsOn: ["C"] },
          },
        },
      }),
    );
    expect(stackName).toBe("Shop");
    expect([...resources.values()]).toEqual([
      { logicalId: "A", type: "AWS::SQS::Queue", properties: { QueueName: "a" }, dependsOn: ["B"] },
      { logicalId: "B", type: "AWS::SQS::Queue", properties: {}, dependsOn: ["C"] },
    ]);
  });

  it("finds the folder of a zip asset by its S3 key", () => {
    const folder = anAssembly();
    expect(loadTemplate(folder).assetFolder("abc.zip")).toBe(join(folder, "asset.abc"));
  });

  it.each(["def.json", "nobody.zip"])("names the key %s, which is no zip asset", (key) => {
    expect(() => loadTemplate(anAssembly()).assetFolder(key)).toThrow(
      `there is no zip asset under the key ${key}`,
    );
  });

  it("leaves out resources and outputs whose condition is false", () => {
    const template = {
      Parameters: { Stage: { Type: "String", Default: "prod" } },
      Conditions: {
        Both: { "Fn::And": [{ Condition: "IsProd" }, { "Fn::Not": [{ Condition: "IsTest" }] }] },
        IsProd: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] },
        IsTest: { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] },
      },
      Resources: {
        Kept: { Type: "AWS::SQS::Queue", Condition: "Both" },
        Gone: { Type: "AWS::SQS::Queue", Condition: "IsTest" },
      },
      Outputs: { Url: { Value: { Ref: "Kept" } }, Never: { Value: 1, Condition: "IsTest" } },
    };
    const loaded = loadTemplate(anAssembly({ template }));
    expect([...loaded.resources.keys()]).toEqual(["Kept"]);
    expect([...loaded.omitted]).toEqual(["Gone"]);
    expect(loaded.outputs).toEqual({ Url: { Ref: "Kept" } });
    expect(Object.fromEntries(loaded.conditions)).toEqual({ Both: true, IsProd: true, IsTest: false });
    expect([...loadTemplate(anAssembly({ template }), { parameters: { Stage: "dev" } }).resources]).toEqual(
      [],
    );
  });

  it("takes parameters from defaults and options, but never an SSM parameter's name for its value", () => {
    const Parameters = {
      Given: { Type: "String", Default: "x" },
      Zones: { Type: "CommaDelimitedList", Default: "a, c" },
      BootstrapVersion: {
        Type: "AWS::SSM::Parameter::Value<String>",
        Default: "/cdk-bootstrap/hnb659fds/version",
      },
      Bare: { Type: "Number" },
    };
    const { parameters } = loadTemplate(anAssembly({ template: { Parameters } }), {
      parameters: { Given: "y" },
    });
    expect(Object.fromEntries(parameters)).toEqual({ Given: "y", Zones: ["a", "c"] });
  });

  it.each<[string, object, string]>([
    ["a resource without a type", { Resources: { A: {} } }, "A: the resource has no Type"],
    ["a resource that is no object", { Resources: { A: "x" } }, "A: the resource is not an object"],
    [
      "properties that are no object",
      { Resources: { A: { Type: "T", Properties: 1 } } },
      "A: the resource's Properties",
    ],
    [
      "a strange DependsOn",
      { Resources: { A: { Type: "T", DependsOn: [1] } } },
      "A: DependsOn holds something else",
    ],
    [
      "an unknown condition",
      { Resources: { A: { Type: "T", Condition: "No" } } },
      "A: there is no condition No",
    ],
    ["a section that is no object", { Resources: [] }, "Shop: the template's Resources is not an object"],
    [
      "a condition on nothing",
      { Conditions: { A: { Condition: "No" } } },
      "condition A: there is no condition No",
    ],
    [
      "a condition on a resource",
      { Conditions: { A: { "Fn::Equals": [{ Ref: "Q" }, ""] } } },
      "Q is no resource",
    ],
    [
      "a condition that is none",
      { Conditions: { A: { "Fn::If": [] } } },
      "condition A: Fn::If is no condition",
    ],
    [
      "conditions in a circle",
      { Conditions: { A: { "Fn::Not": [{ Condition: "B" }] }, B: { Condition: "A" } } },
      "conditions depend on each other: A → B → A",
    ],
  ])("refuses %s", (_, template, message) => {
    expect(() => loadTemplate(anAssembly({ template }))).toThrow(message);
  });

  it("refuses a value for a parameter that is not declared", () => {
    expect(() => loadTemplate(anAssembly(), { parameters: { Stgae: "x" } })).toThrow(
      "Stgae: the template has no such parameter",
    );
  });

  describe("among several stacks", () => {
    const artifacts = {
      Main: stack("Shop", "aws://unknown-account/ap-northeast-1"),
      Edge: stack("Edge", "aws://unknown-account/us-east-1"),
    };

    it("picks the one of the region, or the one named", () => {
      const folder = anAssembly({ artifacts });
      expect(loadTemplate(folder).stackName).toBe("Shop");
      expect(loadTemplate(folder, { stackName: "Edge" }).stackName).toBe("Edge");
    });

    it("takes a stack for any region when none is for this one", () => {
      const anywhere = {
        Main: stack("Shop", "aws://unknown-account/unknown-region"),
        Edge: artifacts.Edge,
      };
      expect(loadTemplate(anAssembly({ artifacts: anywhere })).stackName).toBe("Shop");
    });

    it("lists what there is when none or several fit", () => {
      const held = "it holds Shop (ap-northeast-1), Edge (us-east-1)";
      const folder = anAssembly({ artifacts });
      expect(() => loadTemplate(folder, { region: "eu-west-1" })).toThrow(`no stack for eu-west-1; ${held}`);
      expect(() => loadTemplate(folder, { stackName: "Nobody" })).toThrow(`no stack Nobody; ${held}`);
      const twins = { ...artifacts, Edge: stack("Edge", "aws://unknown-account/ap-northeast-1") };
      expect(() => loadTemplate(anAssembly({ artifacts: twins }))).toThrow(
        "more than one stack for ap-northeast-1",
      );
      expect(() => loadTemplate(anAssembly({ artifacts: {} }))).toThrow("it holds none");
    });
  });

  it("says what to do when there is no assembly, or a broken one", () => {
    expect(() => loadTemplate(join(tmpdir(), "nowhere"))).toThrow(
      /manifest\.json: cannot be read .* run cdk synth/,
    );
    const folder = anAssembly();
    writeFileSync(join(folder, "Main.template.json"), "[]");
    expect(() => loadTemplate(folder)).toThrow("Main.template.json: holds no JSON object");
  });
});
