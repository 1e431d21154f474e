import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  type GetSecretValueCommandInput,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { describe, expect, it } from "@jest/globals";
import {
  type SecretsManager,
  startSecretsManager,
} from "../../../src/services/secrets-manager/secrets-manager.ts";
import { ACCOUNT, clientOf, failureOf, REGION, standingClock } from "../support/fixtures.ts";
import { ownFolder } from "../support/own-folder.ts";

const GENERATED = { Name: "code", GenerateSecretString: { PasswordLength: 40 }, KmsKeyId: "alias/key" };

describe("the Secrets Manager emulator", () => {
  const scratch = ownFolder(start, stop);
  let running: SecretsManager;
  let client: SecretsManagerClient;
  let arn: string;
  const clock = standingClock();

  async function start() {
    running = await startSecretsManager({
      dataDir: scratch.folder,
      clock,
      region: REGION,
      accountId: ACCOUNT,
    });
    client = new SecretsManagerClient(clientOf(running.url));
    arn = (await running.ensureSecret(GENERATED)).arn;
  }

  async function stop() {
    client.destroy();
    await running.close();
  }

  const get = (more: Partial<GetSecretValueCommandInput> = {}) =>
    client.send(new GetSecretValueCommand({ SecretId: arn, ...more }));
  const rotate = () => client.send(new RotateSecretCommand({ SecretId: arn }));

  it("keeps a generated value, its version and its ARN across restarts", async () => {
    const before = await get();
    const arnBefore = arn;
    expect(before.SecretString).toHaveLength(40);
    await stop();
    await start();
    expect(arn).toBe(arnBefore);
    expect(await get()).toMatchObject({ SecretString: before.SecretString, VersionId: before.VersionId });
  });

  it("finds a secret by ARN, by ARN without its suffix, and by name", async () => {
    const found = await Promise.all([arn, arn.slice(0, -7), "code"].map((SecretId) => get({ SecretId })));
    expect(found.map(({ ARN }) => ARN)).toEqual([arn, arn, arn]);
  });

  it("rotates a generated secret: the old value stays under its version and AWSPREVIOUS", async () => {
    const old = await get();
    await rotate();
    const current = await get();
    expect(current.VersionStages).toEqual(["AWSCURRENT"]);
    expect(current.SecretString).not.toBe(old.SecretString);
    const byStage = await get({ VersionStage: "AWSPREVIOUS" });
    const byVersion = await get({ VersionId: old.VersionId });
    for (const found of [byStage, byVersion]) {
      expect(found).toMatchObject({ SecretString: old.SecretString, VersionStages: ["AWSPREVIOUS"] });
    }
  });

  it("gives CloudFormation the text of a version for a dynamic reference", async () => {
    const first = running.secretText({ id: arn });
    expect(first).toMatch(/^.{40}$/);
    await client.send(new RotateSecretCommand({ SecretId: arn }));
    expect(running.secretText({ id: "code", versionStage: "AWSPREVIOUS" })).toBe(first);
    expect(running.secretText({ id: "code" })).not.toBe(first);
    expect(() => running.secretText({ id: "gone" })).toThrow("can't find the specified secret");
  });

  it("still gives a version that lost every label", async () => {
    const oldest = await get();
    await rotate();
    await rotate();
    const found = await get({ VersionId: oldest.VersionId });
    expect(found.SecretString).toBe(oldest.SecretString);
  });

  it("lists the versions that have a label, and on request those that lost it", async () => {
    const { VersionId: oldest } = await get();
    await rotate();
    await rotate();
    const list = async (IncludeDeprecated: boolean) => {
      const { Versions = [] } = await client.send(
        new ListSecretVersionIdsCommand({ SecretId: arn, IncludeDeprecated }),
      );
      return Versions;
    };
    expect((await list(false)).map(({ VersionStages }) => VersionStages)).toEqual([
      ["AWSPREVIOUS"],
      ["AWSCURRENT"],
    ]);
    expect((await list(true))[0]).toMatchObject({ VersionId: oldest, VersionStages: [] });
  });

  it("stores a new value once per token", async () => {
    const put = (SecretString: string) => {
      const ClientRequestToken = "0b8a1a0e-6f1a-4a62-9f34-6f2f7d6f0a11";
      return client.send(new PutSecretValueCommand({ SecretId: arn, SecretString, ClientRequestToken }));
    };
    await put("new");
    await put("new");
    expect((await get()).SecretString).toBe("new");
    expect((await failureOf(put("other"))).name).toBe("ResourceExistsException");
  });

  it("takes a changed SecretString of the template as a new version", async () => {
    const first = await running.ensureSecret({ Name: "client", SecretString: "a" });
    const second = await running.ensureSecret({ Name: "client", SecretString: "b" });
    expect(second).toEqual(first);
    expect((await get({ SecretId: "client" })).SecretString).toBe("b");
    expect((await get({ SecretId: "client", VersionStage: "AWSPREVIOUS" })).SecretString).toBe("a");
  });

  it("describes versions and times", async () => {
    clock.advance(60);
    await rotate();
    const described = await client.send(new DescribeSecretCommand({ SecretId: "code" }));
    expect(described.LastRotatedDate?.getTime()).toBe(clock.now());
    expect(
      Object.values(described.VersionIdsToStages ?? {})
        .flat()
        .sort(),
    ).toEqual(["AWSCURRENT", "AWSPREVIOUS"]);
  });

  it.each([
    ["an unknown secret", { SecretId: "nope" }, "Secrets Manager can't find the specified secret."],
    ["an unknown label", { VersionStage: "AWSPREVIOUS" }, "for staging label: AWSPREVIOUS"],
    ["an unknown version", { VersionId: "0b8a1a0e-6f1a-4a62-9f34-6f2f7d6f0a11" }, "for VersionId: 0b8a1a0e"],
  ])("reports %s as ResourceNotFoundException", async (_case, wanted, message) => {
    const failure = await failureOf(get(wanted));
    expect(failure.name).toBe("ResourceNotFoundException");
    expect(failure.message).toContain(message);
  });

  const moveLabel = (
    VersionStage: string,
    more: { MoveToVersionId?: string; RemoveFromVersionId?: string },
  ) => client.send(new UpdateSecretVersionStageCommand({ SecretId: arn, VersionStage, ...more }));

  it("keeps an old value under a label of its own until that is taken away", async () => {
    const { VersionId: old = "", SecretString } = await get();
    await rotate();
    await moveLabel("until-later", { MoveToVersionId: old });
    await rotate();
    expect((await get({ VersionStage: "until-later" })).SecretString).toBe(SecretString);
    await moveLabel("until-later", { RemoveFromVersionId: old });
    expect((await failureOf(get({ VersionStage: "until-later" }))).name).toBe("ResourceNotFoundException");
  });

  it("makes an earlier version current again", async () => {
    const { VersionId: old = "", SecretString } = await get();
    const { VersionId: current = "" } = await rotate();
    const to = { MoveToVersionId: old, RemoveFromVersionId: current };
    expect(await moveLabel("AWSCURRENT", to)).toMatchObject({ ARN: arn, Name: "code" });
    expect((await get()).SecretString).toBe(SecretString);
    expect((await get({ VersionStage: "AWSPREVIOUS" })).VersionId).toBe(current);
  });

  it("moves no label by mistake", async () => {
    const { VersionId: old = "" } = await get();
    const { VersionId: current = "" } = await rotate();
    const refused: [string, Parameters<typeof moveLabel>[1], string][] = [
      ["AWSCURRENT", { MoveToVersionId: old }, "InvalidParameterException"],
      ["AWSCURRENT", { MoveToVersionId: old, RemoveFromVersionId: old }, "InvalidParameterException"],
      ["AWSCURRENT", { RemoveFromVersionId: current }, "InvalidParameterException"],
      ["mine", { RemoveFromVersionId: current }, "InvalidParameterException"],
      ["mine", { MoveToVersionId: "nope" }, "ResourceNotFoundException"],
    ];
    for (const [label, move, name] of refused)
      expect((await failureOf(moveLabel(label, move))).name).toBe(name);
    expect((await get()).VersionId).toBe(current);
  });

  it("does not rotate a secret that was given", async () => {
    await running.ensureSecret({ Name: "client", SecretString: "a" });
    const failure = await failureOf(client.send(new RotateSecretCommand({ SecretId: "client" })));
    expect(failure.name).toBe("InvalidRequestException");
  });

  it("lets only its owner read the files", () => {
    for (const file of readdirSync(scratch.folder)) {
      expect(statSync(join(scratch.folder, file)).mode & 0o777).toBe(0o600);
    }
  });

  it("refuses what it can't honour", async () => {
    const replicated = running.ensureSecret({ ...GENERATED, ReplicaRegions: [] });
    await expect(replicated).rejects.toThrow("ReplicaRegions is not honoured");
  });
});
