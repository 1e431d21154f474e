import { describe, expect, it } from "@jest/globals";
import { processedMessages } from "../../../../src/services/lambda/event-sources/batch-result.ts";
import type { InvocationOutcome } from "../../../../src/services/lambda/outcome.ts";

const batch = ["a", "b", "c"].map((id) => ({ MessageId: id, ReceiptHandle: id, Body: "", MD5OfBody: "" }));
const returned = (payload: unknown): InvocationOutcome => ({ kind: "returned", requestId: "r", payload });
const ids = (outcome: InvocationOutcome, reports = true) =>
  processedMessages(batch, outcome, reports).map((message) => message.MessageId);

describe("a batch of messages", () => {
  it.each([[null], [""], [{}], [{ batchItemFailures: [] }], [{ batchItemFailures: null }]])(
    "is done as a whole when the function answers %j",
    (payload) => {
      expect(ids(returned(payload))).toEqual(["a", "b", "c"]);
    },
  );

  it("keeps only the messages that the function names as failed", () => {
    expect(ids(returned({ batchItemFailures: [{ itemIdentifier: "b" }] }))).toEqual(["a", "c"]);
  });

  it.each([
    [{ batchItemFailures: [{ itemIdentifier: "" }] }],
    [{ batchItemFailures: [{ itemIdentifier: null }] }],
    [{ batchItemFailures: [{ id: "a" }] }],
    [{ batchItemFailures: [{ itemIdentifier: "unknown" }] }],
    [{ batchItemFailures: "a" }],
    [{ failures: [] }],
    ["text"],
  ])("fails as a whole when the function answers %j", (payload) => {
    expect(ids(returned(payload))).toEqual([]);
  });

  it("fails as a whole when the function fails", () => {
    const error = { errorType: "Error", errorMessage: "boom" };
    expect(ids({ kind: "failed", requestId: "r", error })).toEqual([]);
  });

  it("is done whatever the function answers when the mapping asks for no failures", () => {
    expect(ids(returned({ batchItemFailures: [{ itemIdentifier: "b" }] }), false)).toEqual(["a", "b", "c"]);
  });
});
