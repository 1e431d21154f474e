import { expect, it } from "@jest/globals";
import { filledUnheard } from "../../../web/forms/filled-values.ts";

it("what the page shows and the form has not heard of is taken, and nothing else", () => {
  const known = { email: "", phone: "0442002111", city: "川崎市", gone: "x" };
  const shown: Record<string, string | undefined> = {
    email: "hanako@example.jp",
    phone: "0442002111",
    city: "",
  };
  expect(filledUnheard(known, (name) => shown[name])).toEqual([
    ["email", "hanako@example.jp"],
    ["city", ""],
  ]);
});
