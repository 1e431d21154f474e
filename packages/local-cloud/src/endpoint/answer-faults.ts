import { type FieldError, parseFaultRule } from "./fault-rules.ts";
import type { Faults } from "./faults.ts";

export interface FaultsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; empty for 204. */
  readonly body: string;
}

/**
 * The whole of `/_local/faults`: GET 200 with the rules in force; POST (a parsed body) 201 with them, or 400 with a
 * problem document that names each bad field; DELETE 204; anything else 405.
 */
export function answerFaults(
  faults: Faults,
  method: string,
  body: unknown,
  knowsFunction?: (name: string) => boolean,
): FaultsAnswer {
  if (method === "GET") return rulesInForce(200, faults);
  if (method === "DELETE") {
    faults.clear();
    return { status: 204, headers: {}, body: "" };
  }
  if (method !== "POST") return problem(405, "Method Not Allowed", [], { allow: "GET, POST, DELETE" });
  const parsed = parseFaultRule(body, knowsFunction);
  if (parsed.kind === "bad-fields") return problem(400, "Bad fault rule", parsed.errors);
  faults.add(parsed.rule);
  return rulesInForce(201, faults);
}

function rulesInForce(status: number, faults: Faults): FaultsAnswer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(faults.list()) };
}

function problem(
  status: number,
  title: string,
  errors: readonly FieldError[],
  headers: Readonly<Record<string, string>> = {},
): FaultsAnswer {
  const detail = errors
    .map(({ pointer, detail: reason }) => `${pointer.slice(2) || "body"}: ${reason}`)
    .join("; ");
  return {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
    body: JSON.stringify({ type: "about:blank", title, status, ...(detail !== "" && { detail, errors }) }),
  };
}
