/** The description of the events for other systems (AsyncAPI 3.0), generated from the contract that each is held to. */
import * as z from "zod/mini";
import { eventNotes, memberNotes } from "../../contracts/documentation/event-notes.ts";
import { accountEvents, accountEventTypes, EVENT_SCHEMA, eventSource } from "../../contracts/events.ts";

export interface EventDeployment {
  readonly serviceName: string;
  readonly cityName: string;
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export const asyncApiDocument = ({ serviceName, cityName }: EventDeployment) => ({
  asyncapi: "3.0.0",
  info: {
    title: `${serviceName} (${cityName}): events`,
    version: `${EVENT_SCHEMA}`,
    description: `What other systems learn of accounts, on an EventBridge bus with the source \`${eventSource}\`. The message's name is the event's detail type, its payload the detail. An event comes at least once, and perhaps out of order: \`eventId\` and \`sequence\` say which it is. Unknown members and events may come in a later release.`,
  },
  defaultContentType: "application/json",
  channels: {
    accounts: {
      address: eventSource,
      description: "The bus; consumers attach rules to it.",
      messages: Object.fromEntries(accountEventTypes.map((type) => [type, reference("messages", type)])),
    },
  },
  operations: {
    publishAccountEvents: { action: "send", channel: { $ref: "#/channels/accounts" } },
  },
  components: {
    messages: Object.fromEntries(
      accountEventTypes.map((type) => [
        type,
        { name: type, summary: eventNotes[type], payload: reference("schemas", type) },
      ]),
    ),
    schemas: Object.fromEntries(accountEventTypes.map((type) => [type, payloadOf(accountEvents[type])])),
  },
});

const reference = (kind: "messages" | "schemas", name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** A consumer passes over members that it does not know: what is published has none, but a later release's may. */
function payloadOf(schema: z.core.$ZodType) {
  const {
    $schema: _,
    additionalProperties,
    properties = {},
    ...json
  } = z.toJSONSchema(schema, { io: "output" });
  const described = Object.entries(properties).map(([name, member]) => [
    name,
    { ...Object(member), description: memberNotes[name] },
  ]);
  const ofMembers: Record<string, { readonly description: string }> = Object.fromEntries(described);
  return { ...json, properties: ofMembers };
}
