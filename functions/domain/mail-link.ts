import { DISAVOW_DAYS, type LinkPurpose } from "../../contracts/mail-links.ts";
import { DAY_MS } from "./durations.ts";

/** A link that a mail carries; it is stored under the hash of its token and acts once. */
export interface MailLink {
  readonly purpose: LinkPurpose;
  readonly accountId: string;
  /** What it is about within its purpose, e.g. a session or a change; no secret. */
  readonly ref: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Whether pressing the link's button still does what the purpose says. */
export const isAlive = ({ purpose, expiresAt }: MailLink, asked: LinkPurpose, now: number) =>
  purpose === asked && expiresAt > now;

export const disavowableUntil = (sentAt: number) => sentAt + DISAVOW_DAYS * DAY_MS;
