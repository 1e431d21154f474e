import { stagesBefore } from "../../functions/domain/mail-status.ts";
import type { IssuedCode } from "../../functions/domain/one-time-code.ts";
import { admits, apply, type Registration } from "../../functions/domain/registration.ts";
import type { Registrations } from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";

/** Registrations in memory; what a change needs and does is the domain's own word. */
export function fakeRegistrations(codes: ReadonlyMap<string, IssuedCode>) {
  const items = new Map<string, Registration>();
  const port: Registrations = {
    async create(registration) {
      const current = items.get(registration.id);
      if (current && current.deleteAt > registration.startedAt) return { applied: false, current };
      const item = asStored(registration);
      items.set(registration.id, item);
      return { applied: true, item };
    },
    async find(id) {
      return items.get(id);
    },
    async findWithCode(id) {
      const registration = items.get(id);
      const code = codes.get(id);
      return registration && { registration, ...(code && { code }) };
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
