/** What one registrant in the reference front end makes of requests, calls, invocations and lines of log: for the cost of it. */
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import * as z from "zod";
import { registrantOf } from "../testing/browser/registrant.ts";
import type { Stage } from "../testing/browser/stage.ts";
import type { TestCloud } from "../testing/cloud/cloud-process.ts";
import { type AwsCall, advance, callsOf, forgetCalls, logsOf } from "../testing/drivers/control.ts";
import { FOLLOW_UP_SECONDS, settled } from "../testing/drivers/one-registration.ts";

export interface RegistrantUsage {
  readonly calls: readonly AwsCall[];
  /** Requests that the API answered, from the first page to the completion. */
  readonly apiRequests: number;
  /** Requests for the site's files, and their bytes after gzip, on a first visit. */
  readonly siteRequests: number;
  readonly siteBytes: number;
  /** Lambda invocations, those of queues and of the guard included. */
  readonly invocations: number;
  /** Bytes that the functions and the API's access log wrote. */
  readonly logBytes: number;
}

/** While somebody looks for the mail, the front end asks how it fares, until it was delivered. */
const READING_MS = 5_000;

/** Counted on warm functions: another one registers before. */
export async function usageOfOneRegistrant(stage: Stage, cloud: TestCloud): Promise<RegistrantUsage> {
  await register(stage, cloud);
  const before = await linesOf(cloud);
  await forgetCalls(cloud);
  const files = await register(stage, cloud);
  const lines = (await linesOf(cloud)).slice(before.length);
  return {
    calls: await callsOf(cloud),
    apiRequests: lines.filter((line) => "routeKey" in line).length,
    siteRequests: files.length,
    siteBytes: files.reduce((sum, bytes) => sum + bytes, 0),
    invocations: lines.filter(({ type }) => type === "platform.report").length,
    logBytes: lines.reduce((sum, line) => sum + bytesOf(line), 0),
  };
}

/** The bytes of each file of the site that it took. */
async function register(stage: Stage, cloud: TestCloud): Promise<number[]> {
  const visitor = await stage.visitor();
  const files = filesOf(visitor.page);
  try {
    await visitor.page.reload();
    const registrant = registrantOf(visitor, stage.control);
    await registrant.chooseType();
    await registrant.acceptTerms();
    await registrant.sendEmail();
    await delay(READING_MS);
    await registrant.verifyMail();
    await registrant.fillProfile();
    await registrant.toReview();
    await registrant.complete();
    await advance(cloud, FOLLOW_UP_SECONDS);
    await settled(cloud);
    return await Promise.all(files.values());
  } finally {
    await visitor.close();
  }
}

/** Of each file that a page takes from now on, whichever cache it comes from then, the bytes on a first visit. */
function filesOf(page: Page): Map<string, Promise<number>> {
  const files = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    const url = response.url();
    if (new URL(url).pathname.startsWith("/api/") || files.has(url)) return;
    files.set(
      url,
      response.body().then((body) => gzipSync(body).length),
    );
  });
  return files;
}

type Line = Readonly<Record<string, unknown>>;

const linesOf = async (cloud: TestCloud): Promise<Line[]> =>
  (await logsOf(cloud))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => z.looseObject({}).parse(JSON.parse(line)));

/** Without what the local cloud adds to a line: whose it is, and the time of one that has a timestamp. */
function bytesOf({ function: _, time, ...line }: Line): number {
  const written = "timestamp" in line ? line : { time, ...line };
  return Buffer.byteLength(JSON.stringify(written));
}
