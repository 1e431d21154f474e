import type * as z from "zod/mini";
import { type Language, locales } from "../../contracts/language.ts";
import { type CallFailure, toFailure } from "./failure.ts";
import { noteServerTime } from "./server-clock.ts";

/** Longer than API Gateway waits for a function (30 s would be its limit, ours answer within 10 s). */
const PATIENCE_MS = 20_000;

export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: CallFailure };

interface Call<S extends z.ZodMiniType> {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** Under which a request that is sent again is done once. */
  readonly idempotencyKey?: string;
  readonly language: Language;
  /** What the answer must be; a call without one answers nothing. */
  readonly answer?: S;
  readonly signal?: AbortSignal;
}

/** Calls the API. Never throws: whatever goes wrong comes back as a failure that can be shown. */
export const call = <S extends z.ZodMiniType>(request: Call<S>): Promise<CallResult<z.infer<S>>> =>
  exchange(request, async (response) => {
    const body: unknown = response.status === 204 ? undefined : await response.json();
    const parsed = request.answer?.safeParse(body);
    if (parsed && !parsed.success) return { ok: false, failure: { kind: "unreachable" } };
    // Without a schema there is nothing in the answer, and S is not inferred from anything.
    return { ok: true, value: parsed?.data as z.infer<S> };
  });

/** As `call`, for an answer that is read otherwise. */
export async function exchange<T>(
  request: Call<z.ZodMiniType>,
  read: (response: Response) => Promise<CallResult<T>>,
): Promise<CallResult<T>> {
  try {
    return await withinPatience(request.signal, async (signal) => {
      const response = await send({ ...request, signal });
      noteServerTime(response.headers.get("date"));
      return response.ok ? read(response) : { ok: false, failure: toFailure(await response.json()) };
    });
  } catch {
    return { ok: false, failure: { kind: navigator.onLine ? "unreachable" : "offline" } };
  }
}

/** Gives up when the time is over or the caller wishes so. `AbortSignal.any` would say it shorter, from Safari 17.4 on. */
async function withinPatience<T>(
  wish: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  if (wish?.aborted) giveUp();
  wish?.addEventListener("abort", giveUp);
  const timer = setTimeout(giveUp, PATIENCE_MS);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    wish?.removeEventListener("abort", giveUp);
  }
}

const send = ({
  method,
  path,
  body,
  idempotencyKey,
  language,
  signal,
}: Call<z.ZodMiniType> & { signal: AbortSignal }) =>
  fetch(path, {
    method,
    headers: {
      accept: "application/json, application/problem+json",
      "accept-language": locales[language].tag,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal,
  });
