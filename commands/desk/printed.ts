import { type FindingAnswer, type ProposalAnswer, proposalAnswer } from "../../contracts/desk.ts";
import { deskReasonLabels } from "../../contracts/desk-names.ts";
import { japanTime } from "../../contracts/japan-moment.ts";
import type { OperatorLanguage } from "../../contracts/language.ts";
import {
  accountTypeNames,
  evidenceNames,
  holdNames,
  limitNames,
  proposalNames,
  proposalStateNames,
} from "../shared/desk-names.ts";
import { mailNames, mailStatusNames } from "./mail-words.ts";
import { words } from "./words.ts";

/** What was found, a line each, in Japan's time. */
export function printedFinding(found: FindingAnswer, language: OperatorLanguage): string {
  const { labels, states, flows, code, action, limit: limitWith } = words[language];
  const at = (instant: string) => japanTime(new Date(instant), language);
  const timed = (instant: string | undefined) => (instant === undefined ? undefined : at(instant));
  const rows: Readonly<Record<keyof typeof labels, readonly (string | undefined)[]>> = {
    state: [states[found.state] ?? found.state],
    receptionNumber: [found.receptionNumber],
    registrationId: [found.registrationId],
    accountId: [found.accountId],
    accountType: [found.accountType && accountTypeNames[found.accountType][language]],
    name: [found.name],
    email: [found.email],
    phone: [found.phone],
    createdAt: [timed(found.createdAt)],
    lastSignInAt: [timed(found.lastSignInAt)],
    erasesAt: [timed(found.erasesAt)],
    code: [
      found.code && code(found.code.attemptsLeft, at(found.code.expiresAt), at(found.code.resendAvailableAt)),
    ],
    mails: found.mails.map(({ kind, number, status, at: askedAt }) => {
      const name = `${mailNames[language][kind]}${number === 0 ? "" : ` ${number}`}`;
      return `${at(askedAt)} ${name}: ${mailStatusNames[language][status]}`;
    }),
    openFlows: found.openFlows.map(
      ({ kind, state, startedAt, code: { attemptsLeft, expiresAt, resendAvailableAt } }) =>
        `${at(startedAt)} ${flows[kind]}: ${states[state] ?? state} (${code(attemptsLeft, at(expiresAt), at(resendAvailableAt))})`,
    ),
    limits: found.limits.map(
      ({ limit, count, atMost, until }) =>
        `${limitWith(limitNames[limit][language], limit)} ${count}/${atMost} → ${at(until)}`,
    ),
    holds: found.holds.map(({ reason, until }) => `${holdNames[reason][language]} → ${at(until)}`),
    proposals: found.proposals.map((proposal) => printedProposal(proposal, language)),
    deskActions: found.deskActions.map((one) => `${at(one.at)} ${action(one.kind, one.reason)}`),
  };
  return Object.entries(rows)
    .flatMap(([name, values]) =>
      values.flatMap((value) =>
        value === undefined ? [] : [`${labels[name as keyof typeof labels]}: ${value}`],
      ),
    )
    .join("\n");
}

/** One line, which whoever approves it reads. */
export const printedProposal = (
  { proposalId, kind, state, reason, ticket, proposedAt, expiresAt, ...more }: ProposalAnswer,
  language: OperatorLanguage,
): string => {
  const at = (instant: string) => japanTime(new Date(instant), language);
  const { newEmail, evidence, confirmedAt, objectedAt } = more;
  const { correction, objected } = words[language];
  const shown = evidence && evidenceNames[evidence][language];
  const facts = [
    ...[deskReasonLabels[reason][language], ticket, `${at(proposedAt)} → ${at(expiresAt)}`],
    ...(newEmail === undefined ? [] : [correction(newEmail, shown, confirmedAt && at(confirmedAt))]),
    ...(objectedAt === undefined ? [] : [objected(at(objectedAt))]),
  ];
  const what = `${proposalNames[kind][language]} ${proposalStateNames[state][language]}`;
  return `${proposalId} ${what} (${facts.join(", ")})`;
};

/** What a supervisor has done at once, or what the desk has proposed by the same command. */
export function printedActed(body: unknown, language: OperatorLanguage): string {
  const { data: proposal } = proposalAnswer.safeParse(body);
  return proposal ? printedProposal(proposal, language) : words[language].done;
}
