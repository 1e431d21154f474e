/** The account of a business goes to another person, in a real browser, against the whole local cloud. */
import { jest } from "@jest/globals";
import { handover } from "../../../testing/browser/journeys/handover.ts";
import { ownStage } from "../../../testing/browser/own-stage.ts";

jest.setTimeout(240_000);

const stage = ownStage();

handover(stage);
