import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createClosers } from "../../src/cloud/closers.ts";
import { credentialsOf } from "../../src/cloud/credentials.ts";
import { choosePorts } from "../../src/cloud/ports.ts";
import { openStateFolder } from "../../src/cloud/state-folder.ts";
import { createTriggerInvoker } from "../../src/cloud/triggers.ts";
import type { InvocationOutcome } from "../../src/services/lambda/outcome.ts";

describe("closers", () => {
  it("stop everything, the last first, and report the first failure at the end", async () => {
    const closers = createClosers();
    const closed: string[] = [];
    closers.add(() => void closed.push("first"));
    closers.add(() => {
      throw new Error("will not close");
    });
    closers.add(async () => void closed.push("last"));
    await expect(closers.closeAll()).rejects.toThrow("will not close");
    expect(closed).toEqual(["last", "first"]);
    await closers.closeAll();
  });
});

describe("a function's credentials", () => {
  it("are its own, and the same at every start", () => {
    const credentials = credentialsOf("place-order");
    expect(credentials).toEqual(credentialsOf("place-order"));
    expect(credentials.accessKeyId).toMatch(/^LKIA[0-9A-F]{16}$/);
    expect(credentials.appId).toBe("place-order");
    expect(credentialsOf("sign-in").accessKeyId).not.toBe(credentials.accessKeyId);
  });

  it("keep to the SDK's 50 characters of an application id, and stay distinct", () => {
    const [a, b] = ["a", "b"].map((end) => credentialsOf("x".repeat(60) + end).appId);
    expect(a).toHaveLength(50);
    expect(a).not.toBe(b);
  });
});

describe("ports", () => {
  it("are chosen where 0 is asked for, and refused where something listens", async () => {
    const { web, aws, inbox, api } = await choosePorts({ web: 0, aws: 0, inbox: 0 });
    expect(Math.min(web, aws, inbox, api)).toBeGreaterThan(0);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(aws, "127.0.0.1", resolve));
    await expect(choosePorts({ web, aws, inbox })).rejects.toMatchObject({
      name: "PortInUse",
      port: aws,
      purpose: "aws",
    });
    other.close();
  });
});

describe("the state folder", () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "state-"));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it("belongs to one local cloud at a time", () => {
    const path = join(parent, "state");
    const state = openStateFolder(path);
    expect(() => openStateFolder(path)).toThrow(
      /^Another local cloud runs on .*: stop it, or choose another state folder/,
    );
    state.release();
    openStateFolder(path).release();
  });

  it("begins anew when asked to, but for the synthesized template", () => {
    mkdirSync(join(parent, "data"));
    mkdirSync(join(parent, "cdk.out"));
    writeFileSync(join(parent, "clock.json"), "{}");
    openStateFolder(parent).release();
    expect(existsSync(join(parent, "clock.json"))).toBe(true);
    openStateFolder(parent, { fresh: true }).release();
    expect(["data", "clock.json", "cdk.out"].map((name) => existsSync(join(parent, name)))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("the user pool's trigger", () => {
  const event = {
    version: "1",
    region: "ap-northeast-1",
    userPoolId: "pool-1",
    userName: "u",
    callerContext: { awsSdkVersion: "3", clientId: "c" },
    triggerSource: "PreSignUp_SignUp",
    request: { userAttributes: {}, validationData: null },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  } as const;
  const permission = {
    action: "lambda:InvokeFunction",
    functionArn: "arn:guard",
    principal: "cognito-idp.amazonaws.com",
    sourceArn: "arn:aws:cognito-idp:ap-northeast-1:000000000000:userpool/pool-1",
  };
  const { signal } = new AbortController();

  function setup(outcome: InvocationOutcome, permissions = [permission]) {
    const guard = {
      name: "guard",
      arn: "arn:guard",
      invoke: async () => outcome,
      crash: async () => undefined,
      recycle: () => undefined,
      close: async () => undefined,
    };
    return createTriggerInvoker({
      ...{ region: "ap-northeast-1", accountId: "000000000000" },
      permissions: () => permissions,
      functionOf: (arn) => (arn === "arn:guard" ? guard : undefined),
    });
  }

  it("hands the function's answer back", async () => {
    const invoke = setup({ kind: "returned", requestId: "r", payload: event });
    expect(await invoke("arn:guard", event, signal)).toEqual({ kind: "returned", payload: event });
  });

  it("hands the function's error back", async () => {
    const error = { errorType: "Error", errorMessage: "not in completing" };
    const invoke = setup({ kind: "failed", requestId: "r", error });
    expect(await invoke("arn:guard", event, signal)).toEqual({
      kind: "failed",
      errorMessage: "not in completing",
    });
  });

  it.each([
    ["without a permission", "arn:guard", []],
    [
      "for another pool",
      "arn:guard",
      [{ ...permission, sourceArn: "arn:aws:cognito-idp:ap-northeast-1:000000000000:userpool/pool-2" }],
    ],
    ["of an unknown function", "arn:other", [permission]],
  ])("is refused %s", async (_name, arn, permissions) => {
    const invoke = setup({ kind: "returned", requestId: "r", payload: null }, permissions);
    await expect(invoke(arn, event, signal)).rejects.toThrow("Lambda::Permission");
  });
});
