/**
 * What people, queues, time and crashes can do to registrations, as commands for fast-check, and what an onlooker
 * remembers who only sees what people learn.
 */
import { expect } from "@jest/globals";
import fc from "fast-check";
import type { Profile } from "../../contracts/profile.ts";
import {
  LOOK_AFTER_LEASE_DELAY_SECONDS,
  SECOND_LOOK_DELAY_SECONDS,
} from "../../functions/domain/registration.ts";
import { resendCode } from "../../functions/use-cases/flow/resend-code.ts";
import { verifyCode } from "../../functions/use-cases/flow/verify-code.ts";
import { completeRegistration } from "../../functions/use-cases/registration/complete-registration.ts";
import { startRegistration } from "../../functions/use-cases/registration/start-registration.ts";
import { aBusinessProfile } from "../builders.ts";
import type { When } from "../fakes/faults.ts";
import { codesInMail } from "../mail-sender.ts";
import { aForm, aStartRequest, MINUTE, setup, type World, wrongCode } from "./setup.ts";

/** What is remembered of one registration. */
interface Flow {
  readonly clientIp: string;
  readonly id: string;
  readonly flowSecret: string;
  readonly email: string;
  /** Codes that were found right. */
  readonly proven: Set<string>;
  /** What was acknowledged. */
  acknowledged?: { readonly accountId: string; readonly profile: Profile };
}

/** A sign-up that the directory has admitted and not yet carried out; its caller has given up. */
interface Late {
  readonly since: number;
  land(): Promise<void>;
}

export interface Onlooker {
  readonly flows: Flow[];
  late: Late[];
}

type Command = fc.AsyncCommand<Onlooker, World, false>;

const emails = ["hanako@example.jp", "taro@example.jp"];
const forms: readonly Profile[] = [aBusinessProfile(), aBusinessProfile({ organizationName: "別の商店" })];

/** Where the process dies, if it does. */
interface Crash {
  readonly at: number;
  readonly when: When;
}

const never = { at: Number.POSITIVE_INFINITY, when: "before" } as const;

async function crashing<T>(
  world: World,
  crash: Crash | undefined,
  work: () => Promise<T>,
): Promise<T | "crashed"> {
  const { at, when } = crash ?? never;
  world.faults.failAt(at, when);
  const result = await work().catch(() => "crashed" as const);
  world.faults.failAt(never.at, never.when);
  return result;
}

const command = (name: string, run: (onlooker: Onlooker, world: World) => Promise<unknown>): Command => ({
  check: () => true,
  async run(onlooker, world) {
    await run(onlooker, world);
    expectSound(onlooker, world);
  },
  toString: () => name,
});

/** For a command about a registration that there is. */
const ofFlow = (
  name: string,
  which: number,
  run: (flow: Flow, world: World, onlooker: Onlooker) => Promise<unknown>,
) => {
  const pick = ({ flows }: Onlooker) => flows[which % Math.max(1, flows.length)];
  return {
    ...command(`${name} of ${which}`, async (onlooker, world) => {
      const flow = pick(onlooker);
      if (flow) await run(flow, world, onlooker);
    }),
    check: (onlooker: Readonly<Onlooker>) => onlooker.flows.length > 0,
  };
};

const crash = fc.option(
  fc.record({ at: fc.nat({ max: 9 }), when: fc.constantFrom("before" as const, "after" as const) }),
  { nil: undefined, freq: 2 },
);
const which = fc.nat({ max: 3 });

const starting = fc.tuple(fc.constantFrom(...emails), crash).map(([email, dies]) =>
  command(`start ${email} ${JSON.stringify(dies)}`, async ({ flows }, world) => {
    const request = aStartRequest({ email, emailConfirmation: email });
    const started = await crashing(world, dies, () => startRegistration(world.dependencies, request));
    if (started === "crashed" || !started.ok) return;
    const { flow: registration, flowSecret } = started.value;
    flows.push({ id: registration.id, flowSecret, clientIp: request.clientIp, email, proven: new Set() });
  }),
);

