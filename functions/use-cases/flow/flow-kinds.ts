/** In which words each kind of flow refuses, records, and is mailed about. */
import type { FlowName, FlowPurpose } from "../../domain/one-time-code.ts";
import type { FlowOf, MailSubject } from "../ports.ts";

/** A flow that is another's, gone or unknown. */
export const notFoundOf = {
  registration: { kind: "registration-not-found" },
  reset: { kind: "flow-not-found" },
  "email-change": { kind: "flow-not-found" },
  revive: { kind: "flow-not-found" },
} as const;
export type NotFound<P extends FlowPurpose> = (typeof notFoundOf)[P];

interface Duplicates {
  readonly registration: { readonly kind: "already-registered" };
  readonly reset: never;
  readonly "email-change": { readonly kind: "already-registered" };
  readonly revive: never;
}
export type Duplicate<P extends FlowPurpose> = Duplicates[P];

export const duplicateOf = <P extends FlowPurpose>({ state }: FlowOf<P>): Duplicate<P> | undefined =>
  // Of those that have this state one failure alone comes of it, which the compiler does not follow through the type parameter.
  state === "duplicate" ? ({ kind: "already-registered" } as Duplicate<P>) : undefined;

/** Whether somebody is about what the flow is for. */
export const isClaimedState = ({ state }: FlowOf<FlowPurpose>) =>
  state === "completing" || state === "setting" || state === "applying";

/** Whether what the flow is for has come to be. */
export const isCompletedState = ({ state }: FlowOf<FlowPurpose>) =>
  state === "completed" || state === "applied";

/** A flow in the audit trail: a registration has a member of its own. */
export const auditedFlow = ({ purpose, flowId }: FlowName) =>
  purpose === "registration" ? { registrationId: flowId } : { flowId };

/** Mails with a code, or in place of one. */
export const codeMailKinds = {
  registration: "code",
  reset: "reset-code",
  "email-change": "email-change-code",
  revive: "revive-code",
} as const satisfies Record<FlowPurpose, MailSubject["kind"]>;
