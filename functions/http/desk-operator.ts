import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod/mini";
import type { DeskRole } from "../../contracts/desk-words.ts";

export interface DeskOperator {
  /** The person's name in the city's identity centre: the same in whichever role they come. */
  readonly name: string;
  readonly role: DeskRole;
}

const signed = z.object({
  requestContext: z.object({ authorizer: z.object({ iam: z.object({ userArn: z.string() }) }) }),
});

/**
 * By the permission sets that these roles come of: IAM Identity Center names a role `AWSReservedSSO_<set>_<sixteen hexadecimals>`, and
 * nobody can make one of such a name by other means. The session has the person's name.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const roleArn =
  /^arn:aws(?:-[a-z]+)*:sts::\d{12}:assumed-role\/AWSReservedSSO_(RegistrationDesk|RegistrationSupervisor)_[0-9a-f]{16}\/([\w+=,.@-]{2,128})$/;

const roles: Readonly<Record<string, DeskRole>> = {
  RegistrationDesk: "desk",
  RegistrationSupervisor: "supervisor",
};

/** Who signed the request, as API Gateway has checked it; absent for whoever comes in no role of the desk. */
export function operatorOf(event: APIGatewayProxyEventV2): DeskOperator | undefined {
  const { data } = signed.safeParse(event);
  const [, permissionSet = "", name] = roleArn.exec(data?.requestContext.authorizer.iam.userArn ?? "") ?? [];
  const role = roles[permissionSet];
  return role && name !== undefined ? { name, role } : undefined;
}
