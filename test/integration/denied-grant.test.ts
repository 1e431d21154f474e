/** What is granted in the CDK code is what a function may do here. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { withoutGrant } from "../../testing/cloud/changed-template.ts";
import { callsOf } from "../../testing/drivers/control.ts";
import { cloud, standOn } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, type Registrant } from "../../testing/drivers/registrant.ts";

standOn((cdkOut) => withoutGrant(cdkOut, "StartRegistration", "sqs:SendMessage"));

describe("a function whose grant was taken away", () => {
  let registrant: Registrant;
  beforeAll(() => {
    registrant = aRegistrant(cloud);
  });

  it("fails with one opaque problem, which names nothing but the request", async () => {
    const answer = await registrant.start();
    expect(answer).toMatchObject({
      status: 500,
      body: { code: "internal-error", requestId: expect.any(String) },
    });
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(JSON.stringify(answer.body)).not.toMatch(/denied|sqs|aws|arn:|queue|role/i);
    expect(answer.cookies).toEqual([]);
  });

  it("was denied that call, and could make the others", async () => {
    const calls = (await callsOf(cloud)).filter((call) => call.function === "start-registration");
    const outcomeOf = (operation: string) => calls.find((call) => call.operation === operation)?.outcome;
    expect(outcomeOf("PutItem")).toBe("ok");
    expect(outcomeOf("SendMessage")).toBe("AccessDeniedException");
  });

  it("is the only one that fails", async () => {
    expect(await registrant.browser.send("GET", "/api/terms")).toMatchObject({ status: 200 });
    expect(await registrant.signIn()).toMatchObject({ status: 401 });
    const denied = (await callsOf(cloud)).filter(({ outcome }) => outcome === "AccessDeniedException");
    expect(new Set(denied.map((call) => call.function))).toEqual(new Set(["start-registration"]));
  });
});
