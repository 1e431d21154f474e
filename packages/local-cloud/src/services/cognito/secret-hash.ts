import { createHmac, timingSafeEqual } from "node:crypto";
import { notAuthorized } from "./errors.ts";

/**
 * Checks that the caller knows the client's secret. The hash covers the username as it was submitted.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function checkSecretHash(
  client: { readonly id: string; readonly secret: string | null },
  username: string,
  received: string | undefined,
): void {
  if (client.secret === null) {
    if (received === undefined) return;
    throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
  }
  if (received === undefined) {
    throw notAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`);
  }
  const expected = createHmac("sha256", client.secret)
    .update(username + client.id)
    .digest();
  const actual = Buffer.from(received, "base64");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
  }
}