const resending = fc
  .tuple(which, crash)
  .map(([flow, dies]) =>
    ofFlow(`resend ${JSON.stringify(dies)}`, flow, (one, world) =>
      crashing(world, dies, () => resendCode(world.dependencies, one)),
    ),
  );

const newestMail = (world: World, { id }: Flow) =>
  world.outbox.findLast(({ about }) => about.flowId === id && about.kind === "code");

const verifying = fc.tuple(which, fc.boolean(), crash).map(([flow, isRight, dies]) =>
  ofFlow(
    `enter the ${isRight ? "right" : "wrong"} code ${JSON.stringify(dies)}`,
    flow,
    async (one, world) => {
      const mail = newestMail(world, one);
      const right = mail && codesInMail(mail.mail).text[0];
      if (right === undefined) return;
      const code = isRight ? right : wrongCode(right);
      const verified = await crashing(world, dies, () => verifyCode(world.dependencies, { ...one, code }));
      if (verified === "crashed" || !verified.ok) return;
      expect(isRight).toBe(true);
      // A code that was found right is used up.
      expect(one.proven).not.toContain(code);
      one.proven.add(code);
    },
  ),
);

const completing = fc.tuple(which, fc.constantFrom(...forms), crash).map(([flow, profile, dies]) =>
  ofFlow(`complete ${JSON.stringify(dies)}`, flow, async (one, world) => {
    const form = aForm({ profile });
    const done = await crashing(world, dies, () =>
      completeRegistration(world.dependencies, { ...one, ...form }),
    );
    if (done === "crashed" || !done.ok) return;
    if (one.acknowledged) expect(done.value.accountId).toBe(one.acknowledged.accountId);
    one.acknowledged = { accountId: done.value.accountId, profile };
  }),
);

/** The sign-up hangs in the directory, and whoever asked for it dies. */
async function completeLate(one: Flow, world: World, onlooker: Onlooker): Promise<void> {
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<"hangs">();
  world.faults.pauseWith((call) => {
    if (call !== "users.admitted") return Promise.resolve();
    reached.resolve("hangs");
    return gate.promise;
  });
  const done = completeRegistration(world.dependencies, { ...one, ...aForm() }).catch(
    () => "crashed" as const,
  );
  const scenario = await Promise.race([reached.promise, done]);
  world.faults.pauseWith(() => Promise.resolve());
  if (scenario === "hangs") {
    onlooker.late.push({
      since: world.clock(),
      async land() {
        world.faults.failNext("users.signUp", "after");
        gate.resolve();
        await done;
        world.faults.failAt(never.at, never.when);
      },
    });
  } else if (scenario !== "crashed" && scenario.ok)
    one.acknowledged = { accountId: scenario.value.accountId, profile: aBusinessProfile() };
}

const completingLate = which.map((flow) => ofFlow("complete with a late sign-up", flow, completeLate));

async function landAll(onlooker: Onlooker, isDue: (late: Late) => boolean = () => true): Promise<void> {
  for (const late of onlooker.late.filter(isDue)) await late.land();
  onlooker.late = onlooker.late.filter((late) => !isDue(late));
}

const landing = fc.constant(command("the late sign-ups land", (onlooker) => landAll(onlooker)));

const delivering = crash.map((dies) =>
  command(`deliver mails ${JSON.stringify(dies)}`, (_, world) => crashing(world, dies, world.deliverMails)),
);
const followingUp = crash.map((dies) =>
  command(`follow up ${JSON.stringify(dies)}`, (_, world) => crashing(world, dies, world.deliverFollowUps)),
);
const duplicating = fc.constant(
  command("every message comes twice", async (_, world) => {
    for (const message of world.mailQueue.messages()) world.mailQueue.send(message);
    for (const message of world.followUps.messages()) world.followUps.send(message);
  }),
);

/** Later than this, the second look may have gone by: Cognito gives a request up long before. */
const latestMs = SECOND_LOOK_DELAY_SECONDS * 1000;

