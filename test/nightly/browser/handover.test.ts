/** The account of a business goes to another person, in a real browser, against the whole local cloud. */
import { afterAll, beforeAll, jest } from "@jest/globals";
import { handover } from "../../../testing/browser/journeys/handover.ts";
import { openStage, type Stage } from "../../../testing/browser/stage.ts";
import { startLocalCloud } from "../../../testing/cloud/local-cloud.ts";

jest.setTimeout(240_000);

let opened: Stage;
const stage = (): Stage => opened;

beforeAll(async () => {
  opened = await openStage(await startLocalCloud());
});
afterAll(() => opened?.close());

handover(stage);
