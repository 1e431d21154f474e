/**
 * The site in a real browser, against the whole local cloud. One file, so that one browser and one cloud serve all of
 * it; each journey is a module beside.
 */
import { afterAll, beforeAll } from "@jest/globals";
import { startLocalCloud } from "../support/local-cloud.ts";
import { failures } from "./journeys/failures.ts";
import { interruptions } from "./journeys/interruptions.ts";
import { byKeyboard } from "./journeys/keyboard.ts";
import { presentation } from "./journeys/presentation.ts";
import { theProcedure } from "./journeys/procedure.ts";
import { retries } from "./journeys/retries.ts";
import { returnedMails } from "./journeys/returned-mails.ts";
import { openStage, type Stage } from "./support/stage.ts";

let opened: Stage;
const stage = (): Stage => opened;

beforeAll(async () => {
  opened = await openStage(await startLocalCloud());
}, 180_000);
afterAll(() => opened?.close());

theProcedure(stage);
interruptions(stage);
failures(stage);
retries(stage);
returnedMails(stage);
byKeyboard(stage);
presentation(stage);
