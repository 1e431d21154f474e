/** How the story names mails: one with a code, the one about a completion, or a notice. */
import { expect, it } from "@jest/globals";
import { en } from "../../../commands/audit/words/en.ts";
import { ja } from "../../../commands/audit/words/ja.ts";
import { AUDIT_SCHEMA, type AuditRecord } from "../../../contracts/audit.ts";

const line: AuditRecord = {
  time: "2026-03-02T01:02:03.004Z",
  schema: AUDIT_SCHEMA,
  event: "mail.sent",
  outcome: "success",
  stage: "prod",
  release: "1",
  requestId: "request-1",
  correlationId: "correlation-1",
};
const ofRegistration = { registrationId: "R", accountId: "A" };

it.each<[Partial<AuditRecord>, string, string]>([
  [{ ...ofRegistration, issue: 2 }, "コードのメール（2回目）", "mail about code no. 2"],
  [ofRegistration, "完了のお知らせメール", "completion mail"],
  [{ ...ofRegistration, reason: "completion" }, "完了のお知らせメール", "completion mail"],
  [{ registrationId: "R", reason: "given-up" }, "完了のお知らせメール", "completion mail"],
  [{ accountId: "A", reason: "sign-in-notice" }, "お知らせのメール", "notice"],
  [{ accountId: "A", reason: "password-changed" }, "お知らせのメール", "notice"],
  [{ registrationId: "R", mailKind: "completion" }, "完了のお知らせメール", "completion mail"],
  [{ registrationId: "R", mailKind: "sign-in-notice" }, "お知らせのメール", "notice"],
  [
    { registrationId: "R", mailKind: "completion", reason: "Permanent/General" },
    "完了のお知らせメール",
    "completion mail",
  ],
])("%j is named", (facts, japanese, english) => {
  const record = { ...line, ...facts };
  expect(ja.event["mail.sent"](record)).toContain(japanese);
  expect(en.event["mail.sent"](record)).toContain(`The ${english} was`);
});
