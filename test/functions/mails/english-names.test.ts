import { expect, it } from "@jest/globals";
import { theCity, theCitysService } from "../../../functions/mails/english-names.ts";

it.each([
  ["City of Kawasaki", "the City of Kawasaki"],
  ["Town of Hakone", "the Town of Hakone"],
  ["Kawasaki City", "Kawasaki City"],
  ["Cityoffice", "Cityoffice"],
])("%s stands in a sentence as %s", (name, inSentence) => expect(theCity(name)).toBe(inSentence));

it("says whose service it is", () => {
  const names = {
    cityName: { ja: "川崎市", en: "City of Kawasaki", "ja-easy": "川崎市" },
    serviceName: { ja: "手続き", en: "e-KAWASAKI", "ja-easy": "手続き" },
  };
  expect(theCitysService(names)).toBe("the City of Kawasaki's e-KAWASAKI");
});
