import { HttpFailureError } from "./http-failure.ts";

/** A structured-field string, as the IETF's draft has it; without the quotation marks it is understood, too. */
const key = /^"?(?<key>[\w.:~+/=-]{16,128})"?$/;

/** By what a request that is sent again is recognised (docs/adr/0026); undefined where the caller sends none. */
export function idempotencyKey(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  const sent = headers["idempotency-key"];
  if (sent === undefined) return undefined;
  const found = key.exec(sent.trim())?.groups?.["key"];
  if (found === undefined) throw new HttpFailureError({ kind: "idempotency-key-invalid" });
  return found;
}
