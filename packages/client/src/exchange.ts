import { failureOf, type Result, silence } from "./result.ts";

export interface Surroundings {
  /** Origin of the API's site, e.g. `https://procedures.example.jp`. @default the page's own */
  readonly baseUrl?: string;
  /** For texts of answers, as `Accept-Language` names it. @default the browser's */
  readonly language?: string;
  /** Longest wait for one answer. @default 20 seconds, more than the API takes */
  readonly timeoutMs?: number;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Gets the answers before they are read: a countdown goes by their `Date`. */
  readonly onAnswer?: (response: Response) => void;
}

export interface Sending {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  /** Under which a request that is sent again is done once. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one request and reads its answer. Never throws. */
export async function exchange<T>(
  { baseUrl = "", language, timeoutMs = 20_000, fetch = globalThis.fetch, onAnswer }: Surroundings,
  { method, path, body, idempotencyKey, signal: wish }: Sending,
  read: (response: Response) => Promise<Result<T>>,
): Promise<Result<T>> {
  // `AbortSignal.any` and `timeout` would say it shorter, in browsers of 2024.
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  if (wish?.aborted) giveUp();
  wish?.addEventListener("abort", giveUp);
  const timer = setTimeout(giveUp, timeoutMs);
  try {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        accept: "application/json, application/problem+json",
        ...(language && { "accept-language": language }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
      },
      // The flow's and the session's cookies, which no script sees.
      credentials: "include",
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: controller.signal,
    });
    onAnswer?.(response);
    return response.ok ? await read(response) : failureOf(await response.json());
  } catch {
    if (wish?.aborted) return silence("aborted");
    return silence(isOffline() ? "offline" : "unreachable");
  } finally {
    clearTimeout(timer);
    wish?.removeEventListener("abort", giveUp);
  }
}

/** Node's types know no `onLine`, and Node itself has none. */
const isOffline = () => (globalThis.navigator as { onLine?: boolean } | undefined)?.onLine === false;
