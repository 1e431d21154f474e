import { expect, it } from "@jest/globals";
import { withoutUnused } from "../../../web/developers/used-tokens.ts";

it("keeps the tokens that are used, and those that they name", () => {
  const tokens = ":root {\n  --a: #111;\n  --b: var(--a);\n  --c: #333;\n  --d: var(--c);\n}\n";
  expect(withoutUnused(tokens, "p { color: var(--b) }")).toBe(":root {\n  --a: #111;\n  --b: var(--a);\n}\n");
});
