/**
 * Whether the time of an answer reveals if an address is registered: known and unknown addresses ask in turn over HTTP,
 * in pairs of random order, and the Mann–Whitney test looks for a difference.
 *
 * Usage: npx node bench/enumeration.ts [pairs, 1000 by default]
 */
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { startCloudProcess, type TestCloud } from "../testing/cloud/cloud-process.ts";
import { aBrowser } from "../testing/drivers/browser.ts";
import { advance, advanceToNextHour, queuesOf } from "../testing/drivers/control.ts";
import { aForgetful, type Forgetful } from "../testing/drivers/password-reset.ts";
import { aRegistrant, newEmail, type Registrant, textIn } from "../testing/drivers/registrant.ts";
import { mannWhitney } from "./support/mann-whitney.ts";
import { median } from "./support/statistics.ts";

const pairs = Number(process.argv[2] ?? 1_000);
if (!(Number.isInteger(pairs) && pairs > 0)) {
  console.error("bench/enumeration.ts takes a number of pairs, e.g. 1000.");
  process.exit(1);
}
/** An address is asked for four times, then its limits are left to open: Cognito locks a user after five failures. */
const asksPerRound = 4;
const emailCount = 100;
const resendCooldownSeconds = 60;

type Arm = "known" | "unknown";
type Times = Record<Arm, number[]>;
type Emails = Readonly<Record<Arm, readonly string[]>>;
type Ask = (email: string) => Promise<{ readonly status: number }>;

/** Milliseconds of one request; any other answer than the expected one would compare different things. */
async function timed(ask: Ask, email: string, status: number): Promise<number> {
  const began = performance.now();
  const answer = await ask(email);
  const took = performance.now() - began;
  if (answer.status !== status) throw new Error(`${status} was expected, and not ${answer.status}`);
  return took;
}

/** Nothing left over from one pair runs beside the next. */
async function untilQuiet(cloud: TestCloud): Promise<void> {
  while ((await queuesOf(cloud)).some(({ visible, inFlight }) => visible + inFlight > 0)) await sleep(5);
}

interface Question {
  readonly ask: Ask;
  readonly status: number;
  /** Pairs at once; more than one where an answer is mostly waited for. */
  readonly lanes: number;
  /** Whether limits must be left to open from time to time. */
  readonly isLimited?: boolean;
  /** What each address must have before it is asked for once. */
  readonly prepare?: (email: string) => Promise<void>;
}

async function compare(
  cloud: TestCloud,
  emails: Emails,
  { ask, status, lanes, isLimited = false, prepare }: Question,
): Promise<Times> {
  const times: Times = { known: [], unknown: [] };
  const inRandomOrder = async (pair: number) => {
    const order: readonly Arm[] = randomInt(2) === 0 ? ["known", "unknown"] : ["unknown", "known"];
    for (const arm of order) {
      if (lanes === 1) await untilQuiet(cloud);
      times[arm].push(await timed(ask, emails[arm][pair % emailCount] ?? "", status));
    }
  };
  for (let pair = 0; pair < pairs; pair += lanes) {
    if (isLimited && pair % (emailCount * asksPerRound) === 0) {
      await advance(cloud, 24 * 3_600);
      await advanceToNextHour(cloud);
      for (let lane = 0; lane < lanes; lane += 1) await ask(newEmail()); // an idle function reads its keys again
    }
    if (prepare && pair % emailCount === 0) {
      await advance(cloud, 24 * 3_600);
      for (const email of [...emails.known, ...emails.unknown]) await prepare(email);
      await advance(cloud, resendCooldownSeconds);
    }
    const now = Array.from({ length: Math.min(lanes, pairs - pair) }, (_, lane) => pair + lane);
    await Promise.all(now.map(inRandomOrder));
  }
  return times;
}

/** The smallest time that, added to every known one, the test would find: how sharp this sample is. */
function findable({ known, unknown }: Times): number {
  for (let added = 0; ; added += 0.01) {
    const { p } = mannWhitney(
      known.map((time) => time + added),
      unknown,
    );
    if (p < 0.05 && added > 0) return added;
  }
}

function rowOf(request: string, times: Times) {
  const { p, superiority } = mannWhitney(times.known, times.unknown);
  return {
    request,
    "n per arm": times.known.length,
    "known, median ms": median(times.known).toFixed(2),
    "unknown, median ms": median(times.unknown).toFixed(2),
    "P(known > unknown)": superiority.toFixed(3),
    p: p.toFixed(3),
    "would find, ms": findable(times).toFixed(2),
  };
}

/** Flows of both kinds that wait for their codes, to be looked at. */
async function waitingFlows(cloud: TestCloud, emails: readonly string[]): Promise<Map<string, Registrant>> {
  const flows = new Map<string, Registrant>();
  for (const email of emails) {
    const flow = aRegistrant(cloud, { email });
    await flow.start();
    await flow.codeSent();
    flows.set(email, flow);
  }
  return flows;
}

const cloud = await startCloudProcess({ name: "bench-enumeration" });
try {
  const known: string[] = [];
  for (let one = 0; one < emailCount; one += 1) {
    const registrant = aRegistrant(cloud);
    await registrant.registered();
    known.push(registrant.email);
  }
  const emails = { known, unknown: Array.from({ length: emailCount }, newEmail) };
  const browser = aBrowser(cloud);
  const termsVersion = textIn(await browser.send("GET", "/api/terms"), "version");
  const start: Ask = (email) => {
    const about = {
      accountType: "business",
      email,
      emailConfirmation: email,
      termsVersion,
      termsAccepted: true,
    };
    return aBrowser(cloud).send("POST", "/api/registrations", about);
  };
  const signIn: Ask = (email) =>
    browser.send("POST", "/api/session", { email, password: "Tsubame-to-Arashi-2026" });

  const rows = [
    rowOf(
      "start a registration",
      await compare(cloud, emails, { ask: start, status: 202, lanes: 1, isLimited: true }),
    ),
  ];
  rows.push(
    rowOf(
      "sign in in vain",
      await compare(cloud, emails, { ask: signIn, status: 401, lanes: 5, isLimited: true }),
    ),
  );
  const reset: Ask = (email) => aBrowser(cloud).send("POST", "/api/password-resets", { email });
  rows.push(
    rowOf(
      "start a reset",
      await compare(cloud, emails, { ask: reset, status: 202, lanes: 1, isLimited: true }),
    ),
  );
  const resets = new Map<string, Forgetful>();
  const prepare = async (email: string) => {
    const forgetful = aForgetful(cloud, { email, browser: aBrowser(cloud) });
    await forgetful.start();
    resets.set(email, forgetful);
  };
  const resend: Ask = async (email) => (await resets.get(email)?.resend()) ?? { status: 404 };
  rows.push(
    rowOf(
      "a new code for a reset",
      await compare(cloud, emails, { ask: resend, status: 202, lanes: 1, prepare }),
    ),
  );
  await advance(cloud, 24 * 3_600);
  const flows = await waitingFlows(cloud, [...emails.known, ...emails.unknown]);
  const look: Ask = async (email) => (await flows.get(email)?.show()) ?? { status: 200 };
  rows.push(
    rowOf("look how a flow stands", await compare(cloud, emails, { ask: look, status: 200, lanes: 1 })),
  );
  console.table(rows);
} finally {
  await cloud.stop();
}
