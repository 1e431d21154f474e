import { expect, it } from "@jest/globals";
import fc, * as members from "fast-check";

const drawn = () => fc.sample(fc.string({ minLength: 20 }), 5);
const isRandom = process.env["PROPERTY_SEED"] === "random";

it("property tests draw the same inputs every time, unless others are asked for", () => {
  expect(members.readConfigureGlobal().seed).toEqual(isRandom ? undefined : expect.any(Number));
  if (isRandom) expect(drawn()).not.toEqual(drawn());
  else expect(drawn()).toEqual(drawn());
});
