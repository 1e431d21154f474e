import type { Language } from "../../../contracts/language.ts";
import { browserName } from "../../domain/browser-name.ts";
import type { CodeTimes, NewFlowFields } from "../../domain/code-flow.ts";
import type { ReachedLimit } from "../../domain/limit.ts";
import type { FlowPurpose } from "../../domain/one-time-code.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { fail, ok } from "../outcome.ts";
import type { Audit, Clock, EmailHash, FlowOf, Flows, MailQueue, Tokens } from "../ports.ts";
import { type AskDependencies, askForCode } from "./ask-for-code.ts";
import { auditedFlow } from "./flow-kinds.ts";
import { newFlow } from "./new-flow.ts";

export interface BeginDependencies<P extends FlowPurpose> extends AskDependencies {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly emailHash: EmailHash;
  readonly flows: Pick<Flows<P>, "purpose" | "create" | "find">;
  readonly mailQueue: Pick<MailQueue, "requestCode">;
  readonly audit: Audit;
  readonly settings: AskDependencies["settings"] & CodeTimes;
}

export interface BeginRequest {
  readonly email: string;
  readonly language: Language;
  readonly clientIp: string;
  readonly userAgent?: string | undefined;
  readonly idempotencyKey?: string | undefined;
}

/** What one kind of flow begins with, besides what all do. */
export interface Beginning<P extends FlowPurpose, F = never> {
  readonly flowOf: (fields: NewFlowFields & CodeTimes & { readonly now: number }) => FlowOf<P>;
  /** Whether a flow was begun by the same request, as far as that says more than an address and a language. */
  readonly isSame: (begun: FlowOf<P>) => boolean;
  /** What is counted besides the ask for a code, before it. */
  readonly count?: (now: number) => Promise<ReachedLimit | undefined>;
  /** Why what was begun goes no further, if so: nothing of it is recorded, and no mail is asked for. */
  readonly refuse?: (begun: FlowOf<P>) => Promise<F | undefined>;
  /** Records what was begun, before its mail is asked for. */
  readonly record: (begun: FlowOf<P>, emailFields: Awaited<ReturnType<EmailHash>>) => void;
}

export interface Begun<P extends FlowPurpose> {
  readonly flow: FlowOf<P>;
  /** The secret that proves possession of the flow; stored only as its hash. */
  readonly flowSecret: string;
}

type BeginOutcome<P extends FlowPurpose, F = never> =
  | { readonly ok: true; readonly value: Begun<P> }
  | {
      readonly ok: false;
      readonly failure:
        | { readonly kind: "limit-reached"; readonly retryAt: number }
        | { readonly kind: "idempotency-key-reused" }
        | F;
    };

/**
 * Begins a flow: every address is served alike, whatever is known of it, and the mail function decides which mail is
 * sent. A request that is sent again under its key is counted like any other, and answered with the flow that it has begun.
 */
export async function beginFlow<P extends FlowPurpose, F = never>(
  dependencies: BeginDependencies<P>,
  request: BeginRequest,
  { flowOf, isSame, count, refuse, record }: Beginning<P, F>,
): Promise<BeginOutcome<P, F>> {
  const { clock, emailHash, flows, audit, settings } = dependencies;
  const { purpose } = flows;
  const { email, language } = request;
  const now = clock();
  const emailFields = await emailHash(email);
  const { emailHmac } = emailFields;
  const { id, flowSecret } = await newFlow(dependencies, { purpose, ...request });
  const flowHash = tokenHash(flowSecret);
  const again = (begun: FlowOf<P>): BeginOutcome<P> =>
    begun.flowHash === flowHash && begun.email === email && begun.language === language && isSame(begun)
      ? ok({ flow: begun, flowSecret })
      : fail({ kind: "idempotency-key-reused" });

  const refused = await count?.(now);
  const asked = refused
    ? { refused }
    : await askForCode(dependencies, { purpose, flowId: id, ...request }, now);
  if ("refused" in asked) {
    const begun = request.idempotencyKey === undefined ? undefined : await flows.find(id);
    if (begun && begun.deleteAt > now) return again(begun);
    const { limit: reason, until: retryAt } = asked.refused;
    audit({ event: "limit.reached", outcome: "failure", reason, ...emailFields });
    return fail({ kind: "limit-reached", retryAt });
  }

  const browser = browserName(request.userAgent, language);
  const { codeMinutes, resendCooldownSeconds } = settings;
  const flow = flowOf({
    id,
    email,
    language,
    flowHash,
    ...asked,
    browser,
    now,
    codeMinutes,
    resendCooldownSeconds,
  });
  const created = await flows.create(flow);
  const begun = created.applied ? created.item : created.current;
  if (!begun) throw new Error("what refused the flow is gone");
  // Another flow has the number that follows from the id: once in millions of years, and then another is drawn.
  if (begun.id !== id) {
    const { idempotencyKey } = request;
    const other = idempotencyKey === undefined ? {} : { idempotencyKey: `${idempotencyKey}'` };
    return beginFlow(dependencies, { ...request, ...other }, { flowOf, isSame, record });
  }
  const outcome = created.applied ? ok({ flow: begun, flowSecret }) : again(begun);
  // Nobody knows how far a first request came: at most one mail goes out for a code's number.
  if (outcome.ok && begun.state === "requested") {
    const refusal = await refuse?.(begun);
    if (refusal) return { ok: false, failure: refusal };
    record(begun, emailFields);
    const { codeNumber } = begun;
    await dependencies.mailQueue.requestCode({ purpose, flowId: id, codeNumber, emailHmac });
    const auditFields = { ...auditedFlow({ purpose, flowId: id }), ...emailFields, codeNumber };
    const reason = created.applied ? "code" : "code-again";
    audit({ event: "mail.queued", outcome: "success", ...auditFields, reason });
  }
  return outcome;
}
