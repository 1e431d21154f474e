import type { DeskReason, DeskRole } from "../../../contracts/desk-words.ts";
import type { AuditEvent } from "../../domain/audit-event.ts";
import type { ReachedLimit } from "../../domain/limit.ts";
import { ok as succeeded } from "../outcome.ts";
import type { Audit } from "../ports.ts";

/** Who calls, in which role, and why. */
export interface DeskCall {
  /** Keyed hash of the operator's name, which the audit trail knows them by. */
  readonly operatorHash: string;
  readonly role: DeskRole;
  readonly reason: DeskReason;
  readonly ticket: string;
}

/** Why the desk's call does nothing. Instants are epoch milliseconds. */
export type DeskFailure =
  | { readonly kind: "not-found" }
  | { readonly kind: "supervisor-only" }
  | { readonly kind: "own-proposal" }
  | { readonly kind: "proposal-open" }
  | { readonly kind: "proposal-expired" }
  | { readonly kind: "proposal-decided" }
  | { readonly kind: "proposal-changed" }
  | { readonly kind: "email-unchanged" }
  | { readonly kind: "address-taken" }
  | { readonly kind: "address-held" }
  | { readonly kind: "not-confirmed" }
  | { readonly kind: "wrong-state"; readonly state: string }
  | { readonly kind: "limit-reached"; readonly limit: string; readonly retryAt: number };

export type DeskOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: DeskFailure; readonly about?: Partial<AuditEvent> };

export const ok = succeeded;

export const mapped = <T, U>(outcome: DeskOutcome<T>, of: (value: T) => U): DeskOutcome<U> =>
  outcome.ok ? ok(of(outcome.value)) : outcome;

/** @param about what the record of the refusal is to name */
export const refuse = (failure: DeskFailure, about?: Partial<AuditEvent>): DeskOutcome<never> => ({
  ok: false,
  failure,
  ...(about && { about }),
});

export const refuseLimit = ({ limit, until: retryAt }: ReachedLimit, about?: Partial<AuditEvent>) =>
  refuse({ kind: "limit-reached", limit, retryAt }, about);

/** The members that every record of an operator's call has. */
export const operatorFields = ({ operatorHash, role, reason, ticket }: DeskCall) =>
  ({ operatorHash, operatorRole: role, reason, ticket }) satisfies Partial<AuditEvent>;

/** Records what an operator did. */
export const recordsOf =
  (audit: Audit, call: DeskCall) =>
  (event: AuditEvent["event"], fields: Partial<AuditEvent>): void =>
    audit({ ...fields, ...operatorFields(call), event, outcome: "success" });
