/** Whether it is the night's: every case, and what is too dear for every push. */
export const isWhole = process.env["EDITION"] === "whole";

/**
 * Of cases that differ in language, size or fault alone: with the tests those that are chosen, by their index, and each night all of
 * them (nightly.yml). Journeys choose differently, so that each language and size is walked with every push.
 */
export const edition = <Case>(cases: readonly Case[], ...chosen: readonly number[]): readonly Case[] =>
  isWhole ? cases : cases.filter((_, index) => chosen.includes(index));
