import { describe, expect, it } from "@jest/globals";
import { isZip, unzip } from "../../../commands/postal-codes/zip.ts";
import { archiveOf } from "../../../testing/postal-codes/archive.ts";

const files = { "first.txt": Buffer.from("first"), "data/JIGYOSYO.CSV": Buffer.from("川崎") };

describe.each([true, false])("a ZIP archive, deflated: %s", (deflated) => {
  const archive = archiveOf(files, { deflated });

  it("gives a file and its day, whatever the case of its name", () => {
    const { bytes, date } = unzip(archive, "data/jigyosyo.csv");
    expect(bytes.toString()).toBe("川崎");
    expect(date).toBe("2026-10-03");
  });

  it("says which file it does not hold", () => {
    expect(() => unzip(archive, "other.txt")).toThrow("The archive does not hold other.txt.");
  });

  it("is distinguished from other files", () => {
    expect(isZip(archive)).toBe(true);
    expect(isZip(Buffer.from("01101,..."))).toBe(false);
  });
});

it("what is no archive is refused", () => {
  expect(() => unzip(Buffer.from("PK\u0003\u0004 and no end"), "a")).toThrow("This is not a ZIP archive.");
});
