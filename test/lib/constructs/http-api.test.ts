import { describe, expect, it } from "@jest/globals";
import { Match } from "aws-cdk-lib/assertions";
import { logicalIdIn, resourcesOf } from "../support/resources.ts";
import { registrationTemplate } from "../support/stacks.ts";

const template = registrationTemplate("prod");

const descriptionOf = (lambdaId: string) =>
  resourcesOf(template, "AWS::Lambda::Function").find(({ logicalId }) => logicalId === lambdaId)?.properties
    .Description;

/** Route key → entry of the function behind it. */
const routes = Object.fromEntries(
  resourcesOf(template, "AWS::ApiGatewayV2::Route").map(({ properties }) => {
    const id = logicalIdIn(properties.Target);
    const integration = resourcesOf(template, "AWS::ApiGatewayV2::Integration").find(
      ({ logicalId }) => logicalId === id,
    );
    return [properties.RouteKey, descriptionOf(logicalIdIn(integration?.properties.IntegrationUri))];
  }),
);

describe("the HTTP API", () => {
  it("has a route for each step, and one for everything else", () => {
    expect(routes).toEqual({
      "GET /api/terms": "show-terms",
      "GET /api/addresses": "find-addresses",
      "GET /api/characters": "show-characters",
      "POST /api/registrations": "start-registration",
      "GET /api/registrations/{id}": "show-registration",
      "POST /api/registrations/{id}/code": "resend-code",
      "POST /api/registrations/{id}/verification": "verify-code",
      "POST /api/registrations/{id}/review": "review-profile",
      "POST /api/registrations/{id}/completion": "complete-registration",
      "POST /api/session": "sign-in",
      "DELETE /api/session": "sign-out",
      "GET /api/me": "show-account",
      "PATCH /api/me": "update-account",
      "GET /api/openapi.json": "show-openapi",
      $default: "reject-unknown-route",
    });
  });

  it("opens no origin by CORS", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Api", {
      ProtocolType: "HTTP",
      CorsConfiguration: Match.absent(),
    });
  });

  it("throttles all clients together", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      StageName: "$default",
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
    });
  });

  it("logs each request as JSON without saying who called, from where, or what path", () => {
    const [stage] = resourcesOf(template, "AWS::ApiGatewayV2::Stage");
    const format: Record<string, string> = JSON.parse(stage?.properties.AccessLogSettings.Format);
    expect(Object.keys(format)).toEqual([
      "requestId",
      "requestTime",
      "method",
      "routeKey",
      "status",
      "responseLatencyMs",
      "integrationLatencyMs",
      "integrationStatus",
      "integrationError",
      "gatewayError",
    ]);
    expect(Object.values(format).filter((field) => /identity|path|header|cookie/i.test(field))).toEqual([]);
  });
});
