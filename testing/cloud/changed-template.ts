import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

/** The role of a function of ours, which holds its statements itself. */
export const functionRole = z.looseObject({
  Type: z.literal("AWS::IAM::Role"),
  Properties: z.looseObject({
    Policies: z.tuple([
      z.looseObject({
        PolicyDocument: z.looseObject({ Statement: z.array(z.looseObject({ Action: z.unknown() })) }),
      }),
    ]),
  }),
});

/** A copy of the assembly in a new folder, with a change in its one template; everything else is linked. */
export function withTemplate(cdkOut: string, change: (template: unknown) => unknown): string {
  const copy = mkdtempSync(join(tmpdir(), "cdk-out-"));
  for (const name of readdirSync(cdkOut)) {
    const [from, to] = [join(cdkOut, name), join(copy, name)];
    if (!name.endsWith(".template.json")) symlinkSync(from, to);
    else writeFileSync(to, JSON.stringify(change(JSON.parse(readFileSync(from, "utf8")))));
  }
  return copy;
}

const template = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** A copy of an assembly in which the role lacks the statement on this action. */
export function withoutGrant(original: string, role: string, action: string): string {
  return withTemplate(original, (document) => {
    const parsed = template.parse(document);
    let removed = 0;
    for (const [id, resource] of Object.entries(parsed.Resources)) {
      const found = functionRole.safeParse(resource);
      if (!id.startsWith(role) || !found.success) continue;
      const [{ PolicyDocument: statements }] = found.data.Properties.Policies;
      const kept = statements.Statement.filter(({ Action }) => Action !== action);
      removed += statements.Statement.length - kept.length;
      statements.Statement = kept;
      parsed.Resources[id] = found.data;
    }
    if (removed !== 1) throw new Error(`${removed} statements allow ${action} to ${role}`);
    return parsed;
  });
}

type Resource = z.output<typeof template>["Resources"][string];

/** A copy of an assembly in which one resource is another: the only one that `change` makes something of. */
function withResource(
  original: string,
  named: string,
  change: (resource: Resource, id: string) => Resource | undefined,
): string {
  return withTemplate(original, (document) => {
    const parsed = template.parse(document);
    const changed = Object.entries(parsed.Resources).flatMap(([id, resource]) => {
      const next = change(resource, id);
      return next ? [[id, next] as const] : [];
    });
    if (changed.length !== 1) throw new Error(`${changed.length} resources are ${named}`);
    return { ...parsed, Resources: { ...parsed.Resources, ...Object.fromEntries(changed) } };
  });
}

const lambda = z.looseObject({
  Type: z.literal("AWS::Lambda::Function"),
  Properties: z.looseObject({ Handler: z.string(), Description: z.string() }),
});

/** A copy of an assembly in which a function, by its entry, starts no more: what its handler names is not there. */
export const withBrokenFunction = (original: string, entry: string): string =>
  withResource(original, entry, (resource) => {
    const { data } = lambda.safeParse(resource);
    if (data?.Properties.Description !== entry) return undefined;
    return { ...data, Properties: { ...data.Properties, Handler: "index.missing" } };
  });

const schedule = z.looseObject({
  Type: z.literal("AWS::Events::Rule"),
  Properties: z.looseObject({ ScheduleExpression: z.string() }),
});

/** A copy of an assembly in which a schedule, by the beginning of its logical id, never fires. */
export const withoutSchedule = (original: string, start: string): string =>
  withResource(original, start, (resource, id) => {
    const { data } = schedule.safeParse(resource);
    if (!data || !id.startsWith(start)) return undefined;
    return { ...data, Properties: { ...data.Properties, State: "DISABLED" } };
  });
