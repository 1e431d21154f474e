import { describe, expect, it } from "@jest/globals";
import { htmlLanguage, locales } from "../../../contracts/language.ts";
import { language } from "../../../contracts/localized.ts";
import { problem } from "../../../contracts/problem.ts";
import type { HttpFailure } from "../../../functions/http/http-failure.ts";
import { problemResponse } from "../../../functions/http/problem-response.ts";
import { responseHeaders } from "../../../functions/http/response-headers.ts";
import { problemTexts } from "../../../functions/lazy/problem-texts.ts";

const now = Date.UTC(2026, 0, 15, 1, 2, 3, 456);
const inAMinute = now + 60_000;
const errors = [{ pointer: "/email", code: "required", params: {} }];
const sentences = {
  ja: "メールアドレスを入力してください。",
  en: "Enter an email address.",
  "ja-easy": "「メールアドレス」を 書いて ください。",
};

/** Every kind of failure with its status; a new kind is missing here until it is added. */
const failures: { [K in HttpFailure["kind"]]: [Extract<HttpFailure, { kind: K }>, number] } = {
  "invalid-input": [{ kind: "invalid-input", errors }, 422],
  "unknown-member": [{ kind: "unknown-member", errors }, 400],
  "terms-outdated": [{ kind: "terms-outdated", currentVersion: "3" }, 409],
  "terms-not-found": [{ kind: "terms-not-found" }, 404],
  "limit-reached": [{ kind: "limit-reached", retryAt: inAMinute }, 429],
  "idempotency-key-reused": [{ kind: "idempotency-key-reused" }, 422],
  "flow-cookie-missing": [{ kind: "flow-cookie-missing" }, 401],
  "registration-not-found": [{ kind: "registration-not-found" }, 404],
  "flow-not-found": [{ kind: "flow-not-found" }, 404],
  "code-wrong": [{ kind: "code-wrong", attemptsLeft: 3 }, 422],
  "code-locked": [{ kind: "code-locked", retryAt: inAMinute }, 429],
  "code-superseded": [{ kind: "code-superseded" }, 422],
  "code-pending": [{ kind: "code-pending" }, 409],
  expired: [{ kind: "expired" }, 410],
  "not-verified": [{ kind: "not-verified" }, 409],
  "already-verified": [{ kind: "already-verified" }, 409],
  "completion-in-progress": [{ kind: "completion-in-progress" }, 409],
  "already-completed": [{ kind: "already-completed" }, 409],
  "already-registered": [{ kind: "already-registered" }, 409],
  "sign-in-failed": [{ kind: "sign-in-failed" }, 401],
  "sign-in-limited": [{ kind: "sign-in-limited", retryAt: inAMinute }, 429],
  "not-signed-in": [{ kind: "not-signed-in" }, 401],
  "account-stopped": [
    { kind: "account-stopped", contact: { ja: "市役所", en: "City hall", "ja-easy": "市役所" } },
    403,
  ],
  "account-dormant": [{ kind: "account-dormant" }, 403],
  "reauthentication-required": [{ kind: "reauthentication-required", methods: ["password"] }, 403],
  "email-unchanged": [{ kind: "email-unchanged" }, 422],
  "email-change-recent": [{ kind: "email-change-recent", retryAt: inAMinute }, 409],
  "handover-pending": [{ kind: "handover-pending" }, 409],
  "withdrawal-pending": [{ kind: "withdrawal-pending" }, 409],
  "applications-open": [{ kind: "applications-open", count: 2 }, 409],
  "applications-unknown": [{ kind: "applications-unknown" }, 503],
  "terms-pending": [{ kind: "terms-pending", currentVersion: "3" }, 403],
  "account-not-ready": [{ kind: "account-not-ready" }, 503],
  "edited-elsewhere": [{ kind: "edited-elsewhere" }, 409],
  "link-dead": [{ kind: "link-dead" }, 410],
  "malformed-json": [{ kind: "malformed-json", reason: "syntax" }, 400],
  "not-json": [{ kind: "not-json" }, 415],
  "body-too-large": [{ kind: "body-too-large" }, 413],
  "idempotency-key-invalid": [{ kind: "idempotency-key-invalid" }, 400],
  "origin-refused": [{ kind: "origin-refused", reason: "cross-site" }, 403],
  "origin-rejected": [{ kind: "origin-rejected", reason: "no-proof" }, 403],
  "route-not-found": [{ kind: "route-not-found" }, 404],
  "method-not-allowed": [{ kind: "method-not-allowed", allowed: ["GET", "PATCH"] }, 405],
  "internal-error": [{ kind: "internal-error", requestId: "c6af9ac6" }, 500],
  "temporarily-unavailable": [{ kind: "temporarily-unavailable" }, 503],
};

const table = Object.values(failures).flatMap(([failure, status]) =>
  language.options.map((one) => ({ failure, status, kind: failure.kind, language: one })),
);

const bodyOf = async (failure: HttpFailure, one: "ja" | "en" = "ja") =>
  JSON.parse((await problemResponse(failure, one, now)).body ?? "");
const headersOf = async (failure: HttpFailure) => (await problemResponse(failure, "ja", now)).headers;

