/** Every call of the desk's API, for its description. `contracts/desk.ts` has the bodies. */
import type * as z from "zod/mini";
import {
  actedAnswer,
  clearedAnswer,
  decisionRequest,
  deskRequest,
  findingAnswer,
  findingRequest,
  limitClearingRequest,
  proposalAnswer,
  proposalRequest,
  resendRequest,
  resentAnswer,
  revealAnswer,
  revealRequest,
} from "../../contracts/desk.ts";
import type { DeskProblem } from "./desk-problems.ts";

export interface DeskEndpoint {
  /** Below `/api/desk/`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: keyof typeof deskTags;
  readonly summary: string;
  readonly description: string;
  readonly request: z.ZodMiniType;
  /** A body and an answer, as the documentation shows them. */
  readonly example: { readonly request: object; readonly answer: object };
  readonly status: 200 | 201 | 202;
  readonly answer: z.ZodMiniType;
  /** Of what a supervisor does at once: the answer of `propose`, 201, to whoever at the desk is none. */
  readonly proposed?: { readonly description: string; readonly example: object };
  /** Besides those that every call may end in. */
  readonly problems: readonly DeskProblem["kind"][];
}

export const deskTags = {
  looking: "Finding what is known, masked.",
  acting:
    "What is done for a caller. Its record, the note on the account and the mail to its owner come first.",
  proposing: "What cannot be taken back: one proposes, another supervisor approves within a day.",
} as const;

const why = { reason: "owner-asked", ticket: "T-1001" };
const accountId = "Zt8eJd1RfU6hXo4GiMq0Cw";
const registrationId = "kP3x0bQm7yS2vT9cLr5WnA";
const receptionNumber = "XSK1-X303-E2R";
const digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const at = (minute: number) => `2026-12-01T01:${String(minute).padStart(2, "0")}:00.000Z`;

const aProposal = {
  proposalId: `${accountId}.mZ4kq1Vt8Xc2Rb7N`,
  kind: "delete",
  state: "proposed",
  ...why,
  proposedAt: at(20),
  expiresAt: "2026-12-02T01:20:00.000Z",
  digest,
};
const onAccount = (state: string) => ({ request: { ...why, accountId }, answer: { accountId, state } });
const stopping = ["not-found", "wrong-state", "proposal-open"] as const;
const stoppingProposed = (kind: "suspend" | "restore") => ({
  description:
    "Proposed, as by `proposals`: whoever has called is no supervisor. Another operator, a supervisor, approves it within a day, which carries it out.",
  example: { ...aProposal, kind },
});
const deciding = ["not-found", "proposal-expired", "proposal-decided", "proposal-changed"] as const;
const correcting = ["email-unchanged", "address-taken", "address-held"] as const;

