/** A keep-alive client that costs little beside the server it measures. */
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** `name=value` pairs, to be sent back. */
  readonly cookie: string;
  readonly location: string | undefined;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function httpClient(port: number, clients: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const send = (path: string, { method = "GET", headers = {}, body }: Sent = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const outgoing = request(
        { agent, host: "127.0.0.1", port, path, method, headers },
        async (incoming) => {
          const cookies = incoming.headers["set-cookie"] ?? [];
          resolve({
            status: incoming.statusCode ?? 0,
            body: await text(incoming),
            cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; "),
            location: incoming.headers.location,
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  const json = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    send(path, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://localhost:3000", ...headers },
      body: JSON.stringify(body),
    });
  return { send, json, close: () => agent.destroy() };
}

export type HttpClient = ReturnType<typeof httpClient>;
