import * as z from "zod";
import {
  type DeliveryScenario,
  deliveryScenarios,
  isDeliveryScenario,
} from "../services/ses/delivery-scenarios.ts";
import type { Ses, StoredMail } from "../services/ses/ses.ts";
import { badField, json, nothing, type Reply } from "./reply.ts";

interface Mails extends Pick<Ses, "feedback"> {
  list(): readonly StoredMail[];
}

/** Mails, or events of one mail, at once. */
const MOST = 1_000;

const request = z.strictObject({
  /** The next mails to this address fare so. */
  to: z.string().min(1).optional(),
  /** This mail, which was sent already, fares so from now on. */
  messageId: z.string().min(1).optional(),
  event: z.custom<DeliveryScenario>(
    isDeliveryScenario,
    `must be one of ${Object.keys(deliveryScenarios).join(", ")}`,
  ),
  count: z.int().min(1).max(MOST).default(1),
});

/**
 * What becomes of mails: POST plans it for the next `count` mails to an address, or reports it `count` times of a mail
 * that was sent; GET shows what is planned; DELETE forgets that.
 */
export function answerMailEvents({ list, feedback }: Mails, method: string, body: unknown): Reply {
  if (method === "GET") return json(feedback.planned());
  if (method === "DELETE") {
    feedback.forgetPlans();
    return nothing;
  }
  const { data, error } = request.safeParse(body);
  if (!data) return refusal(error.issues);
  const { to, messageId, event, count } = data;
  if (to !== undefined && messageId === undefined) {
    feedback.plan({ to, event, count });
    return json(feedback.planned(), 201);
  }
  if (messageId === undefined || to !== undefined)
    return badField("to", "or messageId must be there, one of the two");
  const mail = list().find((each) => each.messageId === messageId);
  if (!mail) return badField("messageId", "must be that of a mail that was sent");
  feedback.raise(mail, event, count);
  return nothing;
}

function refusal([issue]: readonly z.core.$ZodIssue[]): Reply {
  if (issue?.code === "unrecognized_keys") return badField(issue.keys.join(", "), "is unknown");
  return badField(issue?.path.join("/") ?? "", issue?.message ?? "is not valid");
}
