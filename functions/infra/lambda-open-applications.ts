import { HttpRequest } from "@smithy/core/transport";
import * as z from "zod/mini";
import type { OpenApplications } from "../use-cases/ports.ts";
import { type AwsClient, AwsCommand, awsClient } from "./aws-clients.ts";
import type { Endpoint } from "./aws-json.ts";
import { httpHandler } from "./http-handler.ts";

interface Invocation {
  readonly functionArn: string;
  /** What the function is given, as JSON. */
  readonly payload: object;
}

/**
 * A function's answer to a payload. The SDK's own command has further members in headers, none of which is needed.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
class InvokeCommand extends AwsCommand<"lambda", Invocation, object> {
  readonly service = "lambda";
  readonly operation = "Invoke";

  protected override toRequest(endpoint: Endpoint, { functionArn, payload }: Invocation): HttpRequest {
    return new HttpRequest({
      ...endpoint,
      method: "POST",
      path: `/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`,
      headers: { ...endpoint.headers, "content-type": "application/json" },
      body: JSON.stringify(payload),
    });
  }
}

/** What the city's function answers; one that failed answers its error, which is none of these. */
const answer = z.object({ open: z.int().check(z.nonnegative()) });

/** How long the city's function may take, with all tries. */
const PATIENCE_MS = 3_000;

/** A single try may take all of it. */
export const lambda = () => awsClient("lambda", httpHandler({ connectMs: 1_000, answerMs: PATIENCE_MS }));

/**
 * Asks a function of the city's, by `{ "accountId": … }`, and understands `{ "open": n }`. Whatever else comes, and
 * silence, is `unknown`: an account must not end while an application may be open.
 */
export const lambdaOpenApplications = (
  client: AwsClient<"lambda">,
  functionArn: string,
  patienceMs = PATIENCE_MS,
): OpenApplications => ({
  async of(accountId) {
    const { promise: patience, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, patienceMs, undefined);
    try {
      const asked = client.send(new InvokeCommand({ functionArn, payload: { accountId } }));
      const { data } = answer.safeParse(await Promise.race([asked, patience]));
      if (data) return data;
      logUnknown("no-answer");
    } catch (error) {
      logUnknown(error instanceof Error ? error.name : "unknown");
    } finally {
      clearTimeout(timer);
    }
    return "unknown";
  },
});

const logUnknown = (error: string) => console.warn({ event: "applications.unknown", error });
