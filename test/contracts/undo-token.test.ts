import { expect, it } from "@jest/globals";
import { linkPath, linkPurposes, linkWith } from "../../contracts/mail-links.ts";
import { stoppedFor, undoMark } from "../../contracts/undo-token.ts";

it.each([
  [true, "handover"],
  [false, "change"],
] as const)("a token says what its button stops an account for (handover: %s)", (ofHandover, what) => {
  expect(stoppedFor(`${undoMark(ofHandover)}token`)).toBe(what);
  expect(stoppedFor(`token${undoMark(ofHandover)}`)).toBeUndefined();
});

it("a token without a mark undoes the change", () => expect(stoppedFor("token")).toBeUndefined());

it.each(linkPurposes)("a link to %s is a screen, with the token where no server sees it", (purpose) => {
  const link = new URL(linkWith(purpose, "t"), "https://example.jp");
  expect(link.pathname).toBe(`/links/${purpose}`);
  expect(linkPath(purpose)).toBe(link.pathname);
  expect([link.search, link.hash]).toEqual(["", "#t"]);
});
