import { sessionsAnswer } from "../../contracts/session.ts";
import type { ClientFacts } from "../domain/account.ts";
import type { ListedSessions } from "../use-cases/session/list-sessions.ts";
import type { ApiAnswer } from "./json-response.ts";

/** Where an account is signed in, and the latest sign-ins. */
export const sessionsAnswerOf = ({
  sessions,
  signIns,
  signInNotice,
  deskActions,
}: ListedSessions): ApiAnswer => ({
  status: 200,
  body: sessionsAnswer.parse({
    sessions: sessions.map(({ session, isCurrent }) => ({
      sessionId: session.sessionId,
      current: isCurrent,
      createdAt: timeOf(session.createdAt),
      lastUsedAt: timeOf(session.lastUsedAt),
      ...clientOf(session),
    })),
    signIns: signIns.map((signIn) => ({ at: timeOf(signIn.at), ...clientOf(signIn) })),
    signInNotice,
    deskActions: deskActions.map(({ at, ...action }) => ({ at: timeOf(at), ...action })),
  }),
});

const timeOf = (instant: number) => new Date(instant).toISOString();

const clientOf = ({ browser, os, country, region }: ClientFacts) => ({ browser, os, country, region });
