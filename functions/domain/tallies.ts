/** What is counted when a code is asked for, a wrong one is given, a password is judged, and somebody signs in. */
import type { ClientNetwork } from "./client-ip.ts";
import { SHORT_CODE_DRAWN_WITHIN_MINUTES } from "./code-length.ts";
import { type Counter, type LimitNumbers, type Streak, type Tally, upTo } from "./limit.ts";
import type { LimitName, LimitsAt } from "./limits.ts";
import type { FlowPurpose } from "./one-time-code.ts";

/** A client, or a client and an address: by its hash, and where in its network it is. */
export interface ClientSubject {
  readonly hash: string;
  readonly network: ClientNetwork;
}

/** An IPv6 network of 64 bits has the configured number of an hour; those around it, which many may share, have more. */
export const TIMES_PER_56_BITS = 4;
export const TIMES_PER_48_BITS = 8;

/**
 * The counters of one client, in one item. An IPv4 address has one number per hour; within an IPv6 network of 48 bits each
 * network of 64 bits has it, of 56 bits four times, the whole eight times. So neighbours use up none of each other's,
 * and whoever has thousands of networks does not have thousands of times the number. `hour` is the whole client's.
 */
function ofClient(
  counts: "starts" | "signIns",
  { perHour, perDay }: LimitNumbers,
  { within }: ClientNetwork,
  limit: LimitName,
): Record<"day" | "hour", Counter> {
  const hourly = (name: string, times: number): Counter => ({
    name,
    per: "hour",
    ...upTo(perHour && times * perHour, limit),
  });
  return {
    day: { name: counts, per: "day", ...upTo(perDay, limit) },
    hour: hourly(counts, within ? TIMES_PER_48_BITS : 1),
    ...(within && {
      hourOf56Bits: hourly(`${counts}/56:${within.bits56}`, TIMES_PER_56_BITS),
      hourOf64Bits: hourly(`${counts}/64:${within.bits64}`, 1),
    }),
  };
}

/** Wrong codes of the day: of those that a client asked for, and of those that it gave. */
const wrongCodes: Counter = { name: "wrongCodes", per: "day" };

/**
 * Resets count for themselves: ten registrations with somebody's address must not keep its owner from a new password. A
 * change of address counts with the registrations: either brings mails to a stranger. The mails of everybody are one
 * number.
 */
export const subjectOf = (purpose: FlowPurpose, hash: string) =>
  purpose === "reset" ? `reset/${hash}` : hash;

export const wrongCodeTally = (purpose: FlowPurpose, client: string) => ({
  subject: subjectOf(purpose, client),
  counters: { day: wrongCodes },
});

export interface Ask {
  readonly purpose: FlowPurpose;
  readonly client: ClientSubject;
  /** Hash of the canonical mailbox (canonical-mailbox.ts). */
  readonly mailbox: string;
  /** How long a code can be guessed once it is drawn. */
  readonly codeMinutes: number;
  /** Of what the code is for, where the desk is to find it by its address. */
  readonly flowId?: string | undefined;
}

/** Where the numbers of a mailbox are, and by its purpose what was begun last. */
export const mailboxItem = (purpose: FlowPurpose, mailbox: string) => ({
  subject: subjectOf(purpose, mailbox),
  counters: {},
  // What matters of it is where the item is.
  carryOver: { minutes: 0 },
});

/**
 * Every ask for a code: of a client, of a mailbox, of everybody. A mailbox's numbers and its numbers with this client's
 * network are one item: a network uses up no more than its own part, so that nobody is kept from a code by somebody
 * elsewhere.
 */
export function askTallies(limits: LimitsAt<"ask">, { purpose, client, mailbox, codeMinutes, flowId }: Ask) {
  const codesFromHere = `codes/${shortened(client.hash)}`;
  const { perHour, perDay } = limits["codes-per-address-and-network"];
  return {
    client: {
      subject: subjectOf(purpose, client.hash),
      counters: {
        ...ofClient("starts", limits["starts-per-client"], client.network, "starts-per-client"),
        wrongCodes: { ...wrongCodes, onlyRead: true },
      },
    },
    mailbox: {
      subject: subjectOf(purpose, mailbox),
      counters: {
        day: { name: "codes", per: "day", ...upTo(limits["codes-per-address"].perDay, "codes-per-address") },
        dayFromHere: { name: codesFromHere, per: "day", ...upTo(perDay, "codes-per-address-and-network") },
        hourFromHere: { name: codesFromHere, per: "hour", ...upTo(perHour, "codes-per-address-and-network") },
      },
      ...(flowId !== undefined && { latest: { [purpose]: flowId } }),
      // A code of the day's end can be guessed on the next.
      carryOver: { minutes: SHORT_CODE_DRAWN_WITHIN_MINUTES + codeMinutes },
    },
    everybody: {
      subject: "everybody",
      counters: {
        minute: {
          name: "mails",
          per: "minute",
          ...upTo(limits["mails-per-minute"].perMinute, "mails-per-minute"),
        },
      },
    },
  } satisfies Record<string, Tally>;
}

