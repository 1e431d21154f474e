/** What fills the 64 KiB that a body may have must not keep a function busy: matching and composing stay linear. */
import { describe, expect, it } from "@jest/globals";
import type * as z from "zod/mini";
import { completionRequest } from "../../contracts/completion.ts";
import { businessProfile, individualProfile } from "../../contracts/profile.ts";
import { startRequest, verifyRequest } from "../../contracts/registration.ts";
import { signInRequest } from "../../contracts/session.ts";
import { parsing } from "../../testing/contracts/parsing.ts";
import { cpuMsOf } from "../../testing/cpu-time.ts";

const BYTES = 62_000;
/** As many repetitions as fill a body, in UTF-8. */
const filled = (unit: string) => unit.repeat(BYTES / Buffer.byteLength(unit));

const texts: [string, string][] = [
  ["spaces within", `a${filled(" ")}b`],
  ["full-width spaces within", `川${filled("　")}崎`],
  ["byte order marks within", `a${filled("\uFEFF")}b`],
  ["spaces alone", filled(" ")],
  ["half-width kana", filled("ｶﾞ")],
  ["voiced marks", `か${filled("\u3099")}`],
  ["combining marks out of order", `a${filled("\u0316\u0301")}`],
  ["joined emoji", filled("👨\u200D")],
  ["Hangul parts", filled("\u1100\u1161")],
  ["characters that cannot be stored", filled("髙")],
  ["capitals", filled("A")],
  ["digits", filled("0")],
  ["dots before an @", `a${filled(".")}@example.jp`],
  ["labels of a domain", `a@${filled("a.")}`],
  ["hyphens of a domain", `a@${filled("a-")}`],
  ["dashes of kana", `${filled("ー")}!`],
];

const schemas: [string, z.ZodMiniType, (text: string) => unknown][] = [
  [
    "start",
    startRequest,
    (text) => ({ email: text, emailConfirmation: text, termsVersion: text, language: text }),
  ],
  ["verify", verifyRequest, (text) => ({ code: text })],
  ["complete", completionRequest, (text) => ({ password: text, passwordConfirmation: text })],
  ["sign in", signInRequest, (text) => ({ email: text, password: text })],
  ["name", businessProfile, (text) => ({ organizationName: text })],
  ["optional text", businessProfile, (text) => ({ department: text })],
  ["kana", individualProfile, (text) => ({ familyNameKana: text })],
  ["phone", individualProfile, (text) => ({ phone: text })],
  ["postal code", individualProfile, (text) => ({ postalCode: text })],
  ["date", individualProfile, (text) => ({ birthDate: text })],
];

describe.each(schemas)("%s", (_, schema, requestOf) => {
  it.each(texts)("judges 64 KiB of %s in no time", (_, text) => {
    // A quadratic rule takes seconds.
    expect(cpuMsOf(() => parsing(schema, requestOf(text)))).toBeLessThan(1_000);
  });
});
