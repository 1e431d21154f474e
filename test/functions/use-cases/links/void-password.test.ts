import { expect, it } from "@jest/globals";
import { unknownPassword } from "../../../../functions/use-cases/links/void-password.ts";

it("a password that nobody knows is 64 characters, another each time", () => {
  const drawn = [unknownPassword(), unknownPassword()];
  for (const password of drawn) expect(password).toMatch(/^[\w-]{64}$/);
  expect(new Set(drawn).size).toBe(2);
});
