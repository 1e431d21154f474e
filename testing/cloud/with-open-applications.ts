import * as z from "zod";
import { functionRole, withTemplate } from "./changed-template.ts";

/** A function of a city's: it is not in the stack. */
export const applicationsArn = "arn:aws:lambda:ap-northeast-1:111122223333:function:applications";

const lambda = z.looseObject({
  Type: z.literal("AWS::Lambda::Function"),
  Properties: z.looseObject({
    Environment: z.looseObject({ Variables: z.looseObject({ SETTINGS: z.string() }) }),
  }),
});
const settings = z.looseObject({ withdrawal: z.looseObject({}).optional() });
const template = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

const allowed = { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: applicationsArn };

/** A copy of an assembly as it is where the stage names a function that knows of open applications. */
export function withOpenApplications(cdkOut: string): string {
  return withTemplate(cdkOut, (document) => {
    const parsed = template.parse(document);
    for (const [id, resource] of Object.entries(parsed.Resources)) {
      const { success: isFunction, data: one } = lambda.safeParse(resource);
      if (isFunction) {
        const variables = one.Properties.Environment.Variables;
        const { withdrawal, ...others } = settings.parse(JSON.parse(variables.SETTINGS));
        if (!withdrawal) continue;
        const asking = { ...withdrawal, openApplications: applicationsArn };
        variables.SETTINGS = JSON.stringify({ ...others, withdrawal: asking });
        parsed.Resources[id] = one;
      }
      if (!/^(?:RequestWithdrawal|SweepAccounts)/.test(id)) continue;
      const { success: isRole, data: role } = functionRole.safeParse(resource);
      if (!isRole) continue;
      role.Properties.Policies[0].PolicyDocument.Statement.push(allowed);
      parsed.Resources[id] = role;
    }
    return parsed;
  });
}
