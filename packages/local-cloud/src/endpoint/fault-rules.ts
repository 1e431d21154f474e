import * as z from "zod";
import { knowsOperation } from "../iam/request-actions.ts";
import { type FaultRule, faultModes } from "./faults.ts";
import { serviceNames } from "./services.ts";

export interface FieldError {
  /** JSON pointer of the field, as a fragment: `#/mode`; `#` for the whole body. */
  readonly pointer: string;
  readonly detail: string;
}

export type ParsedFaultRule =
  | { readonly kind: "rule"; readonly rule: FaultRule }
  | { readonly kind: "bad-fields"; readonly errors: readonly FieldError[] };

/** Body of `POST /_local/faults`. */
const schema = z
  .strictObject({
    service: z.enum(serviceNames),
    operation: z.string(),
    mode: z.enum(faultModes),
    count: z.int().min(1).max(1_000_000).default(1),
    skip: z.int().min(0).max(1_000_000).exactOptional(),
    function: z.string().exactOptional(),
  })
  .check(({ value: { service, operation }, issues }) => {
    if (operation === "*" || knowsOperation(service, operation)) return;
    const message = `${operation} is no operation of ${service} that the local cloud knows`;
    issues.push({ code: "custom", path: ["operation"], message, input: operation });
  });

/**
 * Checks a rule. A rule that could never hit (a mistyped operation, a function that is not there) is refused, as a
 * test would take its silence for success.
 */
export function parseFaultRule(
  body: unknown,
  knowsFunction: (name: string) => boolean = () => true,
): ParsedFaultRule {
  const result = schema.safeParse(body);
  if (!result.success) return { kind: "bad-fields", errors: result.error.issues.flatMap(fieldErrors) };
  const rule = result.data;
  if (rule.function === undefined || knowsFunction(rule.function)) return { kind: "rule", rule };
  return {
    kind: "bad-fields",
    errors: [{ pointer: "#/function", detail: `there is no function ${rule.function}` }],
  };
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code !== "unrecognized_keys") {
    return [{ pointer: ["#", ...issue.path.map(String)].join("/"), detail: issue.message }];
  }
  return issue.keys.map((key) => ({ pointer: `#/${key}`, detail: "is no field of a fault rule" }));
}
