import { expect, it } from "@jest/globals";
import { codeTrouble } from "../../../web/flow/code-trouble.ts";

it.each([
  ["code-sent", 5, false, undefined],
  ["requested", 5, false, undefined],
  ["code-sent", 1, false, undefined],
  ["code-sent", 0, false, "locked"],
  ["code-sent", 0, true, "locked"],
  ["code-sent", 3, true, "old"],
  ["expired", 5, false, "expired"],
  ["expired", 0, true, "expired"],
] as const)("%s with %d attempts left, an old code given (%s): %s", (state, attemptsLeft, isOld, trouble) => {
  expect(codeTrouble({ state, attemptsLeft }, isOld)).toBe(trouble);
});
