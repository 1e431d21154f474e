import type { Account } from "../../functions/domain/account.ts";
import type { FlowChange } from "../../functions/domain/code-flow.ts";
import { admitsEmailChange, applyEmailChange } from "../../functions/domain/email-change.ts";
import { stagesBefore } from "../../functions/domain/mail-status.ts";
import type { FlowPurpose, IssuedCode } from "../../functions/domain/one-time-code.ts";
import { admitsReset, applyReset } from "../../functions/domain/password-reset.ts";
import { receptionNumberOf } from "../../functions/domain/reception-number.ts";
import { admits, apply, type Registration } from "../../functions/domain/registration.ts";
import { admitsRevival, applyRevival } from "../../functions/domain/revival.ts";
import type {
  AccountNumbers,
  FlowOf,
  Flows,
  Holds,
  ReceptionNumbers,
} from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";
import { fakeHolds } from "./holds.ts";

type Codes = ReadonlyMap<string, IssuedCode>;

export const fakeRegistrations = (codes: Codes, holds: Pick<Holds, "find"> = fakeHolds().port) =>
  fakeFlows("registration", { codes, holds }, { admits, apply });
export const fakeResets = (codes: Codes, holds: Pick<Holds, "find"> = fakeHolds().port) =>
  fakeFlows("reset", { codes, holds }, { admits: admitsReset, apply: applyReset });
export const fakeRevivals = (codes: Codes, holds: Pick<Holds, "find"> = fakeHolds().port) =>
  fakeFlows("revive", { codes, holds }, { admits: admitsRevival, apply: applyRevival });

export const fakeEmailChanges = (codes: Codes, holds: Pick<Holds, "find"> = fakeHolds().port) =>
  fakeFlows("email-change", { codes, holds }, { admits: admitsEmailChange, apply: applyEmailChange });

/** Registrations by what is read out of them. */
export const receptionNumbersOf = (
  registrations: ReadonlyMap<string, Registration>,
  codes: Codes,
): ReceptionNumbers => ({
  async find(number) {
    const flow = [...registrations.values()].find(({ id }) => receptionNumberOf(id) === number);
    const code = flow && codes.get(flow.id);
    return flow && { flow, ...(code && { code }) };
  },
});

/** Accounts by what is read out of them. */
export const accountNumbersOf = (accounts: ReadonlyMap<string, Account>): AccountNumbers => ({
  async find(number) {
    const found = [...accounts.values()].filter(
      ({ registrationId }) => receptionNumberOf(registrationId) === number,
    );
    return found.map(({ accountId }) => accountId);
  },
});

/** Flows of one kind in memory; what a change needs and does is the domain's own word. */
function fakeFlows<P extends FlowPurpose>(
  purpose: P,
  { codes, holds }: { readonly codes: Codes; readonly holds: Pick<Holds, "find"> },
  {
    admits,
    apply,
  }: {
    readonly admits: (flow: FlowOf<P>, change: FlowChange) => boolean;
    readonly apply: (flow: FlowOf<P>, change: FlowChange) => FlowOf<P>;
  },
) {
  const items = new Map<string, FlowOf<P>>();
  const port: Flows<P> = {
    purpose,
    async create(flow) {
      const current = items.get(flow.id);
      if (current && current.deleteAt > flow.startedAt) return { applied: false, current };
      const item = asStored(flow);
      items.set(flow.id, item);
      return { applied: true, item };
    },
    async find(id) {
      return items.get(id);
    },
    async findWithHold(id, emailHmac, now) {
      const flow = items.get(id);
      const hold = await holds.find(emailHmac, now);
      return { ...(flow && { flow }), ...(hold && { hold }) };
    },
    async findWithCode(id) {
      const flow = items.get(id);
      const code = codes.get(id);
      return flow && { flow, ...(code && { code }) };
    },
    async apply(id, change) {
      const current = items.get(id);
      if (!current || !admits(current, change)) return { applied: false, ...(current && { current }) };
      const item = asStored(apply(current, change));
      items.set(id, item);
      return { applied: true, item };
    },
    async noteMail(id, { codeNumber, stage }) {
      const current = items.get(id);
      if (current?.codeNumber !== codeNumber || !stagesBefore(stage).includes(current.mailStatus)) return;
      items.set(id, { ...current, mailStatus: stage });
    },
  };
  return { items, port };
}
