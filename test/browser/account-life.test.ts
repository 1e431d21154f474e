/** Changed terms and the end of an account, in a real browser, each against a whole local cloud. */
import { describe, jest } from "@jest/globals";
import { accountLife } from "../../testing/browser/journeys/account-life.ts";
import { changedTerms } from "../../testing/browser/journeys/changed-terms.ts";
import { ownStage } from "../../testing/browser/own-stage.ts";

jest.setTimeout(240_000);

describe.each([
  { city: "kawasaki", play: accountLife },
  { city: "midori", play: changedTerms },
])("in $city", ({ city: municipality, play }) => {
  play(ownStage({ municipality }));
});
