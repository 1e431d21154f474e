/**
 * What goes wrong on the way, in a real browser, against the whole local cloud: lost answers, closed tabs, returned mails,
 * several registrations at once. In a file of its own, so that it runs beside the others.
 */
import { jest } from "@jest/globals";
import { care } from "../../../testing/browser/journeys/care.ts";
import { dormantAccount } from "../../../testing/browser/journeys/dormant-account.ts";
import { failures } from "../../../testing/browser/journeys/failures.ts";
import { flows } from "../../../testing/browser/journeys/flows.ts";
import { forgottenPassword } from "../../../testing/browser/journeys/forgotten-password.ts";
import { interruptions } from "../../../testing/browser/journeys/interruptions.ts";
import { mailLinks } from "../../../testing/browser/journeys/mail-links.ts";
import { ownData } from "../../../testing/browser/journeys/own-data.ts";
import { retries } from "../../../testing/browser/journeys/retries.ts";
import { returnedMails } from "../../../testing/browser/journeys/returned-mails.ts";
import { ownStage } from "../../../testing/browser/own-stage.ts";

jest.setTimeout(240_000);

const stage = ownStage();

interruptions(stage);
flows(stage);
care(stage);
failures(stage);
retries(stage);
returnedMails(stage);
forgottenPassword(stage);
ownData(stage);
mailLinks(stage);
dormantAccount(stage);
