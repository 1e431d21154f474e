import { expect, it } from "@jest/globals";
import { clientFacts } from "../../../functions/http/client-facts.ts";

const chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36";
const of = (country?: string, region?: string) => {
  const facts = clientFacts({
    ...{ "cloudfront-viewer-country-name": country, "cloudfront-viewer-country-region-name": region },
  });
  return [facts.country, facts.region];
};

it("of a browser are its families, without versions", () => {
  expect(clientFacts({ "user-agent": chrome })).toEqual({
    ...{ browser: "Chrome", os: "Windows", country: "", region: "" },
  });
});

it.each([
  [undefined, undefined, "", ""],
  ["Japan", "Kanagawa", "Japan", "Kanagawa"],
  ["C%C3%B4te d%E2%80%99Ivoire", "Hy%C5%8Dgo", "Côte d’Ivoire", "Hyōgo"],
  ["%", "%ZZ", "", ""],
  ["<script>", "https://evil.example/", "", ""],
  ["J".repeat(5_000), "a\nb", "J".repeat(64), ""],
])("of a place %j, %j are names, or nothing", (country, region, ...expected) => {
  expect(of(country, region)).toEqual(expected);
});
