/**
 * The town column of utf_ken_all is made for sorting mail: beside names it holds remarks. What a person writes in an
 * address is left of it here (https://www.post.japanpost.jp/zipcode/dl/utf-readme.html).
 */

/** "What is not listed below": the code covers the rest of the city. */
const REST_OF_CITY = "以下に掲載がない場合";

/** Houses, chome or floors that the code is limited to. Nothing that belongs in an address follows the bracket. */
const limits = /（.*$/u;

/** Sections of land in Iwate that the code is limited to, with or without brackets: 種市第１５地割〜第２１地割. */
const landSections = /第?[０-９]+地割.*$/u;

/** "All of …" and "where house numbers follow …" after the name of a place, which is mostly the city itself. */
const place = /^(?<name>.+?)(?:一円|の次に.*がくる場合)$/u;

/**
 * The towns of the column, each as an address has it: mostly one, rarely several (甲、乙). Empty where the address goes on
 * with the house number right after the city.
 */
export function townNames(column: string, city: string): string[] {
  if (column === REST_OF_CITY) return [""];
  const towns = column.replace(limits, "").replace(landSections, "");
  return towns.split("、").map((town) => withoutRemark(town, city));
}

function withoutRemark(town: string, city: string): string {
  // 一円 alone has nothing before it: it is a real town of 多賀町 (5220317).
  const name = place.exec(town)?.groups?.["name"] ?? town;
  return name !== town && city.endsWith(name) ? "" : name;
}
