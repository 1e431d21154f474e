import { describe, expect, it } from "@jest/globals";
import { answerFaults } from "../../src/endpoint/answer-faults.ts";
import { parseFaultRule } from "../../src/endpoint/fault-rules.ts";
import { createFaults } from "../../src/endpoint/faults.ts";

const rule = { service: "sqs", operation: "SendMessage", mode: "duplicate" } as const;
const call = { service: "sqs", operation: "SendMessage", function: "f" } as const;

describe("faults", () => {
  it("hit as often as they say, the oldest first", () => {
    const faults = createFaults();
    faults.add({ ...rule, count: 2 });
    faults.add({ ...rule, operation: "*", mode: "error", count: 1 });
    expect([1, 2, 3, 4].map(() => faults.take(call))).toEqual(["duplicate", "duplicate", "error", undefined]);
    expect(faults.list()).toEqual([]);
  });

  it("let the calls through that they skip, each rule by its own count", () => {
    const faults = createFaults();
    faults.add({ ...rule, count: 1, skip: 2 });
    faults.add({ ...rule, mode: "error", count: 1, skip: 1 });
    expect([1, 2, 3, 4].map(() => faults.take(call))).toEqual([undefined, "error", "duplicate", undefined]);
    expect(faults.list()).toEqual([]);
  });

  it("hit one function's calls when they name it", () => {
    const faults = createFaults();
    faults.add({ ...rule, count: 1, function: "g" });
    expect(faults.take(call)).toBeUndefined();
    expect(faults.take({ ...call, function: "g" })).toBe("duplicate");
  });
});

describe("parseFaultRule", () => {
  it("takes one hit for granted, and everything else as given", () => {
    expect(parseFaultRule(rule)).toEqual({ kind: "rule", rule: { ...rule, count: 1 } });
    const full = { ...rule, operation: "*", count: 3, skip: 1, function: "f" };
    expect(parseFaultRule(full, (name) => name === "f")).toEqual({ kind: "rule", rule: full });
  });

  it.each<[string, unknown, string[]]>([
    ["an unknown service", { ...rule, service: "ec2" }, ["#/service"]],
    ["a mistyped operation", { ...rule, operation: "SendMesage" }, ["#/operation"]],
    ["an operation of another service", { ...rule, operation: "GetItem" }, ["#/operation"]],
    ["an unknown mode", { ...rule, mode: "delay" }, ["#/mode"]],
    ["a count of none", { ...rule, count: 0 }, ["#/count"]],
    ["less than nothing skipped", { ...rule, skip: -1 }, ["#/skip"]],
    ["half a count", { ...rule, count: 1.5 }, ["#/count"]],
    ["a count in words", { ...rule, count: "3" }, ["#/count"]],
    ["an unknown function", { ...rule, function: "nobody" }, ["#/function"]],
    ["fields that there are not", { ...rule, cuont: 1, __proto: 1 }, ["#/cuont", "#/__proto"]],
    ["several errors at once", { mode: "x" }, ["#/service", "#/operation", "#/mode"]],
    ["no object", "error", ["#"]],
    ["nothing", undefined, ["#"]],
  ])("names the bad fields of %s", (_, body, pointers) => {
    const parsed = parseFaultRule(body, () => false);
    expect(parsed).toMatchObject({ kind: "bad-fields", errors: pointers.map((pointer) => ({ pointer })) });
  });
});

describe("answerFaults", () => {
  it("adds, lists and clears", () => {
    const faults = createFaults();
    const added = answerFaults(faults, "POST", rule);
    expect(added).toMatchObject({ status: 201, headers: { "content-type": "application/json" } });
    expect(JSON.parse(added.body)).toEqual([{ ...rule, count: 1 }]);
    expect(answerFaults(faults, "GET", undefined)).toMatchObject({ status: 200, body: added.body });
    expect(answerFaults(faults, "DELETE", undefined)).toEqual({ status: 204, headers: {}, body: "" });
    expect(faults.list()).toEqual([]);
  });

  it("answers a bad rule with a problem document, and does not add it", () => {
    const faults = createFaults();
    const { status, headers, body } = answerFaults(faults, "POST", { ...rule, operation: "Send" });
    const detail = "Send is no operation of sqs that the local cloud knows";
    expect({ status, headers, body: JSON.parse(body) }).toEqual({
      status: 400,
      headers: { "content-type": "application/problem+json" },
      body: {
        type: "about:blank",
        title: "Bad fault rule",
        status: 400,
        detail: `operation: ${detail}`,
        errors: [{ pointer: "#/operation", detail }],
      },
    });
    expect(faults.list()).toEqual([]);
  });

  it("knows no other method", () => {
    expect(answerFaults(createFaults(), "PUT", rule)).toMatchObject({
      status: 405,
      headers: { allow: "GET, POST, DELETE" },
    });
  });
});
