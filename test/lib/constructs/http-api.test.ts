import { describe, expect, it } from "@jest/globals";
import { Match } from "aws-cdk-lib/assertions";
import * as z from "zod/mini";
import { HttpApi } from "../../../lib/constructs/http-api.ts";
import { ServiceFunction } from "../../../lib/constructs/service-function.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";
import { functionsOf, logicalIdIn, resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { aStack, aStage, registrationTemplate } from "../../../testing/infrastructure/stacks.ts";

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
      "GET /api/events.json": "show-openapi",
      "POST /api/registrations": "start-registration",
      "GET /api/registrations/{id}": "show-registration",
      "POST /api/registrations/{id}/code": "resend-code",
      "POST /api/registrations/{id}/verification": "verify-code",
      "POST /api/registrations/{id}/review": "review-profile",
      "POST /api/registrations/{id}/password-judgement": "judge-password",
      "POST /api/registrations/{id}/completion": "complete-registration",
      "POST /api/session": "sign-in",
      "DELETE /api/session": "sign-out",
      "GET /api/me": "show-account",
      "PATCH /api/me": "update-account",
      "POST /api/me/password": "change-password",
      "POST /api/me/terms": "accept-terms",
      "POST /api/links/disavow": "disavow",
      "POST /api/links/email-undo": "answer-link",
      "POST /api/links/object": "answer-link",
      "POST /api/links/confirm-address": "answer-link",
      "POST /api/links/export": "export-account",
      "PATCH /api/me/settings": "choose-settings",
      "POST /api/me/withdrawal": "request-withdrawal",
      "DELETE /api/me/withdrawal": "cancel-withdrawal",
      "POST /api/password-resets": "start-password-reset",
      "GET /api/password-resets/{id}": "show-password-reset",
      "POST /api/password-resets/{id}/code": "resend-reset-code",
      "POST /api/password-resets/{id}/verification": "verify-reset-code",
      "POST /api/password-resets/{id}/completion": "complete-password-reset",
      "POST /api/revivals": "start-revival",
      "GET /api/revivals/{id}": "show-revival",
      "POST /api/revivals/{id}/code": "resend-revival-code",
      "POST /api/revivals/{id}/verification": "verify-revival-code",
      "POST /api/me/email-changes": "start-email-change",
      "GET /api/me/email-changes/{id}": "show-email-change",
      "DELETE /api/me/email-changes/{id}": "cancel-email-change",
      "POST /api/me/email-changes/{id}/code": "resend-email-change-code",
      "POST /api/me/email-changes/{id}/verification": "verify-email-change",
      "POST /api/me/handovers": "start-handover",
      "DELETE /api/me/handovers/{id}": "cancel-handover",
      "POST /api/links/handover/preview": "preview-handover",
      "POST /api/links/handover": "accept-handover",
      "GET /api/me/sessions": "list-sessions",
      "DELETE /api/me/sessions": "end-other-sessions",
      "DELETE /api/me/sessions/{sessionId}": "end-session",
      "POST /api/me/organization": "change-organization",
      "GET /api/me/export": "export-account",
      "POST /api/session/reauthentication": "reauthenticate",
      "GET /api/openapi.json": "show-openapi",
      "POST /api/desk/findings": "desk-look",
      "POST /api/desk/{call}": "desk-act",
      "POST /api/desk/proposals/{id}/{decision}": "desk-act",
      $default: "reject-unknown-route",
    });
  });

  it("opens no origin by CORS", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Api", {
      ProtocolType: "HTTP",
      CorsConfiguration: Match.absent(),
    });
  });

  it("lets pages of partners do what the site's own do, with cookies, and no others", () => {
    const partners = ["https://apply.midori.example"];
    const template = registrationTemplate("prod", {
      ...aMunicipality(),
      partnerOrigins: { prod: partners },
    });
    template.hasResourceProperties("AWS::ApiGatewayV2::Api", {
      CorsConfiguration: {
        AllowOrigins: partners,
        AllowCredentials: true,
        AllowMethods: ["GET", "POST", "PATCH", "DELETE"],
        AllowHeaders: ["accept-language", "content-type", "idempotency-key"],
        ExposeHeaders: ["content-disposition", "date", "retry-after"],
        MaxAge: 7200,
      },
    });
    const methods = new Set(Object.keys(routes).map((key) => key.split(" ")[0]));
    expect([...methods].sort()).toEqual(["$default", "DELETE", "GET", "PATCH", "POST"]);
    for (const [, { properties }] of functionsOf(template)) {
      const { ALLOWED_ORIGINS } = properties.Environment?.Variables ?? {};
      if (ALLOWED_ORIGINS) expect(ALLOWED_ORIGINS).toBe(`https://registration.midori.example,${partners}`);
    }
  });

  it("throttles all clients together", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      StageName: "$default",
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
    });
  });

  it("throttles what costs a mail, a guess or a password below that, once there are these routes", () => {
    const [stage] = resourcesOf(template, "AWS::ApiGatewayV2::Stage");
    const limits = stage?.properties.RouteSettings;
    expect(Object.keys(limits)).toEqual([
      "POST /api/registrations",
      "POST /api/registrations/{id}/code",
      "POST /api/registrations/{id}/verification",
      "POST /api/registrations/{id}/completion",
      "POST /api/session",
      "POST /api/session/reauthentication",
      "POST /api/me/password",
      "POST /api/me/email-changes",
      "POST /api/me/email-changes/{id}/code",
      "POST /api/me/email-changes/{id}/verification",
      "POST /api/me/handovers",
      "POST /api/links/handover",
      "POST /api/password-resets",
      "POST /api/password-resets/{id}/code",
      "POST /api/password-resets/{id}/verification",
      "POST /api/password-resets/{id}/completion",
      "POST /api/revivals",
      "POST /api/revivals/{id}/code",
      "POST /api/revivals/{id}/verification",
    ]);
    expect(limits["POST /api/session"]).toEqual({ ThrottlingRateLimit: 25, ThrottlingBurstLimit: 50 });
    for (const key of Object.keys(limits)) {
      expect(limits[key].ThrottlingRateLimit).toBeLessThan(500);
      const route = resourcesOf(template, "AWS::ApiGatewayV2::Route").find(
        ({ properties }) => properties.RouteKey === key,
      );
      expect(stage?.dependsOn).toContain(route?.logicalId);
    }
  });

  it("does not synthesize with a limit for a route that there is not", () => {
    const stack = aStack();
    const stage = { ...aStage("dev"), routeThrottles: { "GET /x": { requestsPerSecond: 1, burst: 1 } } };
    const api = new HttpApi(stack, "Http", { stage });
    const unknownRoute = new ServiceFunction(stack, "Unknown", {
      entry: "reject-unknown-route",
      schema: z.object({}),
      stage,
      environment: {},
    });
    expect(() => api.serve({ routes: {}, unknownRoute })).toThrow("there is no route GET /x");
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
