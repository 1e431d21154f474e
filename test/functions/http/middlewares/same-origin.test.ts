import { expect, it } from "@jest/globals";
import middy from "@middy/core";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { sameOrigin } from "../../../../functions/http/middlewares/same-origin.ts";
import { aContext, anApiEvent } from "../../../../testing/an-api-event.ts";

const serve = middy<APIGatewayProxyEventV2, string>()
  .use(sameOrigin(["https://procedures.example.jp"]))
  .handler(async () => "served");

const changing = (origin: string) => anApiEvent({ method: "POST", headers: { origin } });

it("lets a page of ours change something", async () => {
  expect(await serve(changing("https://procedures.example.jp"), aContext())).toBe("served");
});

it("ends the request of another site's page before the handler", async () => {
  await expect(serve(changing("https://attacker.example"), aContext())).rejects.toMatchObject({
    failure: { kind: "origin-refused", reason: "origin-foreign" },
  });
});
