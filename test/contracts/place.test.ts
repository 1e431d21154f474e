import { expect, it } from "@jest/globals";
import { placeName } from "../../contracts/place.ts";

it.each([
  ["Japan", "Kanagawa", "神奈川県", "Kanagawa"],
  ["Japan", "Tokyo", "東京都", "Tokyo"],
  ["Japan", "Hyōgo", "兵庫県", "Hyōgo"],
  ["Japan", "Oita Prefecture", "大分県", "Oita Prefecture"],
  ["Japan", "", "日本", "Japan"],
  ["Japan", "Somewhere", "Somewhere", "Somewhere"],
  ["France", "Île-de-France", "France、Île-de-France", "Île-de-France, France"],
  ["France", "", "France", "France"],
  ["", "", "", ""],
])("%s, %s is %s", (country, region, ja, en) => {
  expect(placeName({ country, region }, "ja")).toBe(ja);
  expect(placeName({ country, region }, "en")).toBe(en);
});
