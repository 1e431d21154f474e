/** A `fetch` that answers what it is given, in turn. */
export const networkError = "network error";

export type Scripted =
  | readonly [status: number, body: unknown, retryAfter?: string]
  | "never"
  | typeof networkError;

interface Sent {
  readonly url: string;
  readonly method?: string | undefined;
  readonly credentials?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const problem = (code: string, more: object = {}) => ({
  ...{ type: `/problems/${code}`, title: code, status: 422, code, detail: code, errors: [] },
  ...more,
});

export function answering(...answers: Scripted[]) {
  const requests: Sent[] = [];
  const left = [...answers];
  const fetch = async (url: string, { signal, headers, ...init }: RequestInit): Promise<Response> => {
    requests.push({ url, ...init, headers: Object.fromEntries(new Headers(headers)) } as Sent);
    const answer = left.shift() ?? networkError;
    if (answer === "never") return untilAborted(signal);
    if (answer === networkError) throw new TypeError("Failed to fetch");
    const [status, body, retryAfter] = answer;
    return new Response(status === 204 ? null : typeof body === "string" ? body : JSON.stringify(body), {
      status,
      ...(retryAfter !== undefined && { headers: { "retry-after": retryAfter } }),
    });
  };
  return { fetch, requests };
}

const untilAborted = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(new Error("aborted"));
    if (signal?.aborted) end();
    signal?.addEventListener("abort", end);
  });