/** Of a few dozen networks in a day, 48 bits distinguish each. */
const shortened = (hash: string) => hash.slice(0, 12);

/** A registration's id names nobody: no hash, and no secret for one. */
export const judgementTally = (limits: LimitsAt<"judge">, registrationId: string): Tally => {
  const limit = "password-judgements-per-registration";
  const minute: Counter = { name: "judgements", per: "minute", ...upTo(limits[limit].perMinute, limit) };
  return { subject: `registration/${registrationId}`, counters: { minute } };
};

/** An account's id names nobody either. */
export const exportTally = (limits: LimitsAt<"export">, accountId: string): Tally => {
  const limit = "exports-per-account";
  const day: Counter = { name: "exports", per: "day", ...upTo(limits[limit].perDay, limit) };
  return { subject: `account/${accountId}`, counters: { day } };
};

/** Failed sign-ins of an address by whomever: they refuse nothing, its owner is to know. */
export const failureTally = (email: string) => ({
  subject: `failures/${email}`,
  counters: { hour: { name: "failures", per: "hour" } satisfies Counter },
});
/** What an operator looks up: the day's number refuses, the hour's is read by whoever is to know of many. */
export const deskFindTally = (limits: LimitsAt<"desk-find">, operator: string) => {
  const limit = "desk-finds-per-operator";
  return {
    subject: `desk/${operator}`,
    counters: {
      day: { name: "finds", per: "day", ...upTo(limits[limit].perDay, limit) },
      hour: { name: "finds", per: "hour" },
    } satisfies Record<string, Counter>,
  };
};
export const deskResendTally = (limits: LimitsAt<"desk-resend">, registrationId: string): Tally => {
  const limit = "desk-resends-per-registration";
  const day: Counter = { name: "deskResends", per: "day", ...upTo(limits[limit].perDay, limit) };
  return { subject: `registration/${registrationId}`, counters: { day } };
};
export const deskClearTally = (limits: LimitsAt<"desk-clear">, operator: string): Tally => {
  const limit = "desk-clearings-per-operator";
  const day: Counter = { name: "clearings", per: "day", ...upTo(limits[limit].perDay, limit) };
  return { subject: `desk/${operator}`, counters: { day } };
};
/** Changes of address that an account has begun; its id names nobody. */
export const emailChangeTally = (limits: LimitsAt<"change-email">, accountId: string): Tally => {
  const limit = "email-changes-per-account";
  const day: Counter = { name: "emailChanges", per: "day", ...upTo(limits[limit].perDay, limit) };
  return { subject: `account/${accountId}`, counters: { day } };
};

/**
 * Failures of a client's network with an address that reach the user directory in a row. After ten its backoff stands at 32
 * seconds; it forgets them after 15 minutes without any attempt, so the rest is longer. No stage and no municipality has
 * other numbers: they follow from the directory's, and are what the owner's way in elsewhere rests on (docs/adr/0015).
 */
export const signInStreak: Streak = {
  bound: { atMost: 10, limit: "sign-ins-per-client-and-address" satisfies LimitName },
  restMinutes: 20,
};

/** Where the numbers of a client's network with an address are. */
export const clientAndEmailItem = (clientAndEmail: string) => ({
  subject: clientAndEmail,
  counters: {},
  // What matters of it is where the item is: midnight ends no streak.
  carryOver: { minutes: 0 },
});

export function signInTallies(
  limits: LimitsAt<"sign-in">,
  { client, clientAndEmail }: { readonly client: ClientSubject; readonly clientAndEmail: ClientSubject },
): readonly Tally[] {
  const countersOf = ({ network }: ClientSubject, limit: keyof LimitsAt<"sign-in">) =>
    ofClient("signIns", limits[limit], network, limit);
  return [
    {
      ...clientAndEmailItem(clientAndEmail.hash),
      counters: countersOf(clientAndEmail, "sign-ins-per-client-and-address"),
      streak: signInStreak,
    },
    { subject: client.hash, counters: countersOf(client, "sign-ins-per-client") },
  ];
}
