import { describe, expect, it } from "@jest/globals";
import type { MailMessage } from "../../../../contracts/messages.ts";
import { auditedMail } from "../../../../functions/use-cases/mail/send-mail.ts";

const code = { kind: "code", flowId: "flow-1", codeNumber: 2, emailHmac: "hash of an address" } as const;

describe("the audit event of a mail that could not be sent", () => {
  it.each<[string, MailMessage, object]>([
    [
      "names the registration and the number of its code",
      { ...code, purpose: "registration" },
      { registrationId: "flow-1", codeNumber: 2 },
    ],
    [
      "names any other flow, and the number of its code",
      { ...code, purpose: "reset" },
      { flowId: "flow-1", codeNumber: 2 },
    ],
    [
      "names the account, and nothing else of the message",
      { kind: "password-voided", accountId: "account-1", voidedAt: 1 },
      { accountId: "account-1" },
    ],
    ["names nobody where the message does not", { kind: "sign-in-failures", failuresRef: "failures-1" }, {}],
  ])("%s", (_, message, named) => expect(auditedMail(message)).toStrictEqual(named));
});
