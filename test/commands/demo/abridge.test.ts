import { expect, it } from "@jest/globals";
import { createAbridger } from "../../../commands/demo/abridge.ts";

it("cuts long texts, and names what was shown before", () => {
  const show = createAbridger();
  const profile = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`field${i}`, "川崎市"]));
  expect(JSON.parse(show({ body: "あ".repeat(100), short: "x", profile }))).toEqual({
    body: `${"あ".repeat(60)}… (100 characters)`,
    short: "x",
    profile,
  });
  expect(JSON.parse(show({ profile, contact: {} }))).toEqual({ profile: "… (as above)", contact: {} });
  expect(JSON.parse(show({ text: "one\ntwo" }))).toEqual({ text: "one… (7 characters)" });
});
