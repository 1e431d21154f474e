import { withCode } from "../../domain/code-flow.ts";
import type { MailRecord } from "../../domain/mail-record.ts";
import type { IssuedCode } from "../../domain/one-time-code.ts";
import type { PasswordReset } from "../../domain/password-reset.ts";
import type { Revival } from "../../domain/revival.ts";
import { codeMailKinds, isCompletedState } from "../flow/flow-kinds.ts";
import type { Flows } from "../ports.ts";

const purposes = ["reset", "revive"] as const;
export type OpenPurpose = (typeof purposes)[number];

/** A new password, or the end of a sleep, that somebody has begun and not finished. */
export interface OpenFlow {
  readonly purpose: OpenPurpose;
  readonly flow: PasswordReset | Revival;
  readonly code?: IssuedCode;
}

export interface OpenFlowDependencies {
  readonly flowsOf: { readonly [P in OpenPurpose]: Pick<Flows<P>, "findWithCode"> };
}

/** What is open of an address, the newest first: its mails name it, as each of them begins with one. */
export async function openFlowsOf(
  { flowsOf }: OpenFlowDependencies,
  mails: readonly MailRecord[],
  now: number,
): Promise<readonly OpenFlow[]> {
  const begun = purposes.flatMap((purpose) => {
    const ids = mails.filter(({ kind }) => kind === codeMailKinds[purpose]).map(({ flowId }) => flowId);
    return [...new Set(ids)].map((id) => ({ purpose, id }));
  });
  const found = await Promise.all(
    begun.map(async ({ purpose, id }) => {
      const stored = await flowsOf[purpose].findWithCode(id);
      if (!stored || stored.flow.deleteAt <= now || isCompletedState(stored.flow)) return [];
      const { flow, code } = stored;
      return [{ purpose, flow: withCode(flow, code), ...(code && { code }) }];
    }),
  );
  return found.flat().toSorted((one, other) => other.flow.startedAt - one.flow.startedAt);
}
