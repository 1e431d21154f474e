/**
 * The site in a real browser, against the whole local cloud. One file, so that one browser and one cloud serve all of
 * it; each journey is a module beside.
 */
import { afterAll, beforeAll, jest } from "@jest/globals";
import { beforeScripts } from "../../testing/browser/journeys/before-scripts.ts";
import { care } from "../../testing/browser/journeys/care.ts";
import { failures } from "../../testing/browser/journeys/failures.ts";
import { flows } from "../../testing/browser/journeys/flows.ts";
import { interruptions } from "../../testing/browser/journeys/interruptions.ts";
import { byKeyboard } from "../../testing/browser/journeys/keyboard.ts";
import { presentation } from "../../testing/browser/journeys/presentation.ts";
import { theProcedure } from "../../testing/browser/journeys/procedure.ts";
import { retries } from "../../testing/browser/journeys/retries.ts";
import { returnedMails } from "../../testing/browser/journeys/returned-mails.ts";
import { openStage, type Stage } from "../../testing/browser/stage.ts";
import { startLocalCloud } from "../../testing/cloud/local-cloud.ts";

jest.setTimeout(240_000);

let opened: Stage;
const stage = (): Stage => opened;

beforeAll(async () => {
  opened = await openStage(await startLocalCloud());
});
afterAll(() => opened?.close());

theProcedure(stage);
interruptions(stage);
flows(stage);
care(stage);
failures(stage);
retries(stage);
returnedMails(stage);
byKeyboard(stage);
presentation(stage);
beforeScripts(stage);
