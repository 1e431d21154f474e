import { describe, expect, it } from "@jest/globals";
import type * as z from "zod/mini";
import {
  clearableLimits,
  decisionRequest,
  deskReason,
  deskRequest,
  findingRequest,
  limitClearingRequest,
  proposalRequest,
  resendRequest,
  revealableFields,
  revealRequest,
} from "../../contracts/desk.ts";
import {
  deskActionLabels,
  deskActionNames,
  deskHeading,
  deskReasonLabels,
  deskReasonNames,
  noDeskActions,
} from "../../contracts/desk-names.ts";
import { deskReasons, evidences, proposalKinds } from "../../contracts/desk-words.ts";
import { languages } from "../../contracts/language.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const why = { reason: "owner-asked", ticket: "T-1" };
const digest = "0123456789abcdef".repeat(4);
const keys = {
  email: "hanako@example.jp",
  accountId: "a_b-1",
  registrationId: "p0aRJQmoxTkqFzNbRM6R8w",
  receptionNumber: "XSK1-X303-E2R",
};
const ofCorrection = { kind: "correct-address", newEmail: "taro@example.jp", evidence: "letter" };

const requests: [name: string, schema: z.ZodMiniType, own: object, keys: readonly string[]][] = [
  ["a search", findingRequest, {}, Object.keys(keys)],
  ["what is done to an account", deskRequest, {}, Object.keys(keys)],
  ["a new code", resendRequest, {}, ["registrationId", "receptionNumber"]],
  ["a limit that is cleared", limitClearingRequest, { limit: "codes-per-address" }, Object.keys(keys)],
  ["what is shown", revealRequest, { fields: ["name", "new-email"] }, Object.keys(keys)],
  ["a proposal", proposalRequest, { kind: "delete" }, Object.keys(keys)],
];

describe.each(requests)("%s", (_, schema, own, taken) => {
  const without = { ...why, ...own };

  it.each(Object.entries(keys))("is about one, by %s, where it may be", (name, value) => {
    const request = { ...without, [name]: value };
    if (taken.includes(name)) expect(parsing(schema, request)).toEqual({ value: request });
    else expect(schema.safeParse(request).success).toBe(false);
  });

  it("is about nobody, or about two, with an error at the account", () => {
    const [one = "", other = ""] = taken;
    const both = { [one]: Reflect.get(keys, one), [other]: Reflect.get(keys, other) };
    expect(parsing(schema, without)).toEqual({ errors: ["/accountId required"] });
    expect(parsing(schema, { ...without, ...both })).toEqual({ errors: ["/accountId required"] });
  });

  it("says why and under which ticket, and nothing that is not asked", () => {
    const [name = ""] = taken;
    const request = { ...without, [name]: Reflect.get(keys, name) };
    expect(parsing(schema, { ...request, reason: "other" })).toEqual({ errors: ["/reason invalid"] });
    expect(parsing(schema, { ...request, ticket: undefined })).toEqual({ errors: ["/ticket required"] });
    expect(parsing(schema, { ...request, note: "x" })).toEqual({ errors: ["/note unknown-member"] });
  });
});

describe("the keys", () => {
  it.each<[string, unknown, string]>([
    ["email", "hanako", "email-format"],
    ["accountId", "", "invalid"],
    ["accountId", "a b", "invalid"],
    ["accountId", "a!", "invalid"],
    ["accountId", "!a", "invalid"],
    ["accountId", "x".repeat(65), "invalid"],
    ["registrationId", "a/b", "invalid"],
    ["receptionNumber", "XSK1-X303-E2", "invalid"],
    ["receptionNumber", "", "invalid"],
  ])("%s is not %j", (name, value, code) => {
    expect(parsing(deskRequest, { ...why, [name]: value })).toMatchObject({
      errors: expect.arrayContaining([`/${name} ${code}`]),
    });
  });

  it("may have 64 characters, and a reception number as it is typed", () => {
    const long = { ...why, accountId: "x".repeat(64) };
    expect(parsing(deskRequest, long)).toEqual({ value: long });
    expect(parsing(deskRequest, { ...why, receptionNumber: "xsk1x303e2r" })).toEqual({
      value: { ...why, receptionNumber: keys.receptionNumber },
    });
  });
});

describe("why", () => {
  it.each(deskReasons)("may be %s", (reason) => {
    expect(parsing(deskReason, { ...why, reason })).toEqual({ value: { ...why, reason } });
  });

  it.each(["A1-", "A".repeat(40), "2026-0001"])("has a ticket such as %s", (ticket) => {
    expect(deskReason.safeParse({ ...why, ticket }).success).toBe(true);
  });

  it.each(["", "A1", "A".repeat(41), "t-1", "T 1", "T-1!", "!T-1", "T-1\n"])(
    "has no ticket as %j",
    (ticket) => {
      expect(parsing(deskReason, { ...why, ticket })).toEqual({ errors: ["/ticket invalid"] });
    },
  );
});

