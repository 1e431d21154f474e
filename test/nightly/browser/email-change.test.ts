/** Another address for an account, in a real browser, against the whole local cloud. */
import { jest } from "@jest/globals";
import { emailChange } from "../../../testing/browser/journeys/email-change.ts";
import { ownStage } from "../../../testing/browser/own-stage.ts";

jest.setTimeout(240_000);

const stage = ownStage();

emailChange(stage);
