import { describe, expect, it } from "@jest/globals";
import { dynamoEmailChanges, dynamoResets } from "../../../functions/infra/dynamo-flows.ts";
import { toEmailChange } from "../../../functions/infra/email-change-item.ts";
import { anEmailChange, aSuccessor } from "../../../testing/builders.ts";
import { asStored } from "../../../testing/fakes/as-stored.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

describe("a stored change of e-mail address", () => {
  const client = { browser: "Firefox", os: "Linux", country: "Japan", region: "Tokyo" };
  const successor = aSuccessor();
  const whole = { ...anEmailChange(), mailedAt: NOW, client, successor };

  it("is read with all that it has, and without what the store adds", () => {
    expect(toEmailChange(asStored({ ...whole, pk: "x", ttl: 1, writtenBy: "y" }))).toEqual(asStored(whole));
  });

  it("is found by its id, as no other flow's", async () => {
    const changes = dynamoEmailChanges(db, EPHEMERAL);
    expect(changes.purpose).toBe("email-change");
    expect(await changes.create(whole)).toEqual({ applied: true, item: whole });
    expect(await changes.find(whole.id)).toEqual(asStored(whole));
    expect(await dynamoResets(db, EPHEMERAL).find(whole.id)).toBeUndefined();
  });

  it.each(["requested", "verified", "applying", "applied", "duplicate"])("may be %s", (state) => {
    expect(toEmailChange(asStored({ ...whole, state }))).toMatchObject({ state });
  });

  it.each([
    ["state", { state: "completed" }],
    ["state", { state: "" }],
    ["accountId", { accountId: 1 }],
    ["userSub", { userSub: undefined }],
    ["previousEmail", { previousEmail: undefined }],
    ["mailedAt", { mailedAt: "now" }],
    ["browser", { client: { ...client, browser: 1 } }],
    ["os", { client: { ...client, os: undefined } }],
    ["country", { client: { ...client, country: undefined } }],
    ["region", { client: { ...client, region: undefined } }],
    ["contact", { successor: { ...successor, contact: undefined } }],
    ["phone", { successor: { ...successor, phone: 1 } }],
    ["terms", { successor: { ...successor, terms: undefined } }],
    ["version", { successor: { ...successor, terms: { ...successor.terms, version: 1 } } }],
    ["sha256", { successor: { ...successor, terms: { ...successor.terms, sha256: undefined } } }],
    ["acceptedAt", { successor: { ...successor, terms: { ...successor.terms, acceptedAt: "now" } } }],
  ])("whose %s is damaged is not believed: %j", (name, damage) => {
    expect(() => toEmailChange(asStored({ ...whole, ...damage }))).toThrow(`"${name}"`);
  });
});
