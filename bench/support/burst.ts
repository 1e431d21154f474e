/**
 * A deadline hour, second by second: registrants who come, and the quotas that hold them up. It answers what no
 * embedded cloud can, because the quotas are AWS's: how long the queue of mails gets, and how late the mails are.
 */

export interface Quotas {
  /** Mails that SES sends per second for the account. */
  readonly mailsPerSecond: number;
  /** Our own ceiling on mails with codes, per minute; what comes beyond is answered 429 and tries again. */
  readonly codeMailsPerMinute: number;
  /** Sign-ups that Cognito makes per second. */
  readonly signUpsPerSecond: number;
  /** Sign-ins that our throttle and Cognito let through per second. */
  readonly signInsPerSecond: number;
}

export interface Burst {
  readonly registrants: number;
  /** Seconds in which they come; fewest at both ends, 1.57 times the mean in the middle. */
  readonly seconds: number;
  /** People with an account who sign in in the same hour. */
  readonly signIns: number;
  /** Of whom so many have forgotten their password and first set a new one by a code. */
  readonly resets: number;
  /** Whether whoever has no code after some minutes asks for another, as often as the limit of a mailbox lets them. */
  readonly isImpatient: boolean;
}

export interface Minute {
  readonly minute: number;
  readonly queuedMails: number;
  /** Of those who got their code in this minute, if any did: seconds from their first request, mean. */
  readonly mailDelaySeconds: number | undefined;
  readonly waitingForCeiling: number;
  readonly completed: number;
}

export interface BurstOutcome {
  readonly minutes: readonly Minute[];
  readonly largestQueue: number;
  /** From the first request that was accepted to a code that holds. */
  readonly p50MailDelaySeconds: number;
  readonly p99MailDelaySeconds: number;
  readonly worstMailDelaySeconds: number;
  /** People who were asked to come back in the next minute, at least once. */
  readonly askedToWait: number;
  /** Further codes that were asked for, each of which takes the place of one that is on its way. */
  readonly resends: number;
  /** Of sign-ins: seconds until one was let through. */
  readonly p99SignInSeconds: number;
  /** Minutes from the first registrant to the last completed registration. */
  readonly minutesToFinish: number;
}

/** Seconds that people take to read the mail and type the code, and then to fill in the form and its review. */
const secondsToForm = { shortest: 120, longest: 720 };
/** Seconds that people take to read the mail, type the code and choose a new password. */
const secondsToPassword = { shortest: 30, longest: 120 };
/** Seconds after which somebody without a code asks for another; the button is there after one minute. */
const secondsOfPatience = { shortest: 90, longest: 300 };
/** Codes for one mailbox from one network in an hour (`codes-per-address-and-network`). */
const asksPerHour = 5;

interface Person {
  readonly kind: "registrant" | "forgetful";
  /** How often they have asked, and been let in. */
  asks: number;
  firstAskedAt: number;
  hasCode: boolean;
  /** Whether they have asked, and not been let in yet. */
  isAsking: boolean;
  wasAskedToWait: boolean;
}

/** With a code, the how many-th of its person: an earlier one than the latest is not sent any more. */
type Mail = { readonly kind: "code"; readonly to: Person; readonly ask: number } | { readonly kind: "other" };

