import { describe, expect, it } from "@jest/globals";
import { judgePassword } from "../../../../functions/use-cases/registration/judge-password.ts";
import { aForm, PASSWORD, setup, type World } from "../../../../testing/use-cases/setup.ts";

const accepted = { ok: true, value: true };
const refusedAs = (code: string) => ({
  ok: false,
  failure: { kind: "invalid-input", errors: [expect.objectContaining({ pointer: "/password", code })] },
});

async function asking(world: World = setup()) {
  const flow = await world.verified({ email: "hanako@example.jp" });
  const judge = (password: string, special: { names?: string[] } = {}) =>
    judgePassword(world.dependencies, { ...flow, password, ...special });
  return { world, flow, judge };
}

describe("a password that is asked about", () => {
  it("is accepted where the completion would take it, with nothing stored and nothing recorded", async () => {
    const { world, flow, judge } = await asking();
    const [stored, audited] = [world.stored(flow), world.audited.length];
    expect(await judge(PASSWORD)).toEqual(accepted);
    expect(world.stored(flow)).toEqual(stored);
    expect(world.audited.slice(audited)).toEqual([]);
  });

  it.each([
    ["Hanako-2026", "password-context", "the address"],
    ["Kawasaki-2026", "password-context", "the city"],
  ])("%s is refused as %s, for %s", async (password, code) => {
    const { judge } = await asking();
    expect(await judge(password)).toMatchObject(refusedAs(code));
  });

  it("is refused where it is made of a name in the form", async () => {
    const { judge } = await asking();
    expect(await judge("Tamagawa-2026", { names: ["Tamagawa Works"] })).toMatchObject(
      refusedAs("password-context"),
    );
    expect(await judge("Tamagawa-2026")).toEqual(accepted);
  });

  it("is judged as the completion judges it", async () => {
    const { world, flow, judge } = await asking();
    world.weakPasswords.set("Weak-2026", "password-common");
    const { completeRegistration } = await import(
      "../../../../functions/use-cases/registration/complete-registration.ts"
    );
    const completed = await completeRegistration(world.dependencies, {
      ...flow,
      ...aForm({ password: "Weak-2026" }),
    });
    expect(await judge("Weak-2026")).toEqual(completed);
  });
});

describe("the limit", () => {
  it("takes thirty a minute of one registration, and refuses more without judging them", async () => {
    const { world, flow, judge } = await asking();
    for (let asked = 0; asked < 30; asked += 1) expect(await judge(PASSWORD)).toEqual(accepted);
    const calls = world.faults.calls.length;
    const refused = await judge(PASSWORD);
    expect(refused).toEqual({ ok: false, failure: { kind: "limit-reached", retryAt: expect.any(Number) } });
    expect(world.faults.calls.slice(calls)).not.toContain("passwords.judge");
    expect(world.audited.at(-1)).toMatchObject({
      event: "limit.reached",
      reason: "password-judgements-per-registration",
      registrationId: flow.id,
    });

    world.clock.advance(60_000);
    expect(await judge(PASSWORD)).toEqual(accepted);
  });

  it("leaves another registration its own", async () => {
    const { world, judge } = await asking();
    for (let asked = 0; asked <= 30; asked += 1) await judge(PASSWORD);
    const other = await world.verified({ email: "jiro@example.jp" });
    expect(await judgePassword(world.dependencies, { ...other, password: PASSWORD })).toEqual(accepted);
  });

  it("counts nothing of whoever cannot show the flow's secret", async () => {
    const { world, flow } = await asking();
    const stranger = { ...flow, flowSecret: "another", password: PASSWORD };
    for (let asked = 0; asked <= 30; asked += 1) await judgePassword(world.dependencies, stranger);
    expect(await judgePassword(world.dependencies, { ...flow, password: PASSWORD })).toEqual(accepted);
  });
});