describe("a limit", () => {
  const request = { ...why, accountId: "a" };
  it.each(clearableLimits)("%s is cleared, of a client only with that client's address", (limit) => {
    const withClient = { ...request, limit, clientIp: "192.0.2.1" };
    const needsClient = limit === "sign-ins-per-client-and-address";
    expect(parsing(limitClearingRequest, withClient)).toEqual({ value: withClient });
    expect(parsing(limitClearingRequest, { ...request, limit })).toEqual(
      needsClient ? { errors: ["/clientIp required"] } : { value: { ...request, limit } },
    );
  });

  it("is one of ours, of an address of either kind", () => {
    const errors = (special: object) => parsing(limitClearingRequest, { ...request, ...special });
    expect(errors({ limit: "other" })).toEqual({ errors: ["/limit invalid"] });
    expect(errors({ limit: "codes-per-address", clientIp: "2001:db8::1" })).toHaveProperty("value");
    expect(errors({ limit: "codes-per-address", clientIp: "192.0.2" })).toEqual({
      errors: ["/clientIp invalid"],
    });
    expect(parsing(findingRequest, { ...request, clientIp: "x" })).toEqual({ errors: ["/clientIp invalid"] });
  });
});

it("what is shown is named, at least one field of ours", () => {
  const errors = (fields: unknown) => parsing(revealRequest, { ...why, accountId: "a", fields });
  expect(errors(revealableFields)).toHaveProperty("value.fields", revealableFields);
  expect(errors([])).toEqual({ errors: ["/fields required"] });
  expect(errors(["password"])).toEqual({ errors: ["/fields/0 invalid"] });
});

describe("a proposal", () => {
  const request = { ...why, accountId: "a" };
  const errors = (special: object) => parsing(proposalRequest, { ...request, ...special });

  it.each(proposalKinds.filter((kind) => kind !== "correct-address"))("to %s has no address", (kind) => {
    expect(errors({ kind })).toEqual({ value: { ...request, kind } });
    expect(errors({ ...ofCorrection, kind })).toEqual({ errors: ["/newEmail invalid", "/evidence invalid"] });
  });

  it.each(evidences)("to correct the address has it, and what was shown: %s", (evidence) => {
    const special = { ...ofCorrection, evidence };
    expect(errors(special)).toEqual({ value: { ...request, ...special } });
    expect(errors({ kind: "correct-address" })).toEqual({
      errors: ["/newEmail required", "/evidence required"],
    });
  });

  it("is one of ours", () => {
    expect(errors({ kind: "other" })).toMatchObject({ errors: expect.arrayContaining(["/kind invalid"]) });
    expect(errors({ ...ofCorrection, evidence: "word" })).toMatchObject({
      errors: expect.arrayContaining(["/evidence invalid"]),
    });
  });
});

describe("a decision", () => {
  it("is about what was shown, by its digest", () => {
    expect(parsing(decisionRequest, { ...why, digest })).toEqual({ value: { ...why, digest } });
    expect(parsing(decisionRequest, why)).toEqual({ errors: ["/digest required"] });
    expect(decisionRequest.safeParse({ ...why, digest, more: 1 }).success).toBe(false);
  });

  it.each(["", digest.slice(1), `${digest}0`, `x${digest}`, `${digest}\n`, digest.toUpperCase()])(
    "has no digest as %j",
    (text) =>
      expect(parsing(decisionRequest, { ...why, digest: text })).toEqual({ errors: ["/digest invalid"] }),
  );
});

describe("the desk's words", () => {
  const labels = [...Object.entries(deskActionLabels), ...Object.entries(deskReasonLabels)];
  it.each([...labels, ["the heading", deskHeading], ["none", noDeskActions]] as const)(
    "%s are said in every language in its own way",
    (_, label) => {
      const said = languages.map((language) => label[language]);
      expect(new Set(said).size).toBe(languages.length);
      expect(said.filter((text) => !/\S/.test(text ?? ""))).toEqual([]);
    },
  );

  it("are Japanese to operators", () => {
    expect(deskActionNames).toMatchObject({ searched: "登録状況の照会", executed: "変更の実施" });
    expect(deskReasonNames).toMatchObject({
      "owner-asked": "ご本人からのお問い合わせ",
      "city-check": "市の確認",
    });
    expect(Object.keys(deskReasonNames)).toEqual([...deskReasons]);
  });
});
