import { describe, expect, it } from "@jest/globals";
import { theService } from "../../../functions/mails/easy-phrases.ts";
import { renderMail } from "../../../functions/mails/layout.ts";
import { serviceOfCity, theCity, theCitysService } from "../../../functions/mails/service-name.ts";

it.each([
  ["City of Kawasaki", "the City of Kawasaki"],
  ["Town of Hakone", "the Town of Hakone"],
  ["Kawasaki City", "Kawasaki City"],
  ["Cityoffice", "Cityoffice"],
])("%s stands in a sentence as %s", (name, inSentence) => expect(theCity(name)).toBe(inSentence));

const everywhere = (text: string, en = text) => ({ ja: text, en, "ja-easy": text });
const endsOf = (names: Parameters<typeof theCitysService>[0]) =>
  (["ja", "en", "ja-easy"] as const).map((language) => {
    const sender = { ...names, siteUrl: "https://example.jp", contact: everywhere("x") };
    const { text } = renderMail({ subject: "x", preview: "x", blocks: [] }, language, sender);
    return text.split("\n").find((line) => line.includes(names.serviceName[language]));
  });

describe("a service with a name of its own", () => {
  const names = { cityName: everywhere("川崎市", "City of Kawasaki"), serviceName: everywhere("e-KAWASAKI") };

  it("is named as its city's", () => {
    expect(serviceOfCity(names)).toBe("川崎市「e-KAWASAKI」");
    expect(theService(names)).toBe("川崎市の「e-KAWASAKI」");
    expect(theCitysService(names)).toBe("the City of Kawasaki's e-KAWASAKI");
    expect(endsOf(names)).toEqual([
      "川崎市　e-KAWASAKI",
      "e-KAWASAKI, City of Kawasaki",
      "川崎市　e-KAWASAKI",
    ]);
  });
});

describe("a service with its city in its name", () => {
  const serviceName = everywhere("みほん市オンライン手続き", "Mihon City Online Procedures");
  const names = { cityName: everywhere("みほん市", "Mihon City"), serviceName };

  it("has the city named once", () => {
    expect(serviceOfCity(names)).toBe("「みほん市オンライン手続き」");
    expect(theService(names)).toBe("「みほん市オンライン手続き」");
    expect(theCitysService(names)).toBe("Mihon City Online Procedures");
    expect(endsOf(names)).toEqual([serviceName.ja, serviceName.en, serviceName["ja-easy"]]);
  });
});
