/** Who may be at the desk of a local cloud: people as IAM Identity Center would have signed them in. */
import type { RoleSession } from "local-cloud";

const invoking = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: "*" }],
};

const session = (
  accessKeyId: string,
  permissionSet: "RegistrationDesk" | "RegistrationSupervisor",
  sessionName: string,
): RoleSession => ({
  accessKeyId,
  secretAccessKey: `${accessKeyId} of the local desk`,
  roleName: `AWSReservedSSO_${permissionSet}_0000000000000000`,
  sessionName,
  policies: [invoking],
});

/** A is both at the desk and a supervisor, B a supervisor; `A-desk` is A in the lesser role. */
export const deskOperators = {
  A: session("LOCALDESKA", "RegistrationSupervisor", "operator-a"),
  "A-desk": session("LOCALDESKAD", "RegistrationDesk", "operator-a"),
  B: session("LOCALDESKB", "RegistrationSupervisor", "operator-b"),
} as const;

export type DeskOperatorName = keyof typeof deskOperators;
