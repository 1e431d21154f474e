import { expect, it } from "@jest/globals";
import type { Context } from "aws-lambda";
import { answeringPreflights } from "../../../functions/http/preflight.ts";
import { anApiEvent } from "../../../testing/an-api-event.ts";

const partner = "https://apply.midori.example";
const asked = { origin: partner, "access-control-request-method": "POST" };
const handler = answeringPreflights([partner], async () => ({ statusCode: 405 }));

it.each([
  ["a partner's preflight", 204, "OPTIONS", asked],
  ["a stranger's preflight", 405, "OPTIONS", { ...asked, origin: "https://evil.example" }],
  ["OPTIONS that is no preflight", 405, "OPTIONS", { origin: partner }],
  ["another method", 405, "POST", asked],
])("%s ends in %i", async (_, statusCode, method, headers) => {
  // What runs behind it is not under test, and reads no context.
  expect(await handler(anApiEvent({ method, headers }), {} as Context)).toEqual({ statusCode });
});
