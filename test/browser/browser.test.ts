/**
 * The site in a real browser, against the whole local cloud: the procedure as it should go, how it looks, and without
 * scripts. Each journey is a module beside the stage that they share: one browser and one cloud.
 */
import { jest } from "@jest/globals";
import { beforeScripts } from "../../testing/browser/journeys/before-scripts.ts";
import { byKeyboard } from "../../testing/browser/journeys/keyboard.ts";
import { presentation } from "../../testing/browser/journeys/presentation.ts";
import { theProcedure } from "../../testing/browser/journeys/procedure.ts";
import { ownStage } from "../../testing/browser/own-stage.ts";

jest.setTimeout(240_000);

const stage = ownStage();

theProcedure(stage);
byKeyboard(stage);
presentation(stage);
beforeScripts(stage);
