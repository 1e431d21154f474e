import { MAIL_RECORD_LIFETIME_MS, type MailRecord } from "../../functions/domain/mail-record.ts";
import { stagesBefore } from "../../functions/domain/mail-status.ts";
import type { MailRecords } from "../../functions/use-cases/ports.ts";

/** Mails on record in memory, by the hash of their address. */
export function fakeMailRecords() {
  const items = new Map<string, readonly MailRecord[]>();
  const port: MailRecords = {
    async note({ emailHmac, askedAt }, { kind, flowId, codeNumber }, stage) {
      const known = items.get(emailHmac) ?? [];
      const isSame = (one: MailRecord) =>
        one.askedAt === askedAt && one.kind === kind && one.flowId === flowId;
      const own = known.find(isSame);
      if (own && !stagesBefore(stage).includes(own.stage)) return;
      const noted = { kind, flowId, codeNumber, askedAt, stage };
      items.set(emailHmac, [...known.filter((one) => !isSame(one)), noted]);
    },
    async latest(emailHmac, now) {
      const living = (items.get(emailHmac) ?? []).filter(
        ({ askedAt }) => askedAt + MAIL_RECORD_LIFETIME_MS > now,
      );
      return living.toSorted((one, other) => other.askedAt - one.askedAt).slice(0, 10);
    },
  };
  return { items, port };
}
