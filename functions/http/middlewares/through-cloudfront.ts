import type { MiddlewareObj } from "@middy/core";
import { HttpFailureError } from "../http-failure.ts";
import type { Arrival } from "../origin-proof.ts";

/** A request that came past CloudFront ends here, whatever it asks for (docs/adr/0013). */
export const throughCloudFront = (): MiddlewareObj<
  unknown,
  unknown,
  Error,
  { readonly arrival: Arrival }
> => ({
  before({ context }) {
    clientOf(context);
  },
});

/** `clientIp`, which only a request through CloudFront has. */
export function clientOf({ arrival }: { readonly arrival: Arrival }): string {
  if (arrival.throughCloudFront) return arrival.clientIp;
  throw new HttpFailureError({ kind: "origin-rejected", reason: arrival.reason });
}