export function simulateBurst(quotas: Quotas, burst: Burst): BurstOutcome {
  const { registrants, seconds, signIns, resets, isImpatient } = burst;
  const random = repeatable(1);
  const asking = queue<Person>();
  const mails = queue<Mail>();
  const doubts = agenda<{ readonly person: Person; readonly ask: number }>();
  const forms = agenda<Person>();
  const signUps = queue<number>();
  const signingIn = queue<number>();
  const delays: number[] = [];
  const signInDelays: number[] = [];
  const minutes: Minute[] = [];
  const arrived = { registrants: 0, signIns: 0, resets: 0 };
  let [completed, askedToWait, acceptedInMinute, resends, superseded, largestQueue] = [0, 0, 0, 0, 0, 0];
  let minuteDelays: number[] = [];
  let askedNow: Person[] = [];

  const asks = (person: Person) => {
    person.isAsking = true;
    asking.add(person);
    askedNow.push(person);
  };
  const comes = (kind: Person["kind"]) =>
    asks({ kind, asks: 0, firstAskedAt: 0, hasCode: false, isAsking: true, wasAskedToWait: false });
  // Whoever has forgotten the password signs in later.
  const expected = { registrants, resets, signIns: signIns - resets };
  const newcomers = (now: number, all: keyof typeof arrived, welcome: () => void) => {
    const due = Math.round(expected[all] * shareArrived(now + 1, seconds));
    for (; arrived[all] < due; arrived[all] += 1) welcome();
  };

  /** Whoever was refused comes back when the answer said: with the others who were. */
  function letIn(now: number): void {
    while (asking.size() > 0 && acceptedInMinute < quotas.codeMailsPerMinute) {
      const person = asking.take();
      if (person === undefined) continue;
      person.isAsking = false;
      // The code came while they were waiting to ask for another.
      if (person.hasCode) continue;
      acceptedInMinute += 1;
      person.asks += 1;
      if (person.asks === 1) person.firstAskedAt = now;
      else [resends, superseded] = [resends + 1, superseded + 1];
      mails.add({ kind: "code", to: person, ask: person.asks });
      if (isImpatient && person.asks < asksPerHour)
        doubts.add(now + secondsBetween(secondsOfPatience, random()), { person, ask: person.asks });
    }
    for (const person of askedNow) {
      if (!person.isAsking || person.wasAskedToWait) continue;
      person.wasAskedToWait = true;
      askedToWait += 1;
    }
    askedNow = [];
  }

  function sendMails(now: number): void {
    for (let sent = 0; sent < quotas.mailsPerSecond && mails.size() > 0; ) {
      const mail = mails.take();
      if (mail?.kind === "code" && mail.ask < mail.to.asks) {
        superseded -= 1;
        continue;
      }
      sent += 1;
      if (mail?.kind !== "code") continue;
      const { to } = mail;
      to.hasCode = true;
      const delay = now - to.firstAskedAt;
      delays.push(delay);
      minuteDelays.push(delay);
      const work = to.kind === "registrant" ? secondsToForm : secondsToPassword;
      forms.add(now + secondsBetween(work, random()), to);
    }
  }

  function finish(now: number): void {
    for (const { kind } of forms.take(now))
      if (kind === "registrant") signUps.add(now);
      else {
        mails.add({ kind: "other" });
        signingIn.add(now);
      }
    for (let made = 0; made < quotas.signUpsPerSecond && signUps.size() > 0; made += 1) {
      signUps.take();
      completed += 1;
      mails.add({ kind: "other" });
    }
    for (let made = 0; made < quotas.signInsPerSecond && signingIn.size() > 0; made += 1)
      signInDelays.push(now - (signingIn.take() ?? now));
  }

  const isDone = () => completed === registrants && signInDelays.length === signIns;
  for (let now = 0; !isDone(); now += 1) {
    if (now % 60 === 0) acceptedInMinute = 0;
    newcomers(now, "registrants", () => comes("registrant"));
    newcomers(now, "resets", () => comes("forgetful"));
    newcomers(now, "signIns", () => signingIn.add(now));
    for (const { person, ask } of doubts.take(now)) if (!person.hasCode && person.asks === ask) asks(person);
    letIn(now);
    sendMails(now);
    finish(now);

    largestQueue = Math.max(largestQueue, mails.size() - superseded);
    if (now % 60 === 59 || isDone()) {
      minutes.push({
        minute: Math.ceil((now + 1) / 60),
        queuedMails: mails.size() - superseded,
        mailDelaySeconds: meanOf(minuteDelays),
        waitingForCeiling: asking.size(),
        completed,
      });
      minuteDelays = [];
    }
  }
  const at = percentiles(delays);
  return {
    minutes,
    largestQueue,
    p50MailDelaySeconds: at(0.5),
    p99MailDelaySeconds: at(0.99),
    worstMailDelaySeconds: at(1),
    askedToWait,
    resends,
    p99SignInSeconds: percentiles(signInDelays)(0.99),
    minutesToFinish: minutes.length,
  };
}

function percentiles(values: readonly number[]): (share: number) => number {
  const sorted = values.toSorted((a, b) => a - b);
  return (share) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}

/** Share of all registrants who have come by a second: a half sine wave's integral. */
const shareArrived = (second: number, seconds: number) =>
  second >= seconds ? 1 : (1 - Math.cos((Math.PI * second) / seconds)) / 2;

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

const secondsBetween = ({ shortest, longest }: { shortest: number; longest: number }, share: number) =>
  Math.round(shortest + (longest - shortest) * share);

/** First in, first out, without moving the rest at each take. */
function queue<T>() {
  const items: T[] = [];
  let head = 0;
  return {
    add: (item: T) => void items.push(item),
    take: () => items[head++],
    size: () => items.length - head,
  };
}

/** What is to happen at which second. */
function agenda<T>() {
  const due = new Map<number, T[]>();
  return {
    add(second: number, item: T): void {
      const at = due.get(second) ?? [];
      due.set(second, at);
      at.push(item);
    },
    take(second: number): readonly T[] {
      const at = due.get(second) ?? [];
      due.delete(second);
      return at;
    },
  };
}

/** Random numbers in [0, 1), the same ones in each run (Lehmer, 48271 modulo 2^31 - 1). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}
