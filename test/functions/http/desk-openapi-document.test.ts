import { describe, expect, it } from "@jest/globals";
import * as z from "zod";
import { proposalAnswer } from "../../../contracts/desk.ts";
import { deskActRoutes } from "../../../functions/http/desk-act-routes.ts";
import { deskEndpoints } from "../../../functions/http/desk-endpoints.ts";
import { deskOpenApiDocument } from "../../../functions/http/desk-openapi-document.ts";
import { deskProblems } from "../../../functions/http/desk-problems.ts";
import { setup } from "../../../testing/use-cases/setup.ts";

const lastPart = (path: string) => path.split("/").at(-1);
const document = deskOpenApiDocument();

describe("the description of the desk's API", () => {
  it("has every call that the functions serve, and no other", () => {
    const served = ["findings", ...Object.keys(deskActRoutes(setup().dependencies))];
    expect(deskEndpoints.map(({ path }) => lastPart(path)).toSorted()).toEqual(served.toSorted());
    expect(Object.keys(document.paths)).toEqual(deskEndpoints.map(({ path }) => `/api/desk/${path}`));
  });

  it.each(deskEndpoints.map((endpoint) => [endpoint.path, endpoint] as const))(
    "shows for %s a body and an answer that the contracts take",
    (_, { request, answer, example, proposed }) => {
      expect(z.safeParse(request, example.request)).toMatchObject({ success: true });
      expect(z.safeParse(answer, example.answer)).toMatchObject({ success: true });
      if (proposed) expect(z.safeParse(proposalAnswer, proposed.example)).toMatchObject({ success: true });
    },
  );

  it("says of a stop and of its end that either is done or proposed", () => {
    for (const path of ["suspensions", "restorations"]) {
      const { responses } = document.paths[`/api/desk/${path}`]?.post ?? {};
      expect(responses).toMatchObject({
        200: { content: { "application/json": { schema: { $ref: expect.stringMatching(/Answer$/) } } } },
        201: { content: { "application/json": { schema: { $ref: "#/components/schemas/ProposeAnswer" } } } },
      });
      expect(JSON.stringify(responses)).not.toContain("supervisor-only");
    }
  });

  it("names every reason for a refusal somewhere", () => {
    const named = new Set(["operator-unknown", ...deskEndpoints.flatMap(({ problems }) => problems)]);
    expect([...named].toSorted()).toEqual(Object.keys(deskProblems).toSorted());
  });

  it("asks for exactly one key, and for reason and ticket always", () => {
    const { schemas } = document.components;
    expect(schemas["FindRequest"]).toMatchObject({
      required: ["reason", "ticket"],
      oneOf: ["email", "accountId", "registrationId", "receptionNumber"].map((key) => ({ required: [key] })),
    });
    expect(schemas["ResendRequest"]?.["oneOf"]).toHaveLength(2);
    expect(schemas["ApproveRequest"]?.["oneOf"]).toBeUndefined();
    for (const { operationId, request } of deskEndpoints) {
      const empty = z.safeParse(request, {});
      expect([operationId, empty.success]).toEqual([operationId, false]);
    }
  });

  it("says of times with one contract what each is", () => {
    const { code, startedAt } = z
      .object({
        properties: z.object({
          openFlows: z.object({
            items: z.object({
              properties: z.object({
                startedAt: z.object({ description: z.string() }),
                code: z.object({
                  properties: z.object({ expiresAt: z.object({ description: z.string() }) }),
                }),
              }),
            }),
          }),
        }),
      })
      .parse(document.components.schemas["FindAnswer"]).properties.openFlows.items.properties;
    expect(startedAt.description).toBe("When it was begun.");
    expect(code.properties.expiresAt.description).toBe("Until when it is taken, or can be approved.");
  });

  it("is called by signed requests, and knows no cookie", () => {
    expect(JSON.stringify(document)).not.toMatch(/cookie/i);
    expect(document.security).toEqual([{ sigv4: [] }]);
  });
});
