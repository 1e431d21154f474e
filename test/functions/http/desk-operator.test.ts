import { describe, expect, it } from "@jest/globals";
import { operatorOf } from "../../../functions/http/desk-operator.ts";
import { anApiEvent } from "../../../testing/an-api-event.ts";

const signedBy = (userArn: string) => {
  const event = anApiEvent();
  const requestContext = { ...event.requestContext, authorizer: { iam: { userArn } } };
  return { ...event, requestContext };
};
const role = (name: string, session = "yamada") =>
  `arn:aws:sts::123456789012:assumed-role/${name}/${session}`;
const digits = "0123456789abcdef";

describe("who calls the desk", () => {
  it("is the person, in the role of the permission set", () => {
    expect(operatorOf(signedBy(role(`AWSReservedSSO_RegistrationDesk_${digits}`)))).toEqual({
      name: "yamada",
      role: "desk",
    });
    expect(
      operatorOf(signedBy(role(`AWSReservedSSO_RegistrationSupervisor_${digits}`, "t.yamada@example.jp"))),
    ).toEqual({ name: "t.yamada@example.jp", role: "supervisor" });
  });

  it.each([
    role("RegistrationSupervisor"),
    role(`AWSReservedSSO_RegistrationSupervisorX_${digits}`),
    role(`X_AWSReservedSSO_RegistrationDesk_${digits}`),
    role(`AWSReservedSSO_AdministratorAccess_${digits}`),
    "arn:aws:iam::123456789012:user/yamada",
    role(`AWSReservedSSO_RegistrationDesk_${digits}`, ""),
  ])("is nobody for %s", (arn) => expect(operatorOf(signedBy(arn))).toBeUndefined());

  it("is nobody where nobody signed", () => expect(operatorOf(anApiEvent())).toBeUndefined());
});