describe("every failure is a problem document (RFC 9457)", () => {
  it.each(table)("$kind in $language", async ({ failure, status, language: one }) => {
    const answer = await problemResponse(failure, one, now);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject({
      ...responseHeaders,
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": locales[one].tag,
    });
    const body = problem.parse(JSON.parse(answer.body ?? ""));
    expect(body).toMatchObject({ type: `/problems/${failure.kind}`, status, code: failure.kind });
    expect(body.errors).toEqual(
      "errors" in failure ? [{ pointer: "/email", code: "required", detail: sentences[one] }] : [],
    );
    const words = `${body.title} ${body.detail}`;
    expect(words).not.toMatch(/undefined|NaN|Invalid Date|\[object|\.ts:\d/);
    expect(/[ぁ-んァ-ヶ]/.test(words)).toBe(htmlLanguage(one) === "ja");
  });

  it("and no text is there that no failure uses", () => {
    expect([...Object.keys(problemTexts), "internal-error"].sort()).toEqual(Object.keys(failures).sort());
  });
});

describe("what a program needs to know", () => {
  it("when to come again, as a time and in seconds, rounded up", async () => {
    const failure = failures["limit-reached"][0];
    expect(await bodyOf(failure)).toMatchObject({ retryAt: "2026-01-15T01:03:03.456Z" });
    expect(await headersOf(failure)).toMatchObject({ "retry-after": "60" });
    expect(await headersOf({ ...failure, retryAt: now + 59_001 })).toMatchObject({ "retry-after": "60" });
    expect(await headersOf({ ...failure, retryAt: now })).toMatchObject({ "retry-after": "1" });
    expect(await headersOf({ kind: "code-locked", retryAt: now - 5000 })).toMatchObject({
      "retry-after": "1",
    });
  });

  it.each(["completion-in-progress", "account-not-ready", "temporarily-unavailable"] as const)(
    "that %s will pass soon",
    async (kind) => expect(await headersOf({ kind })).toMatchObject({ "retry-after": "3" }),
  );

  it.each(["sign-in-failed", "expired", "already-verified", "route-not-found"] as const)(
    "no time where waiting does not help (%s)",
    async (kind) => expect(await headersOf({ kind })).not.toHaveProperty("retry-after"),
  );

  it("how many attempts are left, which terms are current, what to say to the desk", async () => {
    expect(await bodyOf(failures["code-wrong"][0])).toMatchObject({ attemptsLeft: 3 });
    expect(await bodyOf(failures["terms-outdated"][0])).toMatchObject({ currentVersion: "3" });
    expect(await bodyOf(failures["internal-error"][0])).toMatchObject({ requestId: "c6af9ac6" });
  });

  it("which methods a resource has", async () => {
    expect(await headersOf(failures["method-not-allowed"][0])).toMatchObject({ allow: "GET, PATCH" });
  });
});

describe("the words", () => {
  it.each([
    ["syntax", "書式"],
    ["encoding", "UTF-8"],
    ["duplicate-member", "重複"],
    ["reserved-member", "__proto__"],
    ["too-deep", "深すぎます"],
    ["empty", "必要です"],
  ] as const)("say what is malformed: %s", async (reason, word) => {
    expect((await bodyOf({ kind: "malformed-json", reason })).detail).toContain(word);
  });

  it("ask for a new code when no attempt is left", async () => {
    expect((await bodyOf({ kind: "code-wrong", attemptsLeft: 0 })).detail).toContain("新しい認証コード");
    expect((await bodyOf({ kind: "code-wrong", attemptsLeft: 1 })).detail).toContain("あと1回");
  });

  it("give the time of day in Japan, and the date, because it may be tomorrow", async () => {
    const retryAt = Date.UTC(2026, 0, 16);
    expect((await bodyOf({ kind: "limit-reached", retryAt })).detail).toContain("1月16日 9:00以降");
    expect((await bodyOf({ kind: "limit-reached", retryAt }, "en")).detail).toContain("16 January at 9:00");
    expect((await bodyOf({ kind: "code-locked", retryAt })).detail).toContain("1月16日 9:00以降");
    // Never a minute that comes too early.
    expect((await bodyOf({ kind: "code-locked", retryAt: retryAt + 1 })).detail).toContain(
      "1月16日 9:01以降",
    );
  });
});

describe("a refused field", () => {
  it.each([
    ["ja", "法人名／事業者名を入力してください。"],
    ["en", "Enter the name of the corporation or business."],
  ] as const)("is answered in the language of the answer (%s)", async (language, detail) => {
    const pointer = "/profile/organizationName";
    const { errors } = await bodyOf(
      { kind: "invalid-input", errors: [{ pointer, code: "required", params: {} }] },
      language,
    );
    expect(errors).toEqual([{ pointer, code: "required", detail }]);
  });

  it.each([
    ["unchanged", "法人名／事業者名は現在の登録内容と同じです。変更後の内容を入力してください。"],
    ["organization-change", "法人名／事業者名は、マイページの「団体名・代表者の変更」から変更してください。"],
  ])("that only the API refuses has its sentence, too: %s", async (code, detail) => {
    const pointer = "/organizationName";
    const { errors } = await bodyOf({ kind: "invalid-input", errors: [{ pointer, code, params: {} }] });
    expect(errors).toEqual([{ pointer, code, detail }]);
  });
});

describe("a refused text", () => {
  const refused = (text: string, code = "unsupported-character"): HttpFailure => ({
    kind: "invalid-input",
    errors: [{ pointer: "/profile/familyName", code, params: { text } }],
  });

  it.each([
    ["髙橋", "高橋"],
    ["郑", "鄭"],
    ["鲭", "鯖"],
  ])("%s is reported with what can be stored, of the largest table, too: %s", async (text, suggestion) => {
    const { errors } = await bodyOf(refused(text));
    expect(errors).toMatchObject([{ suggestion, detail: expect.stringContaining("と入力してください") }]);
    expect(errors[0]).not.toHaveProperty("text");
  });

  it("in Latin letters is reported with a reading", async () => {
    const { errors } = await bodyOf(refused("Smith", "kana"));
    expect(errors).toMatchObject([{ code: "kana", suggestion: "スミス" }]);
  });
});
