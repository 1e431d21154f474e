import { statementsOfRole } from "../iam/policies.ts";
import type { FunctionDeclaration } from "../resources/resource-handler.ts";
import { shareClockOffset } from "../services/lambda/clock-offset.ts";
import { createFunction, type LambdaFunction } from "../services/lambda/function.ts";
import { createWarmBudget } from "../services/lambda/warm-budget.ts";
import type { ResolutionScope } from "../template/resolve.ts";
import type { Base } from "./base.ts";
import type { Closers } from "./closers.ts";
import { credentialsOf } from "./credentials.ts";

/**
 * Beside one environment for each function: a function that had to give up its only one for another's would start cold
 * at each turn. See lambda/warm-budget.ts.
 */
const spareEnvironments = 3;

/** The functions of the stack, by ARN and by name. */
export interface Functions {
  byArn(arn: string): LambdaFunction | undefined;
  byName(name: string): LambdaFunction | undefined;
  readonly names: readonly string[];
}

/** Each function is known to the AWS endpoint with the permissions of its role. */
export function createFunctions(
  declared: readonly FunctionDeclaration[],
  scope: ResolutionScope,
  base: Base,
  closers: Closers,
): Functions {
  const { calls, logs, clock } = base;
  const clockOffset = shareClockOffset(clock);
  closers.add(() => clockOffset.stop());
  const surroundings = {
    region: base.region,
    awsEndpoint: base.awsUrl,
    clockOffset: clockOffset.memory,
    compileCache: base.compileCache,
  };
  const budget = createWarmBudget({
    limit: declared.length + spareEnvironments,
    spare: spareEnvironments,
  });
  const functions = declared.map((declaration) => {
    const { name } = declaration.settings;
    const credentials = credentialsOf(name);
    base.principals.add({ functionName: name, ...roleOf(declaration, scope) }, credentials);
    return createFunction({
      settings: { ...declaration.settings, credentials },
      surroundings,
      budget,
      logs,
      now: () => clock.now(),
      recordImplicit: (action, resource) => calls.recordImplicit(name, action, resource),
    });
  });
  closers.add(async () => {
    await Promise.all(functions.map((one) => one.close()));
  });
  return lookup(functions);
}

function lookup(functions: readonly LambdaFunction[]): Functions {
  const byArn = new Map(functions.map((one) => [one.arn, one]));
  const byName = new Map(functions.map((one) => [one.name, one]));
  return { byArn: (arn) => byArn.get(arn), byName: (name) => byName.get(name), names: [...byName.keys()] };
}

function roleOf({ roleArn, logicalId }: FunctionDeclaration, scope: ResolutionScope) {
  const isRole = (id: string): boolean => scope.template.resources.get(id)?.type === "AWS::IAM::Role";
  const found = [...scope.physical].find(
    ([id, { attributes }]) => isRole(id) && attributes["Arn"] === roleArn,
  );
  if (!found) throw new Error(`${logicalId}: no role of the template is ${roleArn}`);
  const [roleLogicalId, { ref: roleName }] = found;
  return { roleName, statements: statementsOfRole(roleLogicalId, scope.template, scope) };
}
