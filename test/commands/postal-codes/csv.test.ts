import { describe, expect, it } from "@jest/globals";
import { csvFields, csvRows } from "../../../commands/postal-codes/csv.ts";

describe("a line of CSV", () => {
  it.each([
    ['01101,"060  ","本町"', ["01101", "060  ", "本町"]],
    ['"a, b","say ""so""",1', ["a, b", 'say "so"', "1"]],
    [',"",', ["", "", ""]],
    ["", [""]],
  ])("%s has its fields", (line, fields) => {
    expect(csvFields(line)).toEqual(fields);
  });
});

it("rows end with either line break, the last one too", () => {
  expect(csvRows("1,2\r\n3,4\n")).toEqual([
    ["1", "2"],
    ["3", "4"],
  ]);
});