export const deskEndpoints: readonly DeskEndpoint[] = [
  {
    ...{ path: "findings", operationId: "find", tag: "looking", status: 200 },
    ...{ request: findingRequest, answer: findingAnswer, problems: ["limit-reached"] },
    summary: "Find an account or a registration by one exact key",
    description:
      "Names, addresses and numbers are masked. An address without an account finds the registration that is under way. That nothing is known is an answer, too: `state` is `none`.",
    example: {
      request: { ...why, receptionNumber },
      answer: {
        ...{ state: "code-sent", registrationId, receptionNumber, accountType: "business" },
        ...{ email: "h●●●@tamagawa-seimitsu.example.jp", createdAt: at(0) },
        code: { number: 1, attemptsLeft: 5, expiresAt: at(30), resendAvailableAt: at(1) },
        mails: [{ kind: "code", number: 1, status: "delivered", at: at(0) }],
        ...{ openFlows: [], limits: [], holds: [], proposals: [], deskActions: [] },
      },
    },
  },
  {
    ...{ path: "resends", operationId: "resend", tag: "acting", status: 202 },
    ...{ request: resendRequest, answer: resentAnswer },
    problems: ["not-found", "wrong-state", "limit-reached"],
    summary: "Send a registrant a new code",
    description:
      "By the registrant's own transition: the pause between two codes and the mailbox's numbers hold. Nobody at the desk sees the code.",
    example: {
      request: { ...why, registrationId },
      answer: { registrationId, receptionNumber, resendAvailableAt: at(21) },
    },
  },
  {
    ...{ path: "limit-clearings", operationId: "clearLimit", tag: "acting", status: 200 },
    ...{ request: limitClearingRequest, answer: clearedAnswer, problems: ["not-found", "limit-reached"] },
    summary: "Set what one limit has counted of a caller to nothing",
    description: "Limits of sign-ins need `clientIp`. What had been counted is in the record.",
    example: {
      request: { ...why, accountId, limit: "codes-per-address" },
      answer: { limit: "codes-per-address", before: 30 },
    },
  },
  {
    ...{ path: "session-ends", operationId: "endSessions", tag: "acting", status: 200 },
    ...{ request: deskRequest, answer: actedAnswer, problems: ["not-found"] },
    summary: "Sign an account out in all browsers",
    description: "Its owner gets a mail.",
    example: onAccount("active"),
  },
  {
    ...{ path: "resets", operationId: "sendReset", tag: "acting", status: 200 },
    ...{ request: deskRequest, answer: actedAnswer, problems: ["not-found", "wrong-state"] },
    summary: "Send the owner the way to a new password",
    description: "A mail with a link to the screen. Nobody at the desk sees or sets a password.",
    example: onAccount("active"),
  },
  {
    ...{ path: "suspensions", operationId: "suspend", tag: "acting", status: 200 },
    ...{ request: deskRequest, answer: actedAnswer, problems: stopping },
    summary: "Stop an account",
    description:
      "By a supervisor, at once; by the desk, a proposal. Ends its sessions; its owner gets a mail when it is done, and none before.",
    example: onAccount("suspended"),
    proposed: stoppingProposed("suspend"),
  },
  {
    ...{ path: "restorations", operationId: "restore", tag: "acting", status: 200 },
    ...{ request: deskRequest, answer: actedAnswer, problems: stopping },
    summary: "Let a stopped account be used again",
    description: "By a supervisor, at once; by the desk, a proposal. Its owner gets a mail when it is done.",
    example: onAccount("active"),
    proposed: stoppingProposed("restore"),
  },
  {
    ...{ path: "reveals", operationId: "reveal", tag: "looking", status: 200 },
    ...{ request: revealRequest, answer: revealAnswer, problems: ["supervisor-only", "not-found"] },
    summary: "Show named fields of an account unmasked",
    description: "For supervisors. The record names the fields.",
    example: {
      request: { ...why, accountId, fields: ["phone"] },
      answer: { accountId, fields: { phone: "0334567890" }, until: at(35) },
    },
  },
  {
    ...{ path: "proposals", operationId: "propose", tag: "proposing", status: 201 },
    ...{ request: proposalRequest, answer: proposalAnswer },
    problems: ["not-found", "wrong-state", "proposal-open", "limit-reached", ...correcting],
    summary: "Propose what another supervisor has to approve",
    description:
      "`delete` asks for the account's end in its owner's place, `unfreeze` ends the stop after a disputed change of address, `suspend` stops the account and `restore` lets it be used again, `correct-address` gives the account another address, which has to prove itself first.",
    example: { request: { ...why, accountId, kind: "delete" }, answer: aProposal },
  },
  {
    ...{ path: "proposals/{id}/approvals", operationId: "approve", tag: "proposing", status: 200 },
    ...{ request: decisionRequest, answer: proposalAnswer },
    problems: [
      ...(["supervisor-only", "own-proposal", "not-confirmed", "wrong-state"] as const),
      ...deciding,
      ...correcting,
    ],
    summary: "Approve a proposal of somebody else, which carries it out",
    description: "For supervisors, within a day. `digest` says which proposal was shown.",
    example: { request: { ...why, digest }, answer: { ...aProposal, state: "executed" } },
  },
  {
    ...{ path: "proposals/{id}/rejections", operationId: "reject", tag: "proposing", status: 200 },
    ...{ request: decisionRequest, answer: proposalAnswer, problems: deciding },
    summary: "Reject a proposal",
    description: "`digest` says which proposal was shown.",
    example: { request: { ...why, digest }, answer: { ...aProposal, state: "rejected" } },
  },
];
