import { expect, it } from "@jest/globals";
import { findAddresses } from "../../../../functions/use-cases/reference/find-addresses.ts";

const ekimae = { prefecture: "神奈川県", city: "川崎市川崎区", town: "駅前本町" };
const postalCodes = { dataDate: "2026-10-03", find: (code: string) => (code === "2100007" ? [ekimae] : []) };

it.each([
  ["2100007", [ekimae]],
  ["0000000", []],
])("offers the addresses of %s, with the day of the data", (code, candidates) => {
  expect(findAddresses({ postalCodes }, code)).toEqual({ candidates, dataDate: "2026-10-03" });
});
