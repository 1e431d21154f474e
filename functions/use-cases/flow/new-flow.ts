import { networkOf } from "../../domain/client-ip.ts";
import type { FlowPurpose } from "../../domain/one-time-code.ts";
import { tokenOf } from "../../domain/secret-token.ts";
import type { SubjectHash, Tokens } from "../ports.ts";

export interface NewFlow {
  readonly id: string;
  /** Proves possession of the flow; stored only as its hash. */
  readonly flowSecret: string;
}

/**
 * Id and secret of a flow. They are drawn, unless the request names a key: then they follow from it, so that the same
 * request sent again finds what the first has begun. They follow from the client's network, too: a key that somebody
 * else learns, or happens to use, is another key there (docs/adr/0026).
 */
export async function newFlow(
  { tokens, subjectHash }: { readonly tokens: Tokens; readonly subjectHash: SubjectHash },
  {
    purpose,
    idempotencyKey,
    clientIp,
  }: {
    readonly purpose: FlowPurpose;
    readonly idempotencyKey?: string | undefined;
    readonly clientIp: string;
  },
): Promise<NewFlow> {
  if (idempotencyKey === undefined) return { id: tokens.id(), flowSecret: tokens.secret() };
  const value = `${purpose} ${networkOf(clientIp).name} ${idempotencyKey}`;
  return {
    id: tokenOf(await subjectHash("flow-id", value)),
    flowSecret: tokenOf(await subjectHash("flow-secret", value)),
  };
}
