import * as z from "zod";
import { type Properties, readProperties } from "../properties.ts";
import type { MailStep } from "./delivery-scenarios.ts";

/** CloudFormation's names of the types, and the events'; what a reader does with a mail nobody here finds out. */
const matchingTypes: Readonly<Record<string, MailStep["eventType"] | undefined>> = {
  send: "Send",
  delivery: "Delivery",
  deliveryDelay: "DeliveryDelay",
  bounce: "Bounce",
  complaint: "Complaint",
  reject: "Reject",
  // Of templates, which the emulator refuses.
  renderingFailure: undefined,
};

const destination = {
  type: "AWS::SES::ConfigurationSetEventDestination",
  honoured: z.strictObject({
    ConfigurationSetName: z.string(),
    EventDestination: z.strictObject({
      Name: z.string().optional(),
      Enabled: z.boolean().default(false),
      EventBridgeDestination: z.strictObject({
        EventBusArn: z.string().regex(/:event-bus\/default$/, "SES publishes to the default bus only"),
      }),
      MatchingEventTypes: z.array(z.enum(Object.keys(matchingTypes))).min(1),
    }),
  }),
  withoutEffect: [],
};

/** Which events of which configuration set are published. Declared anew at every start, so nothing is stored. */
export function createEventDestinations() {
  const published = new Map<string, Set<string>>();
  return {
    ensure(properties: Properties): void {
      const { ConfigurationSetName: set, EventDestination: declared } = readProperties(
        destination,
        properties,
      );
      if (!declared.Enabled) return;
      const types = declared.MatchingEventTypes.flatMap((name) => matchingTypes[name] ?? []);
      published.set(set, new Set([...(published.get(set) ?? []), ...types]));
    },
    takes: (set: string, type: MailStep["eventType"]) => published.get(set)?.has(type) ?? false,
  };
}
