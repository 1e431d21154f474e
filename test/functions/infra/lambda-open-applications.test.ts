import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { lambda, lambdaOpenApplications } from "../../../functions/infra/lambda-open-applications.ts";
import { anEndpoint, answers, type Reply } from "../../../testing/infra/an-endpoint.ts";

const original = process.env;
const after: (() => void)[] = [];
let logged: unknown[][];
beforeEach(() => {
  process.env = {
    ...original,
    ...{ AWS_REGION: "ap-northeast-1", AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" },
  };
  logged = [];
  jest.spyOn(console, "warn").mockImplementation((...said) => {
    logged.push(said);
  });
});
afterEach(() => {
  for (const end of after.splice(0)) end();
  process.env = original;
  jest.restoreAllMocks();
});

const arn = "arn:aws:lambda:ap-northeast-1:000000000000:function:open-applications";

async function asking(...replies: readonly Reply[]) {
  const endpoint = await anEndpoint("http", ...replies);
  process.env["AWS_ENDPOINT_URL"] = endpoint.url;
  const client = lambda();
  after.push(endpoint.close, () => client.destroy());
  return {
    endpoint,
    ask: (patienceMs?: number) => lambdaOpenApplications(client, arn, patienceMs).of("account-1"),
  };
}

describe("the city's function", () => {
  it("is given the account's id, signed, and answers how many applications are open", async () => {
    const { endpoint, ask } = await asking(answers(200, { open: 2, other: "ignored" }));
    expect(await ask()).toEqual({ open: 2 });
    expect(endpoint.sent).toMatchObject([
      {
        url: `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`,
        body: '{"accountId":"account-1"}',
        headers: {
          "content-type": "application/json",
          authorization: expect.stringContaining("/ap-northeast-1/lambda/aws4_request"),
        },
      },
    ]);
  });

  const failed = "no-answer";
  it.each<[string, string, Reply]>([
    ["fails", failed, answers(200, { errorMessage: "x" }, { "x-amz-function-error": "Unhandled" })],
    ["answers a number that is none", failed, answers(200, { open: "2" })],
    ["answers less than none", failed, answers(200, { open: -1 })],
    ["answers nothing", failed, answers(200, "")],
    ["answers no JSON", "SyntaxError", answers(200, "<html>")],
    [
      ...["may not be asked", "AccessDeniedException"],
      answers(403, { Message: "no" }, { "x-amzn-errortype": "AccessDeniedException" }),
    ],
    [
      ...["is not there", "ResourceNotFoundException"],
      answers(404, {}, { "x-amzn-errortype": "ResourceNotFoundException" }),
    ],
  ] as [string, string, Reply][])("that %s leaves it unknown, and %s is logged", async (_, error, reply) => {
    expect(await (await asking(reply)).ask()).toBe("unknown");
    expect(logged).toEqual([[{ event: "applications.unknown", error }]]);
  });

  it("that answers that none is open is believed, and nothing is logged", async () => {
    expect(await (await asking(answers(200, { open: 0 }))).ask()).toEqual({ open: 0 });
    expect(logged).toEqual([]);
  });

  it("that is silent leaves it unknown", async () => {
    expect(await (await asking(() => {})).ask(50)).toBe("unknown");
    expect(logged).toEqual([[{ event: "applications.unknown", error: "no-answer" }]]);
  });
});
