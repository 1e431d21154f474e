import type * as z from "zod";

/** Resolved properties of one template resource, as CloudFormation would hand them to the service. */
export type Properties = Readonly<Record<string, unknown>>;

export interface ResourceShape<Shape extends z.ZodObject> {
  /** e.g. `AWS::SQS::Queue` */
  readonly type: string;
  /** Strict: what is neither here nor in `withoutEffect` is refused. */
  readonly honoured: Shape;
  /** Properties that change nothing a function could notice on one machine, e.g. encryption at rest. */
  readonly withoutEffect: readonly string[];
}

/**
 * Reads what an emulator honours from a resource's properties. Throws an error that names each property or value
 * that it can't honour: silently ignoring one would let the local cloud differ from what deploys.
 */
export function readProperties<Shape extends z.ZodObject>(
  shape: ResourceShape<Shape>,
  properties: Properties,
): z.output<Shape> {
  const relevant = Object.entries(properties).filter(([name]) => !shape.withoutEffect.includes(name));
  const result = shape.honoured.safeParse(Object.fromEntries(relevant));
  if (result.success) return result.data;
  throw new Error(
    `${shape.type} can't be provisioned locally: ${result.error.issues.map(explain).join("; ")}.`,
  );
}

function explain(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  if (issue.code !== "unrecognized_keys") return `${path}: ${issue.message}`;
  const names = issue.keys.map((key) => (path === "" ? key : `${path}.${key}`));
  return `${names.join(", ")} is not honoured`;
}
