/** The chances of guessing a code, computed from what the stage configures: docs/security.md has the same figures. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { codeAttempts } from "../../contracts/verification-code.ts";
import { resendCode } from "../../functions/use-cases/flow/resend-code.ts";
import { verifyCode } from "../../functions/use-cases/flow/verify-code.ts";
import { startRegistration } from "../../functions/use-cases/registration/start-registration.ts";
import { configureStage } from "../../lib/config/stages.ts";
import { aMunicipality } from "../../testing/infrastructure/municipality.ts";
import { aStartRequest, HOUR, MINUTE, setup, wrongCode } from "../../testing/use-cases/setup.ts";

const document = readFileSync(join(import.meta.dirname, "../../docs/security.md"), "utf8");
const { limits, shortCodes } = configureStage("prod", aMunicipality(), { release: "1", webPort: 3000 });

/** Codes that can be guessed on a day: by their length. */
interface Guessable {
  readonly short: number;
  readonly long: number;
}
const chanceOf = ({ short, long }: Guessable) => codeAttempts * (short / 1e6 + long / 1e9);

const perDayOfMailbox = limits["codes-per-address"].perDay ?? Number.NaN;
const mailbox: Guessable = {
  short: shortCodes.perDayPerMailbox,
  // Those of the end of yesterday can all be guessed today.
  long: 2 * perDayOfMailbox - shortCodes.perDayPerMailbox,
};

/**
 * The last short code is asked for when the network's wrong codes have just not passed the number; beside it there
 * live those of two clock hours, as a code can be guessed for up to 36 minutes after it was asked for.
 */
const shortOfClient = shortCodes.wrongCodesPerDayPerClient / codeAttempts + 2 * shortCodes.perHourPerClient;
const ofClient = (perHour: number): Guessable => {
  const asked = Math.min(24 * perHour, limits["starts-per-client"].perDay ?? Number.NaN) + perHour;
  return { short: shortOfClient, long: asked - shortOfClient };
};
const perHour = limits["starts-per-client"].perHour ?? Number.NaN;
const kinds = [
  { subject: "one mailbox", guessable: mailbox, promised: 1 / 50_000 },
  { subject: "one client (IPv4)", guessable: ofClient(perHour), promised: 1 / 10_000 },
  { subject: "one client (IPv6, 48 bits)", guessable: ofClient(8 * perHour), promised: 1 / 10_000 },
];

describe("the chance of guessing a code in a day", () => {
  it.each(kinds)("against or by $subject is within the promise", ({ guessable, promised }) => {
    expect(chanceOf(guessable)).toBeLessThanOrEqual(promised);
  });

  it.each(kinds)("against or by $subject is the one that the document states", ({ subject, guessable }) => {
    const section = document.split("## The chances of guessing a code")[1] ?? "";
    const row = section.split("\n").find((line) => line.startsWith("|") && line.includes(subject)) ?? "";
    const guesses = (codes: number) => (codeAttempts * codes).toLocaleString("en");
    expect(row).toContain(`= ${guesses(guessable.short)} `);
    expect(row).toContain(`= ${guesses(guessable.long)} `);
    expect(row).toContain(`1 in ${Math.round(1 / chanceOf(guessable)).toLocaleString("en")} `);
  });
});

describe("one client that plays as well as it can", () => {
  /** A client over the real use cases, with the numbers of prod. */
  function aClient() {
    const world = setup();
    const dependencies = {
      ...world.dependencies,
      settings: { ...world.dependencies.settings, limits, shortCodes },
    };
    let mailboxes = 0;
    let shortGuesses = 0;
    /** Asks for a code of a mailbox that nobody has asked for: the short ones are worth guessing. */
    const ask = async () => {
      mailboxes += 1;
      const request = aStartRequest({ email: `user${mailboxes}@example.jp` });
      const started = await startRegistration(dependencies, request);
      if (!started.ok) throw new Error(`refused: ${JSON.stringify(started.failure)}`);
      await world.deliverMails();
      const flow = { id: started.value.flow.id, flowSecret: started.value.flowSecret };
      return { ...flow, clientIp: request.clientIp, code: world.codeFor(flow) };
    };
    type Flow = Awaited<ReturnType<typeof ask>>;
    const guess = async (flow: Flow, times: number) => {
      const answers = await Promise.all(
        Array.from({ length: times }, () =>
          verifyCode(dependencies, { ...flow, code: wrongCode(flow.code) }),
        ),
      );
      const judged = answers.filter((answer) => !answer.ok && answer.failure.kind !== "code-locked").length;
      if (flow.code.length === 6) shortGuesses += judged;
    };
    const several = async (count: number) => {
      const flows: Flow[] = [];
      for (let one = 1; one <= count; one += 1) flows.push(await ask());
      return flows;
    };
    return { world, dependencies, ask, guess, several, shortGuesses: () => shortGuesses };
  }
  const hour = (at: number) => Date.UTC(2026, 0, 16, at);

  it("is judged as many guesses at six digits as are computed, and no more", async () => {
    const { world, several, guess, shortGuesses } = aClient();
    const perHourShort = shortCodes.perHourPerClient;
    const until = (time: number) => world.clock.advance(time - world.clock());
    // Both sides of midnight, all guessed on the new day: 40; ten more, so that the wrong codes just do not pass the number.
    until(hour(0) - MINUTE);
    const late = await several(perHourShort);
    until(hour(0));
    for (const flow of [...late, ...(await several(perHourShort))]) await guess(flow, codeAttempts);
    until(hour(1));
    for (const flow of await several(2)) await guess(flow, codeAttempts);
    expect(shortGuesses()).toBe(shortCodes.wrongCodesPerDayPerClient);
    // Then as many as can live at once, collected before one of them is guessed at.
    until(hour(3) - MINUTE);
    const before = await several(perHourShort);
    until(hour(3));
    for (const flow of [...before, ...(await several(perHourShort))]) await guess(flow, 2 * codeAttempts);
    for (let later = 4; later < 24; later += 1) {
      until(hour(later));
      for (const flow of await several(5)) {
        expect(flow.code).toHaveLength(9);
        await guess(flow, codeAttempts);
      }
    }
    expect(shortGuesses()).toBe(codeAttempts * shortOfClient);
  });

  it("gains no guess that is not counted by asking for the next code at the same time", async () => {
    const { world, dependencies, ask } = aClient();
    const flow = await ask();
    world.clock.advance(2 * MINUTE);
    const find = dependencies.registrations.findWithCode;
    const asksMeanwhile = {
      ...dependencies.registrations,
      async findWithCode(id: string) {
        await resendCode(dependencies, flow);
        return find(id);
      },
    };
    const verifying = { ...dependencies, flows: asksMeanwhile };
    const outcome = await verifyCode(verifying, { ...flow, code: wrongCode(flow.code) });
    expect(outcome).toMatchObject({ failure: { kind: "code-superseded" } });
    expect(
      [...world.counts].filter(([name]) => name.includes("wrongCodes")).map(([, count]) => count),
    ).toEqual([1]);
  });

  it("collects none by waiting for the mail service: what is drawn late has nine digits", async () => {
    const { world, dependencies } = aClient();
    const started = await startRegistration(dependencies, aStartRequest());
    if (!started.ok) throw new Error("refused");
    world.clock.advance(HOUR);
    await world.deliverMails();
    expect(started.value.flow.codeDigits).toBe(6);
    expect(world.codeFor(started.value.flow)).toHaveLength(9);
  });
});
