/** The desk's calls that change something, or show what is masked elsewhere: body, use case, answer. */
import {
  decisionRequest,
  deskRequest,
  limitClearingRequest,
  proposalRequest,
  resendRequest,
  revealRequest,
} from "../../contracts/desk.ts";
import { type ClearLimitDependencies, clearLimit } from "../use-cases/desk/clear-limit.ts";
import { approve, type DecideDependencies, reject } from "../use-cases/desk/decide.ts";
import { mapped } from "../use-cases/desk/desk-call.ts";
import { type EndSessionsDependencies, endSessions } from "../use-cases/desk/end-sessions.ts";
import { type ProposeDependencies, propose } from "../use-cases/desk/propose.ts";
import { type DeskResendDependencies, resend } from "../use-cases/desk/resend.ts";
import { reveal } from "../use-cases/desk/reveal.ts";
import { sendReset } from "../use-cases/desk/send-reset.ts";
import { restore, suspend } from "../use-cases/desk/suspend.ts";
import {
  actedAnswerOf,
  clearedAnswerOf,
  proposedAnswerOf,
  resentAnswerOf,
  revealedAnswerOf,
} from "./desk-answers.ts";
import { type DeskRoute, deskRoute } from "./desk-handler.ts";

export type DeskActDependencies = EndSessionsDependencies &
  DeskResendDependencies &
  ClearLimitDependencies &
  ProposeDependencies &
  DecideDependencies;

export function deskActRoutes(dependencies: DeskActDependencies): Readonly<Record<string, DeskRoute>> {
  const onAccount = (act: typeof endSessions) =>
    deskRoute(deskRequest, async (call, key) => mapped(await act(dependencies, call, key), actedAnswerOf));
  const actOrPropose = (act: typeof suspend) =>
    deskRoute(deskRequest, async (call, key) =>
      mapped(await act(dependencies, call, key), (made) =>
        "proposalId" in made ? proposedAnswerOf(made, 201) : actedAnswerOf(made),
      ),
    );
  return {
    proposals: deskRoute(proposalRequest, async (call, sent) =>
      mapped(await propose(dependencies, call, sent), (made) => proposedAnswerOf(made, 201)),
    ),
    approvals: deskRoute(decisionRequest, async (call, { digest }, proposalId) =>
      mapped(await approve(dependencies, call, { proposalId, digest }), (done) => proposedAnswerOf(done)),
    ),
    rejections: deskRoute(decisionRequest, async (call, { digest }, proposalId) =>
      mapped(await reject(dependencies, call, { proposalId, digest }), (done) => proposedAnswerOf(done)),
    ),
    resends: deskRoute(resendRequest, async (call, key) =>
      mapped(await resend(dependencies, call, key), resentAnswerOf),
    ),
    "limit-clearings": deskRoute(limitClearingRequest, async (call, sent) =>
      mapped(await clearLimit(dependencies, call, sent), clearedAnswerOf),
    ),
    "session-ends": onAccount(endSessions),
    resets: onAccount(sendReset),
    suspensions: actOrPropose(suspend),
    restorations: actOrPropose(restore),
    reveals: deskRoute(revealRequest, async (call, sent) =>
      mapped(await reveal(dependencies, call, sent), revealedAnswerOf),
    ),
  };
}
