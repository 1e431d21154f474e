import { describe, expect, it, jest } from "@jest/globals";
import { failureOf } from "../../../packages/client/index.ts";
import type { CallResult } from "../../../web/client/call.ts";
import { completePatiently } from "../../../web/flow/complete.ts";

const refused = (code: string): CallResult<string> => ({
  ok: false,
  failure: failureOf({ type: `/problems/${code}`, title: code, status: 409, code, detail: code, errors: [] }),
});
const done: CallResult<string> = { ok: true, value: "account" };

const answering = (...answers: CallResult<string>[]) => {
  const left = [...answers];
  return jest.fn(async () => left.shift() ?? refused("completion-in-progress"));
};
const noPause = async () => undefined;

describe("completing", () => {
  it("asks once where the first answer settles it", async () => {
    const complete = answering(done);
    expect(await completePatiently(complete, noPause)).toBe(done);
    expect(complete).toHaveBeenCalledTimes(1);
  });

  it("asks again while an earlier try is still under way", async () => {
    const complete = answering(refused("completion-in-progress"), refused("completion-in-progress"), done);
    expect(await completePatiently(complete, noPause)).toBe(done);
  });

  it("gives up in the end and tells why", async () => {
    const complete = answering();
    const result = await completePatiently(complete, noPause);
    expect(result).toEqual(refused("completion-in-progress"));
    expect(complete).toHaveBeenCalledTimes(6);
  });

  it("repeats no other refusal", async () => {
    const complete = answering(refused("expired"));
    expect(await completePatiently(complete, noPause)).toEqual(refused("expired"));
    expect(complete).toHaveBeenCalledTimes(1);
  });
});
