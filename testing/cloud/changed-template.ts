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
