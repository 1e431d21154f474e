import { expect, it } from "@jest/globals";
import { type MailEventMessage, mailEventName } from "../../../contracts/mail-event.ts";
import { toMailEvent } from "../../../functions/infra/mail-events.ts";

const about = { messageId: "ses-1", kind: "code", flowId: "registration-1", codeNumber: 2 } as const;
const eventOf = (event: MailEventMessage["event"], reason?: string) =>
  toMailEvent({ event, ...about, ...(reason !== undefined && { reason }), correlationId: "JKJaXmPLvHcESHA" });

const stages = {
  "Email Delivered": "delivered",
  "Email Delivery Delayed": "delayed",
  "Email Bounced": "bounced",
  "Email Complaint Received": "complained",
  "Email Rejected": "failed",
  "Email Rendering Failed": "failed",
} as const;

it.each(mailEventName.options)("%s becomes a stage of the mail, with what the mail is about", (name) => {
  expect(eventOf(name, "General")).toEqual({ ...about, stage: stages[name], reason: "General" });
});

it.each(["Transient/General", "Undetermined/Undetermined"])(
  "a bounce that may be an automatic reply (%s) is one that turned back",
  (reason) => expect(eventOf("Email Bounced", reason).stage).toBe("turned-back"),
);

it.each(["Permanent/General", "Transient/MailboxFull", undefined])("a bounce by %s is certain", (reason) => {
  expect(eventOf("Email Bounced", reason).stage).toBe("bounced");
});

it("only a bounce can be uncertain", () => {
  expect(eventOf("Email Rejected", "Transient/General").stage).toBe("failed");
});
