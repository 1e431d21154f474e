/** The pages for developers in a real browser: apart from the registrant's, with a cloud of their own. */
import { afterAll, beforeAll } from "@jest/globals";
import { forDevelopers } from "../../testing/browser/journeys/developers.ts";
import { openStage, type Stage } from "../../testing/browser/stage.ts";
import { startLocalCloud } from "../../testing/cloud/local-cloud.ts";

let opened: Stage;

beforeAll(async () => {
  opened = await openStage(await startLocalCloud());
}, 180_000);
afterAll(() => opened?.close());

forDevelopers(() => opened);
