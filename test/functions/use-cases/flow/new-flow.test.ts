import { expect, it } from "@jest/globals";
import { tokenOf } from "../../../../functions/domain/secret-token.ts";
import { newFlow } from "../../../../functions/use-cases/flow/new-flow.ts";
import { fakeTokens } from "../../../../testing/fakes/secrets.ts";

const subjectHash = async (kind: string, value: string) => Buffer.from(`${kind} of ${value}`).toString("hex");

it("a flow's id and secret are drawn where no key is named", async () => {
  expect(
    await newFlow({ tokens: fakeTokens(), subjectHash }, { purpose: "reset", clientIp: "192.0.2.1" }),
  ).toEqual({
    id: "id-1",
    flowSecret: "secret-2",
  });
});

it("a flow's id and secret follow from the key that is named and the client's network, each in its way", async () => {
  const request = { purpose: "reset" as const, clientIp: "192.0.2.1", idempotencyKey: "key" };
  expect(await newFlow({ tokens: fakeTokens(), subjectHash }, request)).toEqual({
    id: tokenOf(await subjectHash("flow-id", "reset 192.0.2.1 key")),
    flowSecret: tokenOf(await subjectHash("flow-secret", "reset 192.0.2.1 key")),
  });
});
