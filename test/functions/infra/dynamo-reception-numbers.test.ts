import { expect, it } from "@jest/globals";
import { receptionNumberOf } from "../../../functions/domain/reception-number.ts";
import { dynamoCodes } from "../../../functions/infra/dynamo-codes.ts";
import { dynamoRegistrations } from "../../../functions/infra/dynamo-flows.ts";
import { dynamoReceptionNumbers } from "../../../functions/infra/dynamo-reception-numbers.ts";
import { aCode, aRegistration } from "../../../testing/builders.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

it("a registration is found by the number that its registrant reads out, with its latest stored code", async () => {
  const [registration, code] = [aRegistration({ id: "read-out" }), aCode({ flowId: "read-out" })];
  const receptionNumber = receptionNumberOf("read-out");
  const find = () => dynamoReceptionNumbers(db, EPHEMERAL).find(receptionNumber);
  expect(await find()).toBeUndefined();
  await dynamoCodes(db, EPHEMERAL).put(code, 60_000);
  expect(await find()).toBeUndefined();
  await dynamoRegistrations(db, EPHEMERAL).create(registration);
  expect(await find()).toEqual({ flow: registration, code });
});

it("one without a code is found alone", async () => {
  const registration = aRegistration({ id: "without-code" });
  await dynamoRegistrations(db, EPHEMERAL).create(registration);
  expect(await dynamoReceptionNumbers(db, EPHEMERAL).find(receptionNumberOf("without-code"))).toEqual({
    flow: registration,
  });
});
