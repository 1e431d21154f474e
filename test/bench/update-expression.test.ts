import { expect, it } from "@jest/globals";
import { updated } from "../../bench/support/update-expression.ts";

const before = { id: { S: "a" }, count: { N: "2" }, kept: { S: "first" }, gone: { N: "1" } };

it("sets, adds and removes, and leaves the rest of the item alone", () => {
  const update = {
    UpdateExpression:
      "SET #state = :state, #kept = if_not_exists(#kept, :other), #once = if_not_exists(#once, :other), at = :at REMOVE gone, #absent ADD #count :one, fresh :one",
    ExpressionAttributeNames: {
      ...{ "#state": "state", "#kept": "kept", "#once": "once" },
      ...{ "#absent": "absent", "#count": "count" },
    },
    ExpressionAttributeValues: {
      ...{ ":state": { S: "verified" }, ":other": { S: "other" } },
      ...{ ":at": { N: "7" }, ":one": { N: "1" } },
    },
  };
  expect(updated(before, update)).toEqual({
    id: { S: "a" },
    state: { S: "verified" },
    kept: { S: "first" },
    once: { S: "other" },
    at: { N: "7" },
    count: { N: "3" },
    fresh: { N: "1" },
  });
});

it("refuses a value that was not given", () => {
  expect(() => updated(before, { UpdateExpression: "SET at = :at" })).toThrow("there is no :at");
});
