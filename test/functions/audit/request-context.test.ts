import { setImmediate as later } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { currentContext, inContext, toCorrelationId } from "../../../functions/audit/request-context.ts";

const aContext = (correlationId: string) => ({ requestId: "request", correlationId });

describe("a request's context", () => {
  it("is known to all that is awaited in it", async () => {
    const seen = await inContext(aContext("first-request"), async () => {
      await later();
      return currentContext();
    });
    expect(seen).toEqual(aContext("first-request"));
  });

  it("is not another's that is served at the same time", async () => {
    const ids = Array.from({ length: 5 }, (_, at) => `request-${at}`);
    const serve = async (turns: number) => {
      for (let turn = 0; turn < turns; turn += 1) await later();
      return currentContext()?.correlationId;
    };
    const served = ids.map((id, at) => inContext(aContext(id), () => serve(ids.length - at)));
    expect(await Promise.all(served)).toEqual(ids);
  });

  it("ends with it", () => {
    inContext(aContext("first-request"), () => {});
    expect(currentContext()).toBeUndefined();
  });
});

describe("a correlation id", () => {
  it.each([
    ["API Gateway's", "JKJaXmPLvHcESHA=", "JKJaXmPLvHcESHA"],
    [
      "CloudFront's",
      "xGN7KWpVEmB9Dp7ctcVFQC4E-nrcOcEKS3QyAez--06dV7TEXAMPLE==",
      "xGN7KWpVEmB9Dp7ctcVFQC4E-nrcOcEKS3QyAez--06dV7TEXAMPLE",
    ],
    ["a UUID", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef"],
  ])("is %s without padding", (_, given, id) => expect(toCorrelationId(given)).toBe(id));

  it.each([
    undefined,
    "",
    "short",
    "x".repeat(129),
    "JKJaXmPL\nvHcESHA=",
    'JKJaXmPL","audit":"',
    "JKJaXmPL\u001b[2J",
  ])("is not %j", (given) => expect(toCorrelationId(given)).toBeUndefined());
});
