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

/** As CloudFront names them, in the order of their codes (ISO 3166-2:JP). */
const names =
  `Hokkaido Aomori Iwate Miyagi Akita Yamagata Fukushima Ibaraki Tochigi Gunma Saitama Chiba Tokyo Kanagawa
  Niigata Toyama Ishikawa Fukui Yamanashi Nagano Gifu Shizuoka Aichi Mie Shiga Kyoto Osaka Hyogo Nara Wakayama Tottori
  Shimane Okayama Hiroshima Yamaguchi Tokushima Kagawa Ehime Kochi Fukuoka Saga Nagasaki Kumamoto Oita Miyazaki
  Kagoshima Okinawa`.split(/\s+/);

it("every prefecture has a name of its own in Japanese, plain or not", () => {
  const japanese = names.map((region) => placeName({ country: "Japan", region }, "ja"));
  expect(new Set(japanese).size).toBe(47);
  expect(japanese.filter((name) => !/^\p{Script=Han}{2,3}[都道府県]$/u.test(name))).toEqual([]);
  expect(names.map((region) => placeName({ country: "Japan", region }, "ja-easy"))).toEqual(japanese);
});

it("what only looks like a prefecture is left as it is", () => {
  expect(placeName({ country: "Japan", region: "Oita Prefecture Office" }, "ja")).toBe(
    "Oita Prefecture Office",
  );
  expect(placeName({ country: "Brazil", region: "Nagano" }, "ja")).toBe("Brazil、Nagano");
  expect(placeName({ country: "", region: "Nagano" }, "ja")).toBe("Nagano");
});
