import { expect, it } from "@jest/globals";
import { languageRuns } from "../../../web/text/language-runs.ts";

it.each([
  ["Japanese within English", "Write 高 or （株）.", ["Write ", "ja:高", " or ", "ja:（株）", "."]],
  ["a name alone", "株式会社サンプル", ["", "ja:株式会社サンプル", ""]],
  ["English alone", "Only English – with “signs”.", ["Only English – with “signs”."]],
  ["nothing", "", [""]],
])("finds %s in an English text", (_, text, runs) => {
  expect(languageRuns(text, "en").map((run) => (run.lang ? `${run.lang}:${run.text}` : run.text))).toEqual(
    runs,
  );
});

it("leaves a Japanese text whole, as it has Latin letters of its own", () => {
  expect(languageRuns("Smithは「スミス」", "ja")).toEqual([{ text: "Smithは「スミス」" }]);
});
