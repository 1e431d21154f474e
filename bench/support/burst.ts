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
}

export interface Burst {
  readonly registrants: number;
  /** Seconds in which they come; fewest at both ends, 1.57 times the mean in the middle. */
  readonly seconds: number;
}

export interface Minute {
  readonly minute: number;
  readonly queuedMails: number;
  /** Of the mails with codes that left in this minute, if any did: seconds from the request, mean. */
  readonly mailDelaySeconds: number | undefined;
  readonly waitingForCeiling: number;
  readonly completed: number;
}

export interface BurstOutcome {
  readonly minutes: readonly Minute[];
  readonly largestQueue: number;
  readonly p50MailDelaySeconds: number;
  readonly p99MailDelaySeconds: number;
  readonly worstMailDelaySeconds: number;
  /** Registrants who were asked to come back in the next minute, at least once. */
  readonly askedToWait: number;
  /** Minutes from the first registrant to the last completed registration. */
  readonly minutesToFinish: number;
}

/** Seconds that people take to read the mail and type the code, and then to fill in the form and its review. */
const secondsToForm = { shortest: 120, longest: 720 };

interface Mail {
  readonly kind: "code" | "completion";
  readonly queuedAt: number;
}

export function simulateBurst(quotas: Quotas, { registrants, seconds }: Burst): BurstOutcome {
  const random = repeatable(1);
  const newcomers: { askedToWait: boolean }[] = [];
  const mails = queue<Mail>();
  const forms = new Map<number, number>();
  const signUps = queue<number>();
  const delays: number[] = [];
  const minutes: Minute[] = [];
  let arrived = 0;
  let completed = 0;
  let askedToWait = 0;
  let acceptedInMinute = 0;
  let minuteDelays: number[] = [];
  let largestQueue = 0;

  for (let now = 0; completed < registrants; now += 1) {
    if (now % 60 === 0) acceptedInMinute = 0;

    const due = Math.round(registrants * shareArrived(now + 1, seconds));
    for (; arrived < due; arrived += 1) newcomers.push({ askedToWait: false });
    // Who was refused comes back when the answer said: with the others who were.
    while (newcomers.length > 0 && acceptedInMinute < quotas.codeMailsPerMinute) {
      newcomers.shift();
      acceptedInMinute += 1;
      mails.add({ kind: "code", queuedAt: now });
    }
    // The newest come last, and whoever stands before somebody who had to wait had to wait, too.
    for (let index = newcomers.length - 1; newcomers[index]?.askedToWait === false; index -= 1) {
      newcomers[index] = { askedToWait: true };
      askedToWait += 1;
    }

    for (let sent = 0; sent < quotas.mailsPerSecond && mails.size() > 0; sent += 1) {
      const mail = mails.take();
      if (mail?.kind !== "code") continue;
      const delay = now - mail.queuedAt;
      delays.push(delay);
      minuteDelays.push(delay);
      const at = now + Math.round(between(secondsToForm.shortest, secondsToForm.longest, random()));
      forms.set(at, (forms.get(at) ?? 0) + 1);
    }

    for (let done = forms.get(now) ?? 0; done > 0; done -= 1) signUps.add(now);
    forms.delete(now);
    for (let made = 0; made < quotas.signUpsPerSecond && signUps.size() > 0; made += 1) {
      signUps.take();
      completed += 1;
      mails.add({ kind: "completion", queuedAt: now });
    }

    largestQueue = Math.max(largestQueue, mails.size());
    if (now % 60 === 59) {
      minutes.push({
        minute: (now + 1) / 60,
        queuedMails: mails.size(),
        mailDelaySeconds: meanOf(minuteDelays),
        waitingForCeiling: newcomers.length,
        completed,
      });
      minuteDelays = [];
    }
  }
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return {
    minutes,
    largestQueue,
    p50MailDelaySeconds: at(0.5),
    p99MailDelaySeconds: at(0.99),
    worstMailDelaySeconds: at(1),
    askedToWait,
    minutesToFinish: minutes.length,
  };
}

/** Share of all registrants who have come by a second: a half sine wave's integral. */
const shareArrived = (second: number, seconds: number) =>
  second >= seconds ? 1 : (1 - Math.cos((Math.PI * second) / seconds)) / 2;

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

const between = (least: number, most: number, share: number) => least + (most - least) * share;

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

/** Random numbers in [0, 1), the same ones in each run (Lehmer, 48271 modulo 2^31 - 1). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}
