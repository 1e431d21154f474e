import { expect, it } from "@jest/globals";
import middy from "@middy/core";
import type { Context } from "aws-lambda";
import { throughCloudFront } from "../../../../functions/http/middlewares/through-cloudfront.ts";
import type { Arrival } from "../../../../functions/http/origin-proof.ts";
import { aContext } from "../../../../testing/an-api-event.ts";

const served = (arrival: Arrival) =>
  middy<unknown, string, Error, Context & { readonly arrival: Arrival }>()
    .use(throughCloudFront())
    .handler(async () => "served")({}, { ...aContext(), arrival });

it("lets a request through that came through CloudFront", async () => {
  expect(await served({ throughCloudFront: true, clientIp: "192.0.2.1" })).toBe("served");
});

it.each(["no-proof", "wrong-proof", "no-address"] as const)("ends one that did not (%s)", async (reason) => {
  await expect(served({ throughCloudFront: false, reason })).rejects.toMatchObject({
    failure: { kind: "origin-rejected", reason },
  });
});
