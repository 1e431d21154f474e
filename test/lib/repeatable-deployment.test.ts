/**
 * A first deployment that fails must undo itself, so that the same command can be given again (docs/adr/0020): what it
 * made is deleted, or at least in nobody's way.
 */
import { describe, expect, it } from "@jest/globals";
import { everyResource, type Resource, resourcesOf } from "../../testing/infrastructure/resources.ts";
import { edgeTemplate, registrationTemplate } from "../../testing/infrastructure/stacks.ts";

const prod = everyResource(registrationTemplate("prod"));
const edge = everyResource(edgeTemplate("prod"));
const all = [...prod, ...edge].map((resource): [string, Resource] => [
  `${resource.type} ${resource.logicalId}`,
  resource,
]);
const kept = all.filter(([, { deletionPolicy }]) => deletionPolicy?.startsWith("Retain"));

/** Properties by which CloudFormation names a resource; names of others, which a resource only refers to, are objects. */
const namesOf = ({ properties }: Resource): [string, unknown][] =>
  Object.entries<unknown>(properties).filter(([property]) =>
    /(?:^|[a-z])Name$|^EmailIdentity$/.test(property),
  );

describe("a creation that fails", () => {
  it("has something to keep at all", () => {
    expect(kept.map(([name]) => name.split(" ")[0])).toEqual(
      expect.arrayContaining([
        "AWS::DynamoDB::Table",
        "AWS::Cognito::UserPool",
        "AWS::KMS::Key",
        "AWS::SecretsManager::Secret",
        "AWS::S3::Bucket",
        "AWS::Logs::LogGroup",
      ]),
    );
  });

  it.each(all)("deletes %s, and a deletion of the stack keeps what it should", (_, resource) => {
    expect(["Delete", "RetainExceptOnCreate", undefined]).toContain(resource.deletionPolicy);
    if (resource.deletionPolicy === "RetainExceptOnCreate") {
      expect(resource.updateReplacePolicy).toBe("Retain");
    }
  });

  it.each(kept)("finds %s in nobody's way: CloudFormation or the stack's own id names it", (_, resource) => {
    const fixed = namesOf(resource).filter(
      ([, name]) => !/"Ref":"(?!AWS::StackName)/.test(JSON.stringify(name)),
    );
    expect(fixed).toEqual([]);
  });
});

describe("a first deployment", () => {
  const first = registrationTemplate("prod", undefined, { firstDeployment: true });

  const protectionOf = (template: typeof first) => ({
    tables: resourcesOf(template, "AWS::DynamoDB::Table").map(
      ({ properties }) => properties.DeletionProtectionEnabled ?? false,
    ),
    users: resourcesOf(template, "AWS::Cognito::UserPool").map(
      ({ properties }) => properties.DeletionProtection,
    ),
    locks: resourcesOf(template, "AWS::S3::Bucket").flatMap(
      ({ properties }) => properties.ObjectLockConfiguration?.Rule?.DefaultRetention.Mode ?? [],
    ),
  });

  it("protects and locks nothing yet", () => {
    expect(protectionOf(first)).toEqual({ tables: [false, false], users: ["INACTIVE"], locks: [] });
    first.hasOutput("Protection", { Value: "off: deploy again, without firstDeployment" });
  });

  it("keeps as much as any other when its stack is deleted", () => {
    const keptBy = (resources: readonly Resource[]) =>
      resources.flatMap(({ deletionPolicy, logicalId }) =>
        deletionPolicy?.startsWith("Retain") ? logicalId : [],
      );
    expect(keptBy(everyResource(first))).toEqual(keptBy(prod));
  });

  it("is followed by one that protects accounts and users, and locks the archive", () => {
    const second = registrationTemplate("prod");
    expect(protectionOf(second)).toEqual({
      tables: [false, true],
      users: ["ACTIVE"],
      locks: ["COMPLIANCE"],
    });
    second.hasOutput("Protection", { Value: "on" });
  });
});

describe("a service that uses a role as soon as it is made", () => {
  it.each([
    ["AWS::KinesisFirehose::DeliveryStream", /^AuditTrailArchiveDelivery/],
    ["AWS::Logs::SubscriptionFilter", /^AuditTrailArchiveHandOver/],
  ])("%s waits for the role's policy", (type, policy) => {
    const [resource] = prod.filter((each) => each.type === type);
    const policies = prod.filter((each) => each.type === "AWS::IAM::Policy" && policy.test(each.logicalId));
    expect(policies).toHaveLength(1);
    expect(resource?.dependsOn).toEqual(expect.arrayContaining(policies.map(({ logicalId }) => logicalId)));
  });
});
