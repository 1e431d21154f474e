/** Another address for an account, in a real browser, against the whole local cloud. */
import { afterAll, beforeAll, jest } from "@jest/globals";
import { emailChange } from "../../../testing/browser/journeys/email-change.ts";
import { openStage, type Stage } from "../../../testing/browser/stage.ts";
import { startLocalCloud } from "../../../testing/cloud/local-cloud.ts";

jest.setTimeout(240_000);

let opened: Stage;
const stage = (): Stage => opened;

beforeAll(async () => {
  opened = await openStage(await startLocalCloud());
});
afterAll(() => opened?.close());

emailChange(stage);