const passing = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom(1_000, 4_000, 11_000, 16_000, 31_000, 61_000) },
    { weight: 1, arbitrary: fc.constantFrom(3 * MINUTE, 30 * MINUTE) },
  )
  .map((ms) =>
    command(`${ms / 1000} s pass`, async (onlooker, world) => {
      await landAll(onlooker, ({ since }) => world.clock() + ms - since >= latestMs);
      world.clock.advance(ms);
    }),
  );

export const commands = fc.commands(
  [
    starting,
    resending,
    delivering,
    delivering,
    verifying,
    verifying,
    completing,
    completing,
    completingLate,
    landing,
    followingUp,
    duplicating,
    passing,
  ],
  { maxCommands: 40, size: "+1" },
);

/** Somebody who has just entered the right code. */
async function verifiedFlow(world: World): Promise<Flow> {
  const [email = ""] = emails;
  const { id, flowSecret, clientIp } = await world.verified({ email });
  return { id, flowSecret, clientIp, email, proven: new Set() };
}

/**
 * How a history begins. What takes many steps in the right order is begun with: drawn step by step it would come about
 * a few times in a thousand histories, and in one run of twenty not at all.
 */
const openings = {
  nobody: async () => undefined,
  "somebody verified": async ({ flows }, world) => {
    flows.push(await verifiedFlow(world));
  },
  "two verified for one address": async ({ flows }, world) => {
    flows.push(await verifiedFlow(world), await verifiedFlow(world));
  },
  "a claim set aside, whose sign-up still hangs": async (onlooker, world) => {
    const flow = await verifiedFlow(world);
    onlooker.flows.push(flow);
    await completeLate(flow, world, onlooker);
    world.clock.advance(LOOK_AFTER_LEASE_DELAY_SECONDS * 1000);
    await world.deliverFollowUps();
  },
} satisfies Record<string, (onlooker: Onlooker, world: World) => Promise<void>>;

export type Opening = keyof typeof openings;

// Object.keys widens the names; these are all there are.
export const opening = fc.constantFrom(...(Object.keys(openings) as Opening[]));

/** A world in which a history has begun. */
export async function begun(how: Opening): Promise<{ onlooker: Onlooker; world: World }> {
  const world = setup();
  const onlooker: Onlooker = { flows: [], late: [] };
  await openings[how](onlooker, world);
  return { onlooker, world };
}

/** At every moment: one user and one account for an address, and nothing that was acknowledged is gone. */
function expectSound({ flows }: Onlooker, world: World): void {
  const accounts = [...world.accounts.values()];
  const owners = accounts.map(({ email }) => email);
  expect(new Set(owners).size).toBe(owners.length);
  for (const { accountId, email, registrationId } of accounts) {
    expect(world.users.get(email)?.accountId).toBe(accountId);
    const flow = flows.find(({ id }) => id === registrationId);
    if (flow) expect(flow.email).toBe(email);
  }
  for (const { id, acknowledged } of flows) {
    if (!acknowledged) continue;
    expect(world.accounts.get(acknowledged.accountId)).toMatchObject({
      registrationId: id,
      profile: acknowledged.profile,
    });
  }
}

/** Everybody has left: the queues bring everything to its end. */
export async function expectConverged(onlooker: Onlooker, world: World): Promise<void> {
  await landAll(onlooker);
  for (let round = 0; round < 14; round += 1) {
    world.clock.advance(31_000);
    await world.deliverFollowUps();
    await world.deliverMails();
  }
  expectSound(onlooker, world);
  expect([world.followUps.messages(), world.mailQueue.messages()]).toEqual([[], []]);
  expect([...world.registrations.values()].filter(({ state }) => state === "completing")).toEqual([]);
  const accountIds = [...world.accounts.keys()].sort();
  expect([...world.users.values()].map(({ accountId }) => accountId).sort()).toEqual(accountIds);
  const audited = world.audited.filter(({ event }) => event === "registration.completed");
  expect([...new Set(audited.map(({ accountId }) => accountId))].sort()).toEqual(accountIds);
  for (const { email } of world.accounts.values()) {
    const mails = world.outbox.filter(({ to, about }) => to === email && about.kind === "completion");
    expect(mails.length).toBeGreaterThan(0);
  }
}
