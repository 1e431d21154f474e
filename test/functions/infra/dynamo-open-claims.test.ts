import { expect, it } from "@jest/globals";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../../functions/infra/dynamo-flows.ts";
import { dynamoOpenClaims } from "../../../functions/infra/dynamo-open-claims.ts";
import { aBusinessForm, aRegistration, type SpecialRegistration } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeOpenClaims } from "../../../testing/fakes/open-claims.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

const form = aBusinessForm();
const registrations = [
  ["claimed", { ...form, state: "completing", claimedAt: NOW }],
  ["claimed later", { ...form, state: "completing", claimedAt: NOW + 1 }],
  ["set aside", { ...form, state: "verified", setAsideAt: NOW }],
  ["set aside later", { ...form, state: "verified", setAsideAt: NOW + 1 }],
  ["verified", { state: "verified" }],
  ["completed", { state: "completed", accountId: "a", completedAt: NOW }],
] satisfies [string, SpecialRegistration][];

it("finds, page by page, the registrations that were claimed or set aside by then, and nothing else of the table", async () => {
  const stored = registrations.map(([id, special]) => aRegistration({ id, ...special }));
  for (const registration of stored) await dynamoRegistrations(db, EPHEMERAL).create(registration);
  // The service's own client: these reads may be late, nobody waits for them.
  const claims = dynamoOpenClaims(dynamo(), EPHEMERAL);
  const found: string[] = [];
  let pages = 0;
  let after: string | undefined;
  do {
    const page = await claims.page(after, { limit: 1, openSince: NOW });
    found.push(...page.registrationIds);
    pages += 1;
    after = page.last;
  } while (after !== undefined);
  const inMemory = await fakeOpenClaims(new Map(stored.map((each) => [each.id, each]))).page(undefined, {
    ...{ limit: 100, openSince: NOW },
  });
  expect(found.sort()).toEqual(inMemory.registrationIds);
  expect(found).toEqual(["claimed", "set aside"]);
  expect(pages).toBeGreaterThanOrEqual(registrations.length);
});
