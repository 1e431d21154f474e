import { type Language, locales } from "../../contracts/language.ts";
import { exchange as exchangeAsClient, type Result, silence, success } from "../../packages/client/index.ts";
import type { CallFailure } from "./failure.ts";
import { noteServerTime } from "./server-clock.ts";

export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: CallFailure };

/** What an answer has to be: a schema, or what reads it as one does. */
export interface AnswerReader<T> {
  safeParse(body: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

interface Call<T> {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** Under which a request that is sent again is done once. */
  readonly idempotencyKey?: string;
  readonly language: Language;
  /** What the answer must be; a call without one answers nothing. */
  readonly answer?: AnswerReader<T>;
  readonly signal?: AbortSignal;
}

/** Calls the API. Never throws: whatever goes wrong comes back as a failure that can be shown. */
export const call = <T>(request: Call<T>): Promise<CallResult<T>> =>
  exchange(request, async (response) => {
    const body: unknown = response.status === 204 ? undefined : await response.json();
    const parsed = request.answer?.safeParse(body);
    if (parsed && !parsed.success) return silence("unreachable");
    // Without a reader there is nothing in the answer, and T is not inferred from anything.
    return success(parsed?.data as T);
  });

/** As `call`, for an answer that is read otherwise. The screens offer another try themselves: nothing is repeated here. */
export async function exchange<T>(
  request: Call<unknown>,
  read: (response: Response) => Promise<Result<T>>,
): Promise<CallResult<T>> {
  const surroundings = {
    language: locales[request.language].tag,
    onAnswer: ({ headers }: Response) => noteServerTime(headers.get("date")),
  };
  const result = await exchangeAsClient(surroundings, request, read);
  return result.ok ? result : { ok: false, failure: result };
}
