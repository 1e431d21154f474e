/** Words of the desk that stand in the audit trail and on accounts. Apart from its calls, which browsers and most functions need nothing of. */

/** Why somebody at the desk does something. */
export const deskReasons = [
  "owner-asked",
  "mail-missing",
  "code-trouble",
  "limit-reached",
  "lost-mailbox",
  "wrong-address",
  "taken-over",
  "misuse",
  "city-check",
] as const;
export type DeskReason = (typeof deskReasons)[number];

export const deskRoles = ["desk", "supervisor"] as const;
export type DeskRole = (typeof deskRoles)[number];

/** What is done to an account, or looked at of it. */
export const deskActionKinds = [
  "searched",
  "revealed",
  "resent",
  "limit-cleared",
  "sessions-ended",
  "reset-sent",
  "suspended",
  "restored",
  "proposed",
  "approved",
  "rejected",
  "executed",
] as const;
export type DeskActionKind = (typeof deskActionKinds)[number];

/** What the owner of an account gets a mail about. */
export const deskNotices = ["sessions-ended", "reset", "suspended", "restored"] as const;
export type DeskNoticeKind = (typeof deskNotices)[number];

/** What one operator proposes and another approves. */
export const proposalKinds = [
  "delete",
  "unfreeze",
  "suspend",
  "restore",
  "correct-address",
  "export",
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** By what somebody has shown at the desk whose account it is. */
export const evidences = ["id-document", "registry", "letter"] as const;
export type Evidence = (typeof evidences)[number];

/** Why an address is kept from registration for some days: its account has another one by now, or has ended. */
export const holdReasons = ["changed", "withdrawn"] as const;
export type HoldReason = (typeof holdReasons)[number];
