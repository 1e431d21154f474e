import { describe, expect, it } from "@jest/globals";
import { callSitesOf, oncePerCall } from "../../testing/fault-matrix/call-sites.ts";

const call = (operation: string, name = "sign-in") => ({
  function: name,
  service: "dynamodb",
  operation,
  outcome: "ok",
});

describe("the call sites of a recording", () => {
  it("are each call of a function, numbered by operation", () => {
    const calls = [call("GetItem"), call("PutItem"), call("GetItem"), call("GetItem", "sign-out")];
    const sites = callSitesOf("a step", { cold: calls, warm: calls });
    expect(sites.map(({ function: name, operation, nth }) => [name, operation, nth])).toEqual([
      ["sign-in", "GetItem", 0],
      ["sign-in", "PutItem", 0],
      ["sign-in", "GetItem", 1],
      ["sign-out", "GetItem", 0],
    ]);
  });

  it("are cold where a warm function makes no such call", () => {
    const sites = callSitesOf("a step", {
      cold: [call("GetItem"), call("GetItem")],
      warm: [call("GetItem")],
    });
    expect(sites.map(({ isCold }) => isCold)).toEqual([false, true]);
  });

  it("are not what an SDK repeats", () => {
    const calls = [call("GetItem"), { ...call("GetItem"), attempt: 2 }];
    expect(callSitesOf("a step", { cold: calls, warm: calls })).toHaveLength(1);
  });

  it("are taken once where several steps make the same call", () => {
    const calls = { cold: [call("GetItem"), call("PutItem")], warm: [] };
    const sites = ["one", "other"].flatMap((step) => callSitesOf(step, calls));
    expect(oncePerCall(sites).map(({ step, operation }) => [step, operation])).toEqual([
      ["one", "GetItem"],
      ["one", "PutItem"],
    ]);
  });

  it("are nobody else's: the test calls as the operator", () => {
    expect(callSitesOf("a step", { cold: [call("Scan", "operator")], warm: [] })).toEqual([]);
  });
});
