import { describe, expect, it, jest } from "@jest/globals";
import { failureOf, silence } from "../../../packages/client/index.ts";
import type { CallResult } from "../../../web/client/call.ts";
import { passwordJudge, refusalOf } from "../../../web/flow/password-judge.ts";

const accepted: CallResult<unknown> = { ok: true, value: { accepted: true } };
const offline: CallResult<unknown> = { ok: false, failure: silence("offline") };
const problem = (code: string, pointer?: string): CallResult<unknown> => ({
  ok: false,
  failure: failureOf({
    ...{ type: "/problems/x", title: "x", status: 422, code, detail: "x" },
    errors: pointer === undefined ? [] : [{ pointer, code: "password-common", detail: "easily guessed" }],
  }),
});
const refused = problem("invalid-input", "/password");

function setup(...answers: CallResult<unknown>[]) {
  const ask = jest.fn(async () => answers.shift() ?? offline);
  return { ask, judge: passwordJudge(ask) };
}

describe("a password's verdict", () => {
  it.each([
    ["accepted", accepted],
    ["refused", refused],
    ["unanswered", offline],
    ["unanswered", problem("limit-reached")],
    ["unanswered", problem("invalid-input", "/names/0")],
  ])("is %s by what the API answers", async (state, answer) => {
    const { judge } = setup(answer);
    expect(judge.verdictOn("password1")).toBeUndefined();
    expect(await judge.judge("password1", [])).toMatchObject({ state });
    expect(judge.verdictOn("password1")).toMatchObject({ state });
  });

  it("is of that password only, and of the one asked about last", async () => {
    const { judge } = setup(refused, accepted);
    await judge.judge("password1", []);
    expect(judge.verdictOn("password12")).toBeUndefined();
    await judge.judge("password12", []);
    expect(judge.verdictOn("password1")).toBeUndefined();
  });

  it("is not that of an earlier password whose answer comes late", async () => {
    const late = Promise.withResolvers<CallResult<unknown>>();
    const answers = [late.promise, Promise.resolve(refused)];
    const judge = passwordJudge(() => answers.shift() ?? Promise.resolve(offline));
    const first = judge.judge("correct-horse-9", []);
    await judge.judge("password1", []);
    late.resolve(accepted);
    await first;
    expect(judge.verdictOn("password1")).toMatchObject({ state: "refused" });
  });

  it("is told to whoever listens, until they do not", async () => {
    const { judge } = setup(accepted, accepted);
    const heard = jest.fn();
    const leave = judge.subscribe(heard);
    await judge.judge("one-and-2", []);
    expect(heard).toHaveBeenCalledTimes(1);
    leave();
    await judge.judge("another-1", []);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe("the judge is asked", () => {
  it("once about a password and the names in the form, also while it has not answered", async () => {
    const { ask, judge } = setup(accepted);
    await Promise.all([judge.judge("one-and-2", ["中原"]), judge.judge("one-and-2", ["中原"])]);
    await judge.judge("one-and-2", ["中原"]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("again where the names have changed", async () => {
    const { ask, judge } = setup(accepted, refused);
    await judge.judge("Smith-2026", []);
    expect(await judge.judge("Smith-2026", ["Smith"])).toMatchObject({ state: "refused" });
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("again where it could not be asked", async () => {
    const { judge } = setup(offline, accepted);
    expect(await judge.judge("one-and-2", [])).toMatchObject({ state: "unanswered" });
    expect(await judge.judge("one-and-2", [])).toEqual({ state: "accepted" });
  });
});

it("a form adds the refusal to its errors, and nothing else that the judge may say", async () => {
  const { judge } = setup(refused, offline);
  expect(refusalOf(judge, "password1", [])).toEqual([]);
  await judge.judge("password1", []);
  expect(refusalOf(judge, "password1", [])).toMatchObject([{ code: "password-common" }]);
  // With other names it may be taken.
  expect(refusalOf(judge, "password1", ["中原"])).toEqual([]);
  await judge.judge("Kawasaki-2026", []);
  expect(refusalOf(judge, "Kawasaki-2026", [])).toEqual([]);
});
