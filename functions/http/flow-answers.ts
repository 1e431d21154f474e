/** What flows of every purpose answer; ids and states are each purpose's own. */
import type * as z from "zod/mini";
import { LIFETIME_MS } from "../domain/code-flow.ts";
import type { FlowPurpose } from "../domain/one-time-code.ts";
import type { Begun } from "../use-cases/flow/begin-flow.ts";
import type { FlowStatus } from "../use-cases/flow/show-flow.ts";
import type { FlowOf } from "../use-cases/ports.ts";
import type { ApiRequest } from "./api-handler.ts";
import { clearCookie, flowCookie, flowCookiesToClear, setCookie } from "./cookies.ts";
import type { ApiAnswer } from "./json-response.ts";

const instant = (epochMs: number) => new Date(epochMs).toISOString();

export const acceptedFields = ({
  state,
  email,
  startedAt,
  browser,
  expiresAt,
  resendAvailableAt,
}: FlowOf<FlowPurpose>) => ({
  state,
  email,
  startedAt: instant(startedAt),
  browser,
  expiresAt: instant(expiresAt),
  resendAvailableAt: instant(resendAvailableAt),
});

export const statusFields = <P extends FlowPurpose>({
  flow,
  isCodeSent,
  expired,
  attemptsLeft,
  mailStatus,
}: FlowStatus<P>) => ({
  ...acceptedFields(flow),
  state: expired ? "expired" : isCodeSent ? "code-sent" : flow.state,
  issue: flow.codeNumber,
  attemptsLeft,
  mail: { status: mailStatus },
});

/** The cookie of a flow that was begun; in a browser with too many, the oldest go. */
export function cookiesOfBegun<P extends FlowPurpose>(
  purpose: P,
  { flow: { id }, flowSecret }: Begun<P>,
  { flowCookies }: Pick<ApiRequest, "flowCookies">,
): string[] {
  const own = flowCookie(id, purpose);
  return [
    setCookie(own, flowSecret, LIFETIME_MS / 1000),
    ...flowCookiesToClear(flowCookies, own).map(clearCookie),
  ];
}

/** What the steps of a flow answer that begins with nothing but an address. */
export const flowAnswers = <P extends FlowPurpose>(
  purpose: P,
  named: (flowId: string) => Readonly<Record<string, string>>,
  { started, shown }: { readonly started: z.ZodMiniType; readonly shown: z.ZodMiniType },
) => {
  const resent = (flow: FlowOf<P>): ApiAnswer => ({
    status: 202,
    body: started.parse({ ...named(flow.id), ...acceptedFields(flow) }),
  });
  return {
    resent,
    started: (begun: Begun<P>, request: Pick<ApiRequest, "flowCookies">): ApiAnswer => ({
      ...resent(begun.flow),
      cookies: cookiesOfBegun(purpose, begun, request),
    }),
    shown: (status: FlowStatus<P>): ApiAnswer => ({
      status: 200,
      body: shown.parse({ ...named(status.flow.id), ...statusFields(status) }),
    }),
  };
};
