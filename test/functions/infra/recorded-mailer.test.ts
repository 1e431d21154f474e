import { describe, expect, it, jest } from "@jest/globals";
import type { MailKind } from "../../../contracts/mail-event.ts";
import { recordedMailer } from "../../../functions/infra/recorded-mailer.ts";
import type { Mailer } from "../../../functions/use-cases/ports.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeMailRecords } from "../../../testing/fakes/mail-records.ts";
import { fakeMailer } from "../../../testing/fakes/mailer.ts";

const mail = { language: "ja", subject: "s", text: "t", html: "h" } as const;
const about = { kind: "farewell", flowId: "registration-1", codeNumber: 0 } as const;
const to = "hanako@example.jp";
const MINUTE = 60_000;
const emailHmac = "a".repeat(64);

function setup(special: { readonly mailer?: Mailer; readonly note?: () => Promise<void> } = {}) {
  const { outbox, port } = fakeMailer();
  const { items, port: mailRecords } = fakeMailRecords();
  const mailerOf = recordedMailer(special.mailer ?? port, {
    mailRecords: special.note ? { note: special.note } : mailRecords,
    emailHash: async () => ({ emailHmac, hmacKeyId: "k" }),
    clock: () => NOW + MINUTE,
  });
  const deliver = (kind: MailKind = about.kind) => mailerOf(NOW).send(to, mail, { ...about, kind });
  return { outbox, deliver, records: () => items.get(emailHmac) };
}

describe("a mail that is put on record", () => {
  it("is handed over with what the mail service gives back of it, and noted once for all deliveries", async () => {
    const { outbox, deliver, records } = setup();
    expect(await deliver()).toEqual({ messageId: "ses-1" });
    await deliver();
    const record = { emailHmac, askedAt: NOW };
    expect(outbox).toMatchObject([{ about: { ...about, record } }, { about: { ...about, record } }]);
    expect(records()).toEqual([{ ...about, askedAt: NOW, stage: "accepted" }]);
  });

  it("is noted as refused where the mail service does not take it, and the refusal goes on", async () => {
    const refused = new Error("throttled");
    const { deliver, records } = setup({ mailer: { send: () => Promise.reject(refused) } });
    await expect(deliver()).rejects.toBe(refused);
    expect(records()).toMatchObject([{ stage: "refused" }]);
  });

  it.each(["code", "completion"] as const)(
    "is not noted, of a registration (%s), where it is taken: that stands on the registration",
    async (kind) => {
      const { deliver, outbox, records } = setup();
      await deliver(kind);
      expect(outbox).toMatchObject([{ about: { kind, record: { emailHmac, askedAt: NOW } } }]);
      expect(records()).toBeUndefined();
    },
  );

  it("goes out although it cannot be noted: it would be sent again for that", async () => {
    const error = jest.spyOn(console, "error").mockReturnValue();
    const { deliver, outbox } = setup({ note: () => Promise.reject(new TypeError("no table")) });
    expect(await deliver()).toEqual({ messageId: "ses-1" });
    expect(outbox).toHaveLength(1);
    expect(error).toHaveBeenCalledWith({ event: "mail-record.failed", error: "TypeError" });
    error.mockRestore();
  });
});
