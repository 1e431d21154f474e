import { expect, it } from "@jest/globals";
import {
  isNoticeableFailure,
  type LatestNotice,
  type NoticeKind,
  nextNoticeAt,
  noticeableSignIns,
} from "../../../functions/domain/notice.ts";

const MINUTE = 60_000;
const where = { browser: "Firefox", os: "Linux", country: "Japan", region: "Tokyo" };

it("an account's owner gets mails about the sign-ins that ask for one, the oldest first", () => {
  const signIns = [
    { at: 1, ...where, wantsNotice: true },
    { at: 2, ...where },
    { at: 3, ...where, wantsNotice: true },
  ] as const;
  expect(noticeableSignIns({ signIns })).toEqual([signIns[0], signIns[2]]);
  expect(noticeableSignIns({})).toEqual([]);
});

it.each([
  [0, false],
  [1, false],
  [9, false],
  [10, true],
  [11, false],
  [19, false],
  [20, true],
])("after %d failures in an hour a mail is asked for: %s", (failures, isNoticeable) => {
  expect(isNoticeableFailure(failures)).toBe(isNoticeable);
});

it.each<[NoticeKind, number]>([
  ["sign-in", 10 * MINUTE],
  ["sign-in-failures", 24 * 60 * MINUTE],
])("a mail about a %s comes at once, and the next %d ms later at the earliest", (kind, interval) => {
  const latest: LatestNotice = { sentAt: 1_000, since: 0, until: 900, sentFor: "message-1" };
  expect([nextNoticeAt(kind, undefined), nextNoticeAt(kind, latest)]).toEqual([0, 1_000 + interval]);
});
