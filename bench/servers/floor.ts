/** The least that the three requests can cost on Node: a map, a random code, no library and no rule. */
import { randomInt, randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { deliver, serve } from "./serve.ts";

const flows = new Map<string, { email: string; code: string; profile?: unknown }>();

serve(async (incoming, outgoing) => {
  const [, id = "", step] = (incoming.url ?? "").split("/");
  const body = JSON.parse(await text(incoming)) as { email: string; code: string; profile: unknown };
  const flow = flows.get(id);
  if (step === undefined) {
    const flowId = randomUUID();
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    flows.set(flowId, { email: body.email, code });
    deliver(body.email, code);
    outgoing.end(JSON.stringify({ id: flowId }));
  } else if (step === "verification") {
    outgoing.statusCode = flow?.code === body.code ? 200 : 422;
    outgoing.end("{}");
  } else {
    if (flow) flow.profile = body.profile;
    outgoing.end("{}");
  }
});
