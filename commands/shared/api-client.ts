/** One exchange with the API. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** What was sent, if anything. */
  readonly sent?: unknown;
  readonly status: number;
  /** Parsed, `undefined` when the answer has no body. */
  readonly answer: unknown;
  /** Names of the cookies that the answer set, an emptied one with a minus before it. */
  readonly cookies: readonly string[];
  readonly durationMs: number;
}

/** A client as a browser would be one: it keeps cookies, and says which site it comes from. */
export interface ApiClient {
  call(method: string, path: string, body?: unknown): Promise<Exchange>;
}

export interface ApiClientOptions {
  /** e.g. `http://localhost:3000` */
  readonly url: string;
  /** Sent as `Origin`: requests that change something need it. */
  readonly origin: string;
  readonly language?: string;
}

export function createApiClient({ url, origin, language = "ja" }: ApiClientOptions): ApiClient {
  const jar = new Map<string, string>();
  return {
    async call(method, path, body) {
      const started = performance.now();
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          "accept-language": language,
          ...(method === "GET" ? {} : { origin }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(jar.size === 0 ? {} : { cookie: [...jar].map((pair) => pair.join("=")).join("; ") }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        method,
        path,
        ...(body === undefined ? {} : { sent: body }),
        status: response.status,
        answer: text === "" ? undefined : JSON.parse(text),
        cookies: keepCookies(jar, response.headers.getSetCookie()),
        durationMs: performance.now() - started,
      };
    },
  };
}

function keepCookies(jar: Map<string, string>, setCookies: readonly string[]): string[] {
  return setCookies.map((line) => {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") jar.delete(name);
    else jar.set(name, value);
    return value === "" ? `-${name}` : name;
  });
}
