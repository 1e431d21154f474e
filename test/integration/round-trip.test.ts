import { beforeAll, expect, it } from "@jest/globals";
import fc from "fast-check";
import { charactersOfRows } from "../../contracts/japanese/jis-rows.ts";
import { normaliseText } from "../../contracts/japanese/normalise.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, companyForm, type Registrant } from "../../testing/drivers/registrant.ts";

/** Every permitted character, so that each is somewhere in a stored text. */
const permitted = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)),
  ...charactersOfRows(1, 8),
  ...charactersOfRows(16, 84),
];

const difficultName = `=HYPERLINK("http://evil.example","x")<img onerror=alert(1)>＆"'（株）仝々〆〇ヶ～－ 　\u212B‰♯堯槇遙瑤`;

let registrant: Registrant;

beforeAll(() => {
  registrant = aRegistrant(cloud, { profile: { ...companyForm, organizationName: difficultName } });
});

it("attack 8: markup in a name stands in the completion mail and on My page as it was typed, as text", async () => {
  await registrant.verified();
  expect((await registrant.complete()).status).toBe(201);
  const { body } = await registrant.nextMail();
  // Word joiners keep mail programs from making links of it.
  expect(body.text?.replaceAll("\u2060", "")).toContain(difficultName);
  expect(body.html).toContain("&lt;img onerror&#61;alert(1)&gt;＆");
  expect(body.html).not.toMatch(/<img|"http:\/\/evil/);
  expect((await registrant.browser.send("GET", "/api/me")).body).toMatchObject({
    profile: { organizationName: difficultName },
  });
}, 60_000);

it("whatever is permitted comes back from the database byte for byte", async () => {
  const text = fc.string({ unit: fc.constantFrom(...permitted), minLength: 1, maxLength: 100 });
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      const stored = normaliseText(typed);
      fc.pre(stored !== "");
      await registrant.browser.send("PATCH", "/api/me", { department: typed });
      const { body } = await registrant.browser.send("GET", "/api/me");
      expect(body).toMatchObject({ profile: { department: stored } });
    }),
    { numRuns: 25 },
  );
}, 60_000);

it("every permitted character can be stored", async () => {
  // 65 texts of up to 100 characters; spaces at an end would be trimmed.
  for (let from = 0; from < permitted.length; from += 98) {
    const text = `「${permitted.slice(from, from + 98).join("")}」`;
    const answer = await registrant.browser.send("PATCH", "/api/me", { department: text });
    expect(answer.body).toMatchObject({ profile: { department: text } });
  }
}, 60_000);
