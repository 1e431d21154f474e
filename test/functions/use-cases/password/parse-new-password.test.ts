import { describe, expect, it } from "@jest/globals";
import { passwordJudgementRequest } from "../../../../contracts/password-judgement.ts";
import { parseNewPassword } from "../../../../functions/use-cases/password/parse-new-password.ts";
import { refusePassword } from "../../../../functions/use-cases/password/refuse-password.ts";
import { sender } from "../../../../testing/mail-sender.ts";

const settings = { ...sender, passwordMinLength: 12 };
const parse = (body: unknown) => parseNewPassword({ settings }, passwordJudgementRequest, body);

describe("a body with a new password", () => {
  it("has one of the municipality's own length", () => {
    const body = { password: "Tsubame-2026" };
    expect(parse(body)).toEqual({ ok: true, value: body });
  });

  it.each(["Tsubame-202", "Ts-1"])("is refused with a shorter one: %s", (password) => {
    expect(parse({ password })).toMatchObject({
      ok: false,
      failure: {
        kind: "invalid-input",
        errors: [{ code: "password-too-short", params: { passwordMinLength: 12 } }],
      },
    });
  });

  it("is refused for the member that there is not, whatever its password", () => {
    expect(parse({ password: "Tsubame-202", x: 1 })).toMatchObject({
      failure: {
        kind: "unknown-member",
        errors: [{ pointer: "/x" }, { pointer: "/password", code: "password-too-short" }],
      },
    });
  });
});

it("the one judge of new passwords knows the municipality's minimum, whoever has parsed them", async () => {
  const judge = { settings, passwordStrength: async () => undefined };
  const owner = { email: "hanako@example.jp", names: [] };
  expect(await refusePassword(judge, owner, "Tsubame-202")).toMatchObject({
    code: "password-too-short",
  });
  expect(await refusePassword(judge, owner, "Tsubame-2026")).toBeUndefined();
});
