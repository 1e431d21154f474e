/** Changed terms and the end of an account, in a real browser, each against a whole local cloud. */
import { afterAll, beforeAll, describe, jest } from "@jest/globals";
import { accountLife } from "../../testing/browser/journeys/account-life.ts";
import { changedTerms } from "../../testing/browser/journeys/changed-terms.ts";
import { openStage, type Stage } from "../../testing/browser/stage.ts";
import { startLocalCloud } from "../../testing/cloud/local-cloud.ts";
import { synthesizedTemplate } from "../../testing/cloud/synthesized-template.ts";

jest.setTimeout(240_000);

describe.each([
  { city: "kawasaki", play: accountLife },
  { city: "midori", play: changedTerms },
])("in $city", ({ city: municipality, play }) => {
  let opened: Stage;
  beforeAll(async () => {
    opened = await openStage(await startLocalCloud({ cdkOut: await synthesizedTemplate({ municipality }) }));
  });
  afterAll(() => opened?.close());

  play(() => opened);
});
