/** Failures as RFC 9457 problem documents. A new kind of failure breaks the build until it is answered here. */
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { FoundError } from "../../contracts/field-errors.ts";
import { type Language, locales } from "../../contracts/language.ts";
import { type FieldError, problem } from "../../contracts/problem.ts";
import { problemStatuses } from "../../contracts/problem-codes.ts";
import type { HttpFailure, ProblemWords } from "./http-failure.ts";
import { responseHeaders } from "./response-headers.ts";

type Kind = HttpFailure["kind"];
type InternalError = Extract<HttpFailure, { kind: "internal-error" }>;

const statuses: Readonly<Record<Kind, number>> = problemStatuses;

/** Seconds after which a client may try again where no instant is known. */
const RETRY_SOON_SECONDS = 3;

/** At hand before any other words are, since it also answers when those cannot be loaded. */
const internalError: ProblemWords<InternalError> = {
  title: { ja: "処理できませんでした", "ja-easy": "できませんでした", en: "Something went wrong" },
  detail: {
    ja: ({ requestId }) =>
      `時間をおいてもう一度お試しください。続く場合は、エラー番号 ${requestId} を添えてお問い合わせください。`,
    "ja-easy": ({ requestId }) =>
      `しばらく 待って、もう一度 して ください。それでも できない ときは、市に 聞いて ください。番号 ${requestId} も 教えて ください。`,
    en: ({ requestId }) => `Try again later. If it goes on, contact us and name ${requestId}.`,
  },
};

/** Rejects if the failure's words cannot be loaded, which those of `internal-error` need not be. */
export async function problemResponse(
  failure: HttpFailure,
  language: Language,
  now = Date.now(),
): Promise<APIGatewayProxyStructuredResultV2> {
  const { kind } = failure;
  const status = statuses[kind];
  const { title, detail } = await wordsOf(failure);
  const body = problem.parse({
    type: `/problems/${kind}`,
    title: title[language],
    status,
    code: kind,
    detail: detail[language](failure),
    errors: "errors" in failure && failure.errors ? await errorsInWords(failure.errors, language) : [],
    ...members(failure),
  });
  return {
    statusCode: status,
    headers: {
      ...responseHeaders,
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": locales[language].tag,
      ...retryAfter(failure, now),
      ...(failure.kind === "method-not-allowed" && { allow: failure.allowed.join(", ") }),
    },
    body: JSON.stringify(body),
  };
}

async function wordsOf({ kind }: HttpFailure): Promise<ProblemWords<HttpFailure>> {
  const words =
    kind === "internal-error" ? internalError : (await import("../lazy/problem-texts.ts")).problemTexts[kind];
  // Each kind's words take that kind's failure; TypeScript cannot follow the pair through the record.
  return words as ProblemWords<HttpFailure>;
}

async function errorsInWords(errors: readonly FoundError[], language: Language): Promise<FieldError[]> {
  const { inWords } = await import("../lazy/field-texts.ts");
  return (await withSuggestions(errors)).map((error) => inWords(error, language));
}

/** What to enter instead of a refused text, whose tables are loaded for it. */
async function withSuggestions(errors: readonly FoundError[]): Promise<readonly FoundError[]> {
  if (errors.every(({ params: { text } }) => text === undefined)) return errors;
  const { suggested } = await import("../lazy/suggested-values.ts");
  return errors.map(suggested);
}

/** What a program needs to know beyond the words. */
function members(failure: HttpFailure): Record<string, unknown> {
  if ("retryAt" in failure) return { retryAt: new Date(failure.retryAt).toISOString() };
  if (failure.kind === "applications-open") return { count: failure.count };
  if (failure.kind === "code-wrong") return { attemptsLeft: failure.attemptsLeft };
  if ("currentVersion" in failure) return { currentVersion: failure.currentVersion };
  if (failure.kind === "reauthentication-required") return { methods: failure.methods };
  if (failure.kind === "internal-error") return { requestId: failure.requestId };
  return {};
}

function retryAfter(failure: HttpFailure, now: number): Record<string, string> {
  if ("retryAt" in failure) {
    return { "retry-after": String(Math.max(1, Math.ceil((failure.retryAt - now) / 1000))) };
  }
  const isTemporary = statuses[failure.kind] === 503 || failure.kind === "completion-in-progress";
  return isTemporary ? { "retry-after": String(RETRY_SOON_SECONDS) } : {};
}
