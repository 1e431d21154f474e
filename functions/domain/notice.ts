import type { Account, SignIn } from "./account.ts";
import { MINUTE_MS } from "./durations.ts";

/** Mails about an account's sign-ins, of which there may not be many. */
export const noticeKinds = ["sign-in", "sign-in-failures"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The least time between two of a kind. */
const intervals: Readonly<Record<NoticeKind, number>> = {
  "sign-in": 10 * MINUTE_MS,
  "sign-in-failures": 24 * 60 * MINUTE_MS,
};

/** The latest mail of a kind to an account's owner. */
export interface LatestNotice {
  readonly sentAt: number;
  /** What it was about: after `since`, up to `until`. */
  readonly since: number;
  readonly until: number;
  /** The queue message that it was sent for: when that comes again, the mail may not have been sent. */
  readonly sentFor: string;
}

/** From when on the next may be sent. */
export const nextNoticeAt = (kind: NoticeKind, latest: LatestNotice | undefined): number =>
  latest === undefined ? 0 : latest.sentAt + intervals[kind];

/** The sign-ins that its owner is to get a mail about, the oldest first. */
export const noticeableSignIns = ({ signIns }: Pick<Account, "signIns">): readonly SignIn[] =>
  signIns?.filter(({ wantsNotice }) => wantsNotice === true) ?? [];

/** Failures of an hour for one address from which on its owner gets a mail; every further ten ask for it again, should it be lost. */
const FAILURES_TO_NOTICE = 10;
export const isNoticeableFailure = (failuresOfHour: number) =>
  failuresOfHour > 0 && failuresOfHour % FAILURES_TO_NOTICE === 0;
