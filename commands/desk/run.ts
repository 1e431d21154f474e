import * as z from "zod";
import {
  clearedAnswer,
  type FindingAnswer,
  findingAnswer,
  proposalAnswer,
  resentAnswer,
  revealAnswer,
  revealableFields,
} from "../../contracts/desk.ts";
import { japanTime } from "../../contracts/japan-moment.ts";
import { postSigned } from "../../testing/drivers/signed-fetch.ts";
import { run as runAudit } from "../audit/run.ts";
import { fieldNames, limitNames } from "../shared/desk-names.ts";
import { explain as explainError } from "../shared/expected-error.ts";
import { endpointOf } from "./endpoint.ts";
import { explain } from "./explain.ts";
import { asksForHelp, type DeskCommand, type DeskOrder, languageOf, readOrder, WrongUse } from "./options.ts";
import { printedActed, printedFinding, printedProposal } from "./printed.ts";
import { usage, words } from "./words.ts";

/** What the command is run with, and where it writes. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
}

const problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  retryAt: z.string().optional(),
});

/** `npm run desk`. The exit status: 0 done or found, 1 refused or not found, 2 wrong use. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const language = languageOf(args);
  const { out, err, env } = surroundings;
  if (asksForHelp(args)) {
    out(`${usage[language]}\n`);
    return 0;
  }
  try {
    return await perform(readOrder(args, env), surroundings);
  } catch (error) {
    if (error instanceof WrongUse) {
      err(`${words[language].wrongUse(error.about)}\n`);
      return 2;
    }
    err(`${words[language].silent} ${explainError(error)}\n`);
    return 1;
  }
}

async function perform(order: DeskOrder, surroundings: Surroundings): Promise<0 | 1> {
  const { language, json, command } = order;
  const { env, out, err } = surroundings;
  const { url, signer } = await endpointOf(order.place, env);
  const answer = await postSigned(signer, `${url}/api/desk/${order.call}`, order.body, {
    "accept-language": language,
  });
  const body: unknown = await answer.json();
  if (!answer.ok) {
    const { data } = problem.safeParse(body);
    if (json) out(`${JSON.stringify(body, undefined, 2)}\n`);
    const { title = String(answer.status), detail = "", retryAt } = data ?? {};
    err(`${words[language].refused(title, retryAt ? `${detail} ${timeIn(retryAt, language)}` : detail)}\n`);
    return 1;
  }
  if (order.proposalId !== undefined) return decide(order, findingAnswer.parse(body), surroundings);
  if (command === "story") return story(order, findingAnswer.parse(body), surroundings);
  out(`${json ? JSON.stringify(body, undefined, 2) : printed[command](body, order)}\n`);
  return order.call === "findings" && findingAnswer.parse(body).state === "none" ? 1 : 0;
}

const timeIn = (instant: string, language: DeskOrder["language"]) => japanTime(new Date(instant), language);
const done = (_: unknown, { language }: DeskOrder) => words[language].done;
const doneOrProposed = (body: unknown, { language }: DeskOrder) => printedActed(body, language);

const printed: Readonly<Record<Exclude<DeskCommand, "story">, (body: unknown, order: DeskOrder) => string>> =
  {
    find: (body, { language }) => printedFinding(findingAnswer.parse(body), language),
    explain: (body, { language }) => explain(findingAnswer.parse(body), language).join("\n"),
    resend: (body, { language }) =>
      words[language].resent(timeIn(resentAnswer.parse(body).resendAvailableAt, language)),
    "clear-limit": (body, { language }) => {
      const { limit, before } = clearedAnswer.parse(body);
      return words[language].cleared(limitNames[limit][language], before);
    },
    reveal: (body, { language }) => {
      const { fields, until } = revealAnswer.parse(body);
      const lines = revealableFields.flatMap((field) =>
        fields[field] === undefined ? [] : [`${fieldNames[field][language]}: ${fields[field]}`],
      );
      return [...lines, words[language].until(timeIn(until, language))].join("\n");
    },
    "end-sessions": done,
    "send-reset": done,
    suspend: doneOrProposed,
    restore: doneOrProposed,
    approve: (body, { language }) =>
      proposalAnswer.parse(body).state === "approved" ? words[language].approved : words[language].done,
    reject: done,
    propose: (body, { language }) => printedProposal(proposalAnswer.parse(body), language),
  };

/** Shows what is proposed, and approves or rejects exactly that. */
async function decide(
  order: DeskOrder,
  { proposals }: FindingAnswer,
  surroundings: Surroundings,
): Promise<0 | 1> {
  const { language, proposalId, command, body } = order;
  const proposal = proposals.find((one) => one.proposalId === proposalId);
  if (!proposal) {
    surroundings.err(`${words[language].none}\n`);
    return 1;
  }
  const { digest } = proposal;
  if (!order.json) surroundings.out(`${printedProposal(proposal, language)}\n`);
  const call = `proposals/${proposalId}/${command === "approve" ? "approvals" : "rejections"}`;
  const { reason, ticket } = body;
  const { proposalId: _, ...decision } = order;
  return perform({ ...decision, call, body: { reason, ticket, digest } }, surroundings);
}

const DAYS_SHOWN = 30;

/** The records of the last days, as the auditor's command shows them; that somebody looked is on record by now. */
async function story(
  { place, language, json }: DeskOrder,
  found: FindingAnswer,
  { env, out, err }: Surroundings,
): Promise<0 | 1> {
  const { accountId, registrationId } = found;
  if (accountId === undefined && registrationId === undefined) {
    out(`${words[language].none}\n`);
    return 1;
  }
  const from = new Date(Date.now() - DAYS_SHOWN * 86_400_000).toISOString().slice(0, 10);
  const args = [
    ...(registrationId === undefined ? ["--account", accountId ?? ""] : ["--registration", registrationId]),
    ...["--from", from, "--lang", language],
    ...(place.kind === "stack" ? ["--stack", place.stackName, "--region", place.region] : ["--local"]),
    ...(json ? ["--json"] : []),
  ];
  return (await runAudit(args, { env, out, err })) === 0 ? 0 : 1;
}
