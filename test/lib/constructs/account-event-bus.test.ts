import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import type { StageName } from "../../../lib/config/stage.ts";
import { AccountEventBus } from "../../../lib/constructs/account-event-bus.ts";
import { resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { aStack, aStage } from "../../../testing/infrastructure/stacks.ts";

function setup(name: StageName = "prod", eventConsumers: readonly string[] = []) {
  const stack = aStack();
  const stage = { ...aStage(name), eventConsumers: [...eventConsumers] };
  const { environment } = new AccountEventBus(stack, "Events", { stage, municipality: { id: "midori" } });
  const template = Template.fromStack(stack);
  const [bus] = resourcesOf(template, "AWS::Events::EventBus");
  const [archive] = resourcesOf(template, "AWS::Events::Archive");
  const policies = Object.values(template.findResources("AWS::Events::EventBusPolicy"));
  return { bus, archive, policies, environment };
}

describe("the bus for other systems", () => {
  it.each<[StageName, string]>([
    ["local", "registration"],
    ["prod", "Test"],
  ])("has in %s the name %s: one account takes several stages and municipalities", (stage, name) => {
    expect(setup(stage).bus?.properties.Name).toBe(name);
  });

  it("names its municipality in every event", () => {
    expect(setup().environment.MUNICIPALITY).toBe("midori");
  });

  it("keeps what is of this service for 30 days, to be replayed", () => {
    expect(setup().archive?.properties).toMatchObject({
      EventPattern: { source: ["city.registration"] },
      RetentionDays: 30,
    });
  });

  it("lets nobody in who is not named", () => {
    expect(setup().policies).toEqual([]);
  });

  it("lets accounts that are named have rules of their own, and touch nobody else's", () => {
    const { policies } = setup("prod", ["111122223333"]);
    expect(policies).toHaveLength(1);
    const { Statement: statement } = policies[0]?.["Properties"] ?? {};
    expect(statement.Principal).toEqual({ AWS: "arn:aws:iam::111122223333:root" });
    expect(statement.Action).not.toContain("events:PutEvents");
    expect(JSON.stringify(statement.Resource)).toContain(":rule/");
    expect(statement.Condition).toEqual({
      StringEqualsIfExists: { "events:creatorAccount": `\${aws:PrincipalAccount}` },
    });
  });
});
