import { request } from "node:http";
import { text } from "node:stream/consumers";
import { urlToHttpOptions } from "node:url";
import type { Language } from "../../contracts/language.ts";
import type { TestCloud } from "../cloud/cloud-process.ts";

/** One answer of the API. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; the text where it is none, `undefined` where there is nothing. */
  readonly body: unknown;
  /** `Set-Cookie` lines. */
  readonly cookies: readonly string[];
}

/** A request beyond what a well-behaved page sends. */
export interface RawRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** A browser on the site: it keeps cookies and says where it comes from. */
export interface Browser {
  /** Sends JSON as the site's pages do. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Sends exactly this, with no header but the cookies'. */
  sendRaw(method: string, path: string, request: RawRequest): Promise<Answer>;
  readonly jar: Map<string, string>;
}

/** What is sent with every request, beside what the page sends; a header of the page's own gives way. */
export interface Extras {
  readonly headers: Readonly<Record<string, string>>;
  /** e.g. `name=value` */
  readonly query: string;
  readonly cookies: Readonly<Record<string, string>>;
}

export interface BrowserOptions {
  readonly extras?: Extras;
  readonly language?: Language;
  /** Cookies to begin with; shared, as by two tabs, when it is another browser's jar. */
  readonly jar?: Map<string, string>;
  /** Loopback address that its requests come from, e.g. `127.0.7.1`: a client of its own. */
  readonly clientIp?: string;
}

export function aBrowser({ url, origin }: TestCloud, options: BrowserOptions = {}): Browser {
  const { language = "ja", jar = new Map<string, string>(), clientIp, extras } = options;
  for (const [name, value] of Object.entries(extras?.cookies ?? {})) jar.set(name, value);
  const withQuery = (path: string): string =>
    extras === undefined ? path : `${path}${path.includes("?") ? "&" : "?"}${extras.query}`;
  const exchange = clientIp === undefined ? fetch : fetchFrom(clientIp);

  async function sendRaw(method: string, path: string, { headers, body }: RawRequest): Promise<Answer> {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const response = await exchange(`${url}${withQuery(path)}`, {
      method,
      headers: { ...(cookie === "" ? {} : { cookie }), ...headers, ...extras?.headers },
      ...(body === undefined ? {} : { body }),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) keep(jar, line);
    return {
      status: response.status,
      headers: response.headers,
      body: parsed(await response.text()),
      cookies,
    };
  }

  return {
    jar,
    sendRaw,
    send: (method, path, body, headers) =>
      sendRaw(method, path, {
        headers: {
          "accept-language": language,
          ...(method === "GET" ? {} : { origin }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

interface Sent extends RawRequest {
  readonly method: string;
}

/** As `fetch`, which cannot choose the address that it sends from. */
const fetchFrom =
  (localAddress: string) =>
  (url: string, { method, headers, body }: Sent): Promise<Response> =>
    new Promise((resolve, reject) => {
      // Such an address reaches IPv4's loopback alone, and `localhost` may be IPv6's.
      const { hostname: _, ...target } = urlToHttpOptions(new URL(url));
      const options = { ...target, host: "127.0.0.1", method, localAddress, headers: { ...headers } };
      const sent = request(options, async (answer) => {
        const lines = answer.rawHeaders;
        const pairs = lines.flatMap((name, at) =>
          at % 2 === 0 ? [[name, lines[at + 1] ?? ""] as [string, string]] : [],
        );
        const status = answer.statusCode ?? 0;
        resolve(new Response(status === 204 ? null : await text(answer), { status, headers: pairs }));
      });
      sent.on("error", reject);
      sent.end(body);
    });

function keep(jar: Map<string, string>, line: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === "") jar.delete(name);
  else jar.set(name, value);
}

function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
