/** The connection that ends in this process, by Node's own HTTP alone; priming.test.ts has the bundle with the SDK. */

import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { setImmediate as later } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { HttpRequest } from "@smithy/core/transport";
import { atInit } from "../../../functions/infra/at-init.ts";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { prime } from "../../../functions/infra/priming.ts";

beforeEach(() => {
  process.env["BUNDLED"] = "yes";
});
afterEach(() => {
  delete process.env["BUNDLED"];
});

/** Bounded by turns of the event loop, of which it takes hardly one: it must not go on for ever where it fails. */
async function answered(answers: readonly unknown[]): Promise<void> {
  for (let turns = 0; answers.length === 0 && turns < 1_000; turns += 1) await later();
}

describe("what is begun at init", () => {
  it("is begun at once, and only in a bundle", () => {
    const begun: string[] = [];
    atInit(async () => begun.push("in a bundle"));
    process.env["BUNDLED"] = "no";
    atInit(async () => begun.push("elsewhere"));
    expect(begun).toEqual(["in a bundle"]);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      "at once",
      () => {
        throw new Error("x");
      },
    ],
    ["later", () => Promise.reject(new Error("x"))],
  ])("may fail %s, and nobody needs to know", async (_, work) => {
    const heard: unknown[] = [];
    const hear = (error: unknown) => heard.push(error);
    process.on("unhandledRejection", hear);
    expect(() => atInit(work)).not.toThrow();
    await later();
    process.off("unhandledRejection", hear);
    expect(heard).toEqual([]);
  });
});

describe("a primed request", () => {
  it.each(["http:", "https:"])("over %s is answered with the body", async (protocol) => {
    const answers: unknown[] = [];
    prime(
      async (requests) => {
        const asked = { protocol, hostname: "x.invalid", method: "POST", path: "/", body: "{}" };
        const { response } = await requests.handle(new HttpRequest(asked));
        answers.push([response.statusCode, response.headers["content-length"], String(response.body)]);
      },
      { text: "髙" },
    );
    await answered(answers);
    expect(answers).toEqual([[200, "14", `{"text":"髙"}`]]);
  });

  it("is sent by the DynamoDB client of a bundle as it is made, and by no other", async () => {
    const answers: string[] = [];
    const note = (message: unknown) => {
      const { request } = message as { request: { method: string } }; // Node's own message
      answers.push(request.method);
    };
    Object.assign(process.env, {
      AWS_REGION: "ap-northeast-1",
      AWS_ACCESS_KEY_ID: "id",
      AWS_SECRET_ACCESS_KEY: "key",
    });
    subscribe("http.client.response.finish", note);
    dynamo();
    await answered(answers);
    process.env["BUNDLED"] = "no";
    dynamo();
    await later();
    unsubscribe("http.client.response.finish", note);
    expect(answers).toEqual(["POST"]);
  });
});
