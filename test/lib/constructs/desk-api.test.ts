import { describe, expect, it } from "@jest/globals";
import { resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { registrationTemplate } from "../../../testing/infrastructure/stacks.ts";

const template = registrationTemplate("prod");
const routes = resourcesOf(template, "AWS::ApiGatewayV2::Route").map(({ properties }) => ({
  key: String(properties.RouteKey),
  authorization: String(properties.AuthorizationType),
  api: JSON.stringify(properties.ApiId),
}));
const ofDesk = ({ key }: { readonly key: string }) => key.includes("/api/desk/");

describe("the desk's API", () => {
  it("takes signed requests alone, on an API of its own", () => {
    const [own, others] = [routes.filter(ofDesk), routes.filter((route) => !ofDesk(route))];
    expect(own.map(({ authorization }) => authorization)).toEqual(["AWS_IAM", "AWS_IAM", "AWS_IAM"]);
    expect(others.some(({ authorization }) => authorization === "AWS_IAM")).toBe(false);
    expect(new Set(own.map(({ api }) => api)).size).toBe(1);
    expect(others.map(({ api }) => api)).not.toContain(own[0]?.api);
  });

  it("logs who called, for as long as the audit trail is kept", () => {
    const stages = resourcesOf(template, "AWS::ApiGatewayV2::Stage").map(({ properties }) =>
      JSON.stringify(properties.AccessLogSettings),
    );
    expect(stages.filter((settings) => settings.includes("$context.identity.userArn"))).toHaveLength(1);
  });
});
